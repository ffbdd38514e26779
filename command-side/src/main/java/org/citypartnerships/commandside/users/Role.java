package org.citypartnerships.commandside.users;

/** What somebody may do; {@code docs/rights.md} has the whole table, which a test keeps true. */
public enum Role {
    /** Reads what is confirmed and public. */
    READER(true),
    /** Records and imports, for one municipality or for all. */
    RECORDER(true),
    /** Confirms and rejects what others recorded, never what they recorded themselves. */
    APPROVER(true),
    /** Reads everything: wrong and pending values, internal entries, the security log. */
    AUDITOR(false),
    /** Gives and takes users and roles, and looks after the projections; neither records nor approves. */
    ADMINISTRATOR(false);

    private final boolean limitable;

    Role(boolean limitable) {
        this.limitable = limitable;
    }

    /** Whether it may be given for one municipality: who reads or rules everything does so for all. */
    public boolean isLimitable() {
        return limitable;
    }
}
