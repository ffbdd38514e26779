package org.citypartnerships.values;

/** What a paper establishes between the sides, from nothing to twinning. */
public enum Rung {
    /** It establishes no relation: a programme, a work memorandum, a chambers' paper. */
    NOTHING(Relation.UNSPECIFIED),
    /** Contacts. */
    CONTACT(Relation.CONTACT),
    /** The intent to establish something higher. */
    INTENT(Relation.INTENT),
    /** Friendship: friendly ties below twinning. */
    FRIENDSHIP(Relation.FRIENDSHIP),
    /** Twinning: sister city, twin town, 友好城市. */
    TWINNING(Relation.TWINNING),
    /** Cooperation on a project, beside the ladder. */
    PROJECT(Relation.PROJECT);

    private final Relation relation;

    Rung(Relation relation) {
        this.relation = relation;
    }

    /** The relation that stands once this is established; UNSPECIFIED for NOTHING. */
    public Relation relation() {
        return relation;
    }
}
