package org.citypartnerships.queryside.signin;

/** What somebody may do; {@code docs/rights.md} has the whole table, which a test keeps true. */
public enum Role {
    /** Reads what is confirmed and public. */
    READER(true),
    /** Records and imports, for one municipality or for all. */
    RECORDER(true),
    /** Confirms and rejects what others recorded. */
    APPROVER(true),
    /** Reads everything: wrong and pending values, internal entries. */
    AUDITOR(false),
    /** Gives and takes users and roles. */
    ADMINISTRATOR(false);

    private final boolean limitable;

    Role(boolean limitable) {
        this.limitable = limitable;
    }

    /** Whether it may be given for one municipality; as on the command side. */
    public boolean isLimitable() {
        return limitable;
    }
}
