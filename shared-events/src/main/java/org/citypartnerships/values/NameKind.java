package org.citypartnerships.values;

/** What a name is to its party. */
public enum NameKind {
    /** The name it goes by. */
    PROPER,
    /** Another spelling or form in use: Nuernberg. */
    VARIANT,
    /** A slip of a source: "Murmnask". */
    MISSPELLING
}
