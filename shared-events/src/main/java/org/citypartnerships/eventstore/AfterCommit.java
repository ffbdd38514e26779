package org.citypartnerships.eventstore;

/**
 * Told that events were committed, so that followers can be woken: see {@link CommitNotices}.
 *
 * <p>Called in the thread that recorded them, after the commit and outside of any transaction, once for each commit however
 * many events it has. It returns at once and throws nothing. It is a hint: an event is recorded whether or not anybody was
 * told, and followers look by themselves now and then.
 */
@FunctionalInterface
public interface AfterCommit {

    /** Events were committed. */
    void committed();
}
