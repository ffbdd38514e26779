package org.citypartnerships.values;

/** What kind of thing was said. */
public enum StatementKind {
    /** That something is so, where no number or paper says it. */
    CLAIM,
    /** What somebody thinks of it. */
    OPINION,
    /** What is meant to be done. */
    INTENTION
}
