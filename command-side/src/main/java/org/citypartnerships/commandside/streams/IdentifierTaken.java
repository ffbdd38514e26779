package org.citypartnerships.commandside.streams;

import java.io.Serial;
import java.sql.SQLException;

/** An identifier belongs to something else on record: a conflict of unique rows, as two names are. */
public final class IdentifierTaken extends SQLException {

    @Serial
    private static final long serialVersionUID = 1L;

    IdentifierTaken(String scheme, String value) {
        super(scheme + " " + value + " belongs to something else on record", Rows.UNIQUE_VIOLATION);
    }
}
