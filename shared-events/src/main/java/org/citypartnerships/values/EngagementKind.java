package org.citypartnerships.values;

/** What kind of coming together. */
public enum EngagementKind {
    /** One party's delegation visits another. */
    DELEGATION,
    /** Talks. */
    MEETING,
    /** A conference. */
    CONFERENCE,
    /** A festival. */
    FESTIVAL,
    /** A trade fair or an exhibition. */
    FAIR,
    /** A commemoration or celebration. */
    CELEBRATION
}
