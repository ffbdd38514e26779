package org.citypartnerships.commandside.api;

/** What a command is sent for. */
public enum Purpose {
    /** To be decided and recorded. */
    RECORD,
    /** To be decided only. */
    DECIDE,
    /** To be recorded in a transaction of the caller's that is undone: later commands of it see this one. */
    REHEARSE
}
