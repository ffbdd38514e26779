package org.citypartnerships.storage;

import java.sql.SQLException;

/** The keys of persons can't be reached just now; trying again later may help. */
public class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeysUnavailable(SQLException cause) {
        super("the keys of persons can't be reached: " + cause.getMessage(), cause);
    }
}
