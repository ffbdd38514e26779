package org.citypartnerships.values;

/** What kind of source. */
public enum SourceKind {
    /** A newspaper or news site. */
    PRESS,
    /** A page of a party or of anybody else. */
    WEB_PAGE,
    /** The minutes of a council. */
    COUNCIL_MINUTE,
    /** A letter. */
    LETTER,
    /** The paper itself. */
    DEED,
    /** What somebody told. */
    ORAL,
    /** A list or directory. */
    LIST,
    /** Statistics. */
    STATISTICS
}
