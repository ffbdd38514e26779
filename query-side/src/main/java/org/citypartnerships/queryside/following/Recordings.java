package org.citypartnerships.queryside.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.citypartnerships.queryside.following.KnownSpans.Recording;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;

/** The recordings on which a stream's rows hang: its own, and those of its sources since it began. */
public final class Recordings {

    private Recordings() {}

    /**
     * In the order of their positions. A time is never earlier than that of the recording before: where the clocks of two nodes
     * differ, something is known once everything before it is.
     */
    public static List<Recording> of(RecordedStream stream, Collection<RecordedStream> sources) {
        long begun = stream.events().get(0).position();
        List<Recorded> events = new ArrayList<>(stream.steps());
        for (RecordedStream source : sources) {
            source.events().stream().filter(event -> event.position() > begun).forEach(events::add);
        }
        events.sort(Comparator.comparingLong(Recorded::position));
        List<Recording> recordings = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Recorded event : events) {
            last = event.recordedAt().isAfter(last) ? event.recordedAt() : last;
            recordings.add(new Recording(event.position(), last));
        }
        return recordings;
    }
}
