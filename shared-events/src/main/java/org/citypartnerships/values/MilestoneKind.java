package org.citypartnerships.values;

/** What was set up. */
public enum MilestoneKind {
    /** A flight or another regular connection. */
    CONNECTION,
    /** An office, a branch, a liaison office. */
    OFFICE,
    /** A centre: trade, settlement, cooperation. */
    CENTRE,
    /** An economic or tariff-free zone. */
    ZONE,
    /** A fair, or its renaming. */
    FAIR,
    /** A policy, plan or programme of one party. */
    POLICY,
    /** A joint project or platform. */
    PROJECT
}
