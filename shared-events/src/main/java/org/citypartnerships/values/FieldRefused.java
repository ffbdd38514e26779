package org.citypartnerships.values;

/** A record is none because of one of its fields, whatever the others are. */
public final class FieldRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final String field;

    FieldRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field's name. */
    public String field() {
        return field;
    }
}
