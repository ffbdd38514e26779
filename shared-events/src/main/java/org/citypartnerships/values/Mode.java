package org.citypartnerships.values;

/** How people met. */
public enum Mode {
    /** In one place. */
    IN_PERSON,
    /** Over a distance. */
    VIRTUAL
}
