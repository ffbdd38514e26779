package org.citypartnerships.values;

/** Who may read an entry. */
public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** Auditors, and that they do is written down. */
    INTERNAL
}
