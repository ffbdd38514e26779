package org.citypartnerships.values;

/** Which way goods go, seen from the scope's first party. */
public enum Flow {
    /** Both ways together. */
    TOTAL,
    /** Out of it. */
    EXPORT,
    /** Into it. */
    IMPORT
}
