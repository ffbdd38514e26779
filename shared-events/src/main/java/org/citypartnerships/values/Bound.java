package org.citypartnerships.values;

/** What a printed number says of the true one. */
public enum Bound {
    /** It is this, as precisely as printed. */
    EXACT,
    /** It is about this: "around", "one in four". */
    ABOUT,
    /** It is this or more: "over". */
    AT_LEAST,
    /** It is this or less: "nearly". */
    AT_MOST
}
