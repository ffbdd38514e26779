package org.citypartnerships.commandside.users;

/** What a token is good for: never more than the roles of its user allow. */
public enum TokenScope {
    /** Reading. */
    READ,
    /** Recording and importing. */
    RECORD,
    /** Reading as an auditor. */
    AUDIT;

    /** Whether a token with this scope may be used in this role; none may be used to approve or to administer. */
    boolean covers(Role role) {
        return switch (this) {
            case READ -> role == Role.READER;
            case RECORD -> role == Role.READER || role == Role.RECORDER;
            case AUDIT -> role == Role.READER || role == Role.AUDITOR;
        };
    }
}
