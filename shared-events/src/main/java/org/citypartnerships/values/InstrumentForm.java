package org.citypartnerships.values;

/** The form of a signed paper. */
public enum InstrumentForm {
    /** Protocol of intent. */
    PROTOCOL_OF_INTENT,
    /** Memorandum of understanding, or of friendly exchanges. */
    MEMORANDUM,
    /** Friendship agreement. */
    FRIENDSHIP_AGREEMENT,
    /** Twinning agreement, sister-city agreement. */
    TWINNING_AGREEMENT,
    /** Cooperation agreement. */
    COOPERATION_AGREEMENT,
    /** Programme of work. */
    PROGRAMME,
    /** Declaration. */
    DECLARATION
}
