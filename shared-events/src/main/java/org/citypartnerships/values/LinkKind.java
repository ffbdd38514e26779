package org.citypartnerships.values;

/** What one entry is to another. */
public enum LinkKind {
    /** This paper renews that one. */
    RENEWS,
    /** This entry stands in for a retracted one. */
    REPLACES,
    /** This is what that plan planned. */
    FULFILS,
    /** This happened in the course of that. */
    DURING,
    /** This answers that. */
    IN_RESPONSE_TO,
    /** This is a later step of that act. */
    PART_OF_ACT,
    /** This is the same happening, told again. */
    SAME_AS
}
