package org.citypartnerships.storage;

import org.axonframework.serialization.SerializationException;

/** An event is stored under a name or revision that this version does not know, or is of a class that has no stored name. */
public class UnknownStoredName extends SerializationException {
    private static final long serialVersionUID = 1;

    UnknownStoredName(String message) {
        super(message);
    }
}
