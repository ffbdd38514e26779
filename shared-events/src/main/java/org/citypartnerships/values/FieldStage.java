package org.citypartnerships.values;

/** Whether a field of cooperation is lived or meant. */
public enum FieldStage {
    /** Something happens in it. */
    PRACTISED,
    /** Agreed on in a paper. */
    AGREED,
    /** Aimed at. */
    AIMED_AT
}
