package org.citypartnerships.values;

/** Where a side stands. */
public enum Standing {
    /** Nothing says. */
    UNKNOWN,
    /** Proposed, not signed. */
    PROPOSED,
    /** A paper that establishes something is in force; of an intent: "intent signed". */
    IN_FORCE,
    /** Suspended, until resumed. */
    SUSPENDED,
    /** The last paper that established something has run out. */
    EXPIRED,
    /** Ended. */
    ENDED
}
