package org.citypartnerships.queryside.web;

import org.citypartnerships.queryside.following.RecordedStream.Recorded;

/** Something is on record, but nothing of it was at the point of recording that is asked about. */
public final class NotYetKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what, and since when it is known. */
    public NotYetKnown(String what, String id, KnownAt knownAt, Recorded first) {
        super("Nothing of " + what + " '" + id + "' was recorded by " + knownAt.text() + ": it is known since "
                + first.recordedAt() + ", position " + first.position() + ".");
    }

    /** Says that of everything. */
    public NotYetKnown(KnownAt knownAt) {
        super("Nothing was recorded by " + knownAt.text() + ".");
    }
}
