package org.citypartnerships.values;

/** How far something is. */
public enum Progress {
    /** Applied for, not decided. */
    APPLIED_FOR,
    /** Planned. */
    PLANNED,
    /** Done. */
    DONE
}
