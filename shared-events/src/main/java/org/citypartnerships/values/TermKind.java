package org.citypartnerships.values;

/** How long a paper holds. */
public enum TermKind {
    /** Without end. */
    UNLIMITED,
    /** Until a day, or for a period. */
    FIXED,
    /** For a period, then again by itself, as often as it says. */
    SELF_RENEWING,
    /** For a period, then again if both sides agree. */
    BY_CONSENT
}
