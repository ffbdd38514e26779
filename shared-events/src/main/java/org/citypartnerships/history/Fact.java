package org.citypartnerships.history;

import java.time.Instant;
import org.citypartnerships.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * One event as it was recorded in its stream.
 *
 * @param event the event
 * @param sequence its place in the order of recording within the stream
 * @param recordedAt when it was recorded, by the store's clock
 * @param recordedBy who recorded it, as {@code local#u-7k3m…}; null if that is not known
 * @param awaitsConfirmation whether it counts only once another person has confirmed it, by the policy of its time
 */
public record Fact(
        Event event,
        long sequence,
        Instant recordedAt,
        @Nullable String recordedBy,
        boolean awaitsConfirmation) {

    /** Under which key the metadata of an event say whether it counts at once. */
    public static final String CONFIRMATION = "confirmation";

    /** What they say there of an event that counts at once. */
    public static final String NOT_REQUIRED = "not-required";

    /** What they say there of an entry that counts only once another person has confirmed it. */
    public static final String REQUIRED = "required";

    /** What counts at once, whoever recorded it. */
    public Fact(Event event, long sequence, Instant recordedAt) {
        this(event, sequence, recordedAt, null, false);
    }

    Fact countingAtOnce() {
        return awaitsConfirmation ? new Fact(event, sequence, recordedAt, recordedBy, false) : this;
    }
}
