package org.citypartnerships.values;

/**
 * The highest rung that was established or reported by a day. It does not fall when standing does. In ascending order,
 * with PROJECT beside the ladder: it counts only where nothing on the ladder does.
 */
public enum Relation {
    /** Something is said to exist, not what. */
    UNSPECIFIED,
    /** Cooperation on a project. */
    PROJECT,
    /** Contacts. */
    CONTACT,
    /** An intent was signed. */
    INTENT,
    /** Friendship. */
    FRIENDSHIP,
    /** Twinning: sister city, twin town, 友好城市. */
    TWINNING
}
