package org.citypartnerships.values;

/** How a body decided. */
public enum Outcome {
    /** Adopted. */
    ADOPTED,
    /** Rejected. */
    REJECTED,
    /** Put off. */
    DEFERRED,
    /** Taken note of. */
    NOTED
}
