package org.citypartnerships.queryside.following;

/** The readers did not reach a position within the time that a request may wait: it is to be asked again. */
public final class NotYetProjected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long awaited;
    private final long reached;

    NotYetProjected(long awaited, long reached, long recorded) {
        super(
                awaited > recorded
                        ? "Nothing is recorded at position " + awaited + " yet: the last recorded position is "
                                + recorded + ". Ask with a position that the command side gave, or leave readAfter out."
                        : "Position " + awaited + " is not readable yet: what can be read goes up to " + reached
                                + ". Ask again in a second.");
        this.awaited = awaited;
        this.reached = reached;
    }

    /** The position that was waited for. */
    public long awaited() {
        return awaited;
    }

    /** The position that can be read. */
    public long reached() {
        return reached;
    }
}
