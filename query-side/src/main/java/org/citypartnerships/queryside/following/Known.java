package org.citypartnerships.queryside.following;

import java.time.Instant;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;

/**
 * What counts as known: what was recorded up to a position and by an instant.
 *
 * @param position the last position that counts
 * @param instant the last instant that counts
 */
public record Known(long position, Instant instant) {

    /** Whether the event counts. */
    public boolean counts(Recorded recorded) {
        return recorded.position() <= position && !recorded.recordedAt().isAfter(instant);
    }
}
