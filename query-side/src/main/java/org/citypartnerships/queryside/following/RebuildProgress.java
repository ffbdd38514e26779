package org.citypartnerships.queryside.following;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param phase what it does
 * @param events how many events it has read
 * @param total how many there were to read when it began; 0 until they are counted
 * @param eventsPerSecond how many it reads in a second on average; 0 at first
 * @param secondsLeft how long it will take to read the others at that rate; null when that can't be said
 * @param startedAt when it began
 * @param endedAt when it ended, if it has
 * @param failure why it failed, if it has
 */
public record RebuildProgress(
        Phase phase,
        long events,
        long total,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    /** What a rebuild does, in this order. */
    public enum Phase {
        /** All events are read, and the rows of every stream are made. */
        READING,
        /** Indexes are made on the rows. */
        INDEXING,
        /** What was recorded meanwhile is read. */
        CATCHING_UP,
        /** The new rows answer. */
        DONE,
        /** The old rows go on answering. */
        FAILED
    }

    /** Whether it is over, well or not. */
    public boolean isOver() {
        return phase == Phase.DONE || phase == Phase.FAILED;
    }
}
