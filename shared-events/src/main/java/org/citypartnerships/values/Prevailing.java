package org.citypartnerships.values;

/** Which of two competing values holds. */
public enum Prevailing {
    /** The one recorded first. */
    RECORDED,
    /** The one claimed against it. */
    CLAIMED
}
