package org.citypartnerships.values;

/** Who may read an entry. */
public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** Those who may read internal entries of the municipality that recorded it. */
    INTERNAL
}
