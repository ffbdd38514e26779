package org.citypartnerships.values;

/** How near to the facts a source is. */
public enum Reliability {
    /** The paper itself, or a party telling of its own acts. */
    FIRST_HAND,
    /** It reports and names who says so. */
    REPORTED,
    /** It gives no sources of its own. */
    UNSOURCED
}
