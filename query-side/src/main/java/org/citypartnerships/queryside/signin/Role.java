package org.citypartnerships.queryside.signin;

/** What somebody may do; {@code docs/rights.md} has the whole table, which a test keeps true. */
public enum Role {
    /** Reads what is confirmed and public. */
    READER,
    /** Records and imports, for one municipality or for all. */
    RECORDER,
    /** Confirms and rejects what others recorded. */
    APPROVER,
    /** Reads everything: wrong and pending values, internal entries. */
    AUDITOR,
    /** Gives and takes users and roles. */
    ADMINISTRATOR
}
