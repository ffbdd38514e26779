package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.History;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Streams as they were known at a point of recording. */
@Component
public class KnownStreams {

    private final Streams streams;

    KnownStreams(Streams streams) {
        this.streams = streams;
    }

    /**
     * A stream as it was known.
     *
     * @param stream what counts of it
     * @param anchors when its sources were published, as was known then
     * @param known what counts; null for everything that can be read
     */
    public record KnownStream(
            RecordedStream stream,
            Anchors anchors,
            @Nullable Known known) {

        /** What was recorded in it. */
        public History history() {
            return stream.history();
        }

        /** What that says of a day. */
        public State at(LocalDate day) {
            return history().at(day, anchors);
        }
    }

    /**
     * A stream of a kind, as known at a point of recording, or now.
     *
     * @throws NotOnRecord if nothing of it can be read up to the position
     * @throws NotYetKnown if nothing of it was known
     */
    public KnownStream one(long position, String kind, String id, @Nullable KnownAt knownAt) {
        RecordedStream everything = streams.upTo(position, id).orElseThrow(() -> new NotOnRecord(kind, Ids.name(id)));
        if (knownAt == null) {
            return new KnownStream(everything, streams.anchorsOf(List.of(everything), position), null);
        }
        Known known = knownAt.at(position);
        RecordedStream then = everything
                .as(known)
                .orElseThrow(() -> new NotYetKnown(
                        kind, Ids.name(id), knownAt, everything.events().get(0)));
        return new KnownStream(then, streams.anchorsOf(List.of(then), known), known);
    }
}
