package org.citypartnerships.values;

/** Whether something holds on a day in every reading of the dates, or only in some. */
public enum Certainty {
    /** In every reading. */
    CERTAIN,
    /** In some readings: an agreement of "2009" on 1 June 2009. */
    POSSIBLE
}
