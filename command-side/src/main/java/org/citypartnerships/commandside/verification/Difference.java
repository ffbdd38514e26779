package org.citypartnerships.commandside.verification;

import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.ledger.LedgerLeaf;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that is not as it was recorded.
 *
 * @param check what found it
 * @param event which event, or null if it is about none alone
 * @param words what is wrong
 */
public record Difference(Check check, @Nullable Named event, String words) {

    /**
     * An event, by everything that names it.
     *
     * @param stream its stream
     * @param sequence its place in the stream
     * @param eventId its id
     * @param position its position in the store
     */
    public record Named(String stream, long sequence, String eventId, long position) {

        static Named of(long position, StoredEvent event) {
            return new Named(event.stream(), event.sequence(), event.eventId(), position);
        }

        static Named of(LedgerLeaf leaf) {
            return new Named(leaf.stream(), leaf.sequence(), leaf.eventId(), leaf.position());
        }

        @Override
        public String toString() {
            return stream + "#" + sequence + " (event " + eventId + ", position " + position + ")";
        }
    }

    /** One line: {@code leaves: partnership:…#3 (event …, position 17) was changed …}. */
    @Override
    public String toString() {
        return check.label() + ": " + (event == null ? "" : event + " ") + words;
    }

    /** Ends a verification. */
    static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Difference difference;

        Found(Check check, @Nullable Named event, String words) {
            super(words, null, false, false);
            this.difference = new Difference(check, event, words);
        }

        Difference difference() {
            return difference;
        }
    }
}
