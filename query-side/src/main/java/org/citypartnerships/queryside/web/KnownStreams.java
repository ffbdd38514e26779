package org.citypartnerships.queryside.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.following.SourceDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Streams as they were known at a point of recording. */
@Component
public class KnownStreams {

    private final RememberedStreams streams;
    private final SourceLabels sources;

    KnownStreams(RememberedStreams streams, SourceLabels sources) {
        this.streams = streams;
        this.sources = sources;
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

        /** What that says, read once for several questions. */
        public Chronicle chronicle() {
            return stream.under(anchors);
        }
    }

    /** What answers at a position with what counts there; null for everything that can be read. */
    @FunctionalInterface
    public interface Answering<T> {
        /** The answer. */
        T at(long position, @Nullable Known known);
    }

    /**
     * Answers with what was known at a point of recording, and says the position that this was.
     *
     * @param readable the position up to which everything can be read
     * @throws NotYetKnown if nothing at all was known then
     */
    public <T> T answer(long readable, @Nullable KnownAt knownAt, Answering<T> answering) {
        Known known = known(readable, knownAt);
        return answering.at(known == null ? readable : known.position(), known);
    }

    /**
     * A stream and the sources that it names, with everything that can be read of them.
     *
     * @param stream the stream
     * @param sources the streams of its sources
     */
    public record Everything(RecordedStream stream, Collection<RecordedStream> sources) {

        /** The stream as it is known now. */
        public KnownStream now() {
            return new KnownStream(stream, new SourceDates(sources), null);
        }

        /** The stream as it was known; empty if nothing of it was. */
        public Optional<KnownStream> as(Known known) {
            return stream.as(known).map(then -> new KnownStream(then, dates(known), known));
        }

        private Anchors dates(Known known) {
            return new SourceDates(sources.stream()
                    .flatMap(source -> source.as(known).stream())
                    .toList());
        }

        /**
         * The stream as it was known at a point of recording, or is now if none is asked about.
         *
         * @throws NotYetKnown if nothing of it was known
         */
        public KnownStream at(long position, String kind, @Nullable KnownAt knownAt) {
            return knownAt == null
                    ? now()
                    : as(knownAt.at(position))
                            .orElseThrow(() -> new NotYetKnown(
                                    kind,
                                    Ids.name(stream.id()),
                                    knownAt,
                                    stream.events().get(0)));
        }
    }

    /**
     * A stream of a kind, and its sources.
     *
     * @throws NotOnRecord if nothing of it can be read up to the position
     */
    public Everything everything(long position, String kind, String id) {
        RecordedStream stream = streams.upTo(position, id).orElseThrow(() -> new NotOnRecord(kind, Ids.name(id)));
        return new Everything(stream, streams.sourcesOf(stream, position));
    }

    /**
     * The same of the stream as which this one is read at the point of recording, if it was declared a duplicate by then.
     *
     * @throws NotOnRecord if nothing of it can be read up to the position
     * @throws NotYetKnown if nothing of it was known
     */
    public Everything everything(long position, String kind, String id, @Nullable KnownAt knownAt) {
        Everything everything = everything(position, kind, id);
        String stays = everything.at(position, kind, knownAt).stream().stays().orElse(null);
        return stays == null ? everything : everything(position, kind, stays, knownAt);
    }

    /**
     * A stream of a kind, as known at a point of recording, or now; of a duplicate the one that stays.
     *
     * @throws NotOnRecord if nothing of it can be read up to the position
     * @throws NotYetKnown if nothing of it was known
     */
    public KnownStream one(long position, String kind, String id, @Nullable KnownAt knownAt) {
        KnownStream now = knownAt == null ? now(position, kind, id) : null;
        if (now != null && now.stream().stays().isEmpty()) {
            return now;
        }
        return everything(position, kind, id, knownAt).at(position, kind, knownAt);
    }

    /** What is to be looked up to answer {@link #now}: the stream, and what its sources are called. */
    public List<Lookup<?>> lookups(String id) {
        return List.of(streams.lookup(id), SourceLabels.lookup(id));
    }

    /**
     * A stream of a kind as it is known now, be it a duplicate. What its sources are called has been read with it then; when they
     * were published stands there as well, so that their streams need not be read.
     *
     * @throws NotOnRecord if nothing of it can be read up to the position
     */
    public KnownStream now(long position, String kind, String id) {
        RecordedStream stream = streams.upTo(position, id).orElseThrow(() -> new NotOnRecord(kind, Ids.name(id)));
        Anchors dates = sources.datesOf(stream)
                .map(Anchors.class::cast)
                .orElseGet(() -> new SourceDates(streams.sourcesOf(stream, position)));
        return new KnownStream(stream, dates, null);
    }

    /** The streams of which anything was known, as it was. */
    public Map<String, KnownStream> all(Known known, Collection<String> ids) {
        Map<String, RecordedStream> then = streams.as(known, ids);
        Anchors anchors = streams.anchorsOf(then.values(), known);
        Map<String, KnownStream> all = new LinkedHashMap<>();
        then.forEach((id, stream) -> all.put(id, new KnownStream(stream, anchors, known)));
        return all;
    }

    /**
     * What counts as known.
     *
     * @return null if nothing is asked about that
     * @throws NotYetKnown if nothing at all was
     */
    public @Nullable Known known(long position, @Nullable KnownAt knownAt) {
        if (knownAt == null) {
            return null;
        }
        Known known = knownAt.at(position);
        if (!streams.isAnythingKnown(known)) {
            throw new NotYetKnown(knownAt);
        }
        return known;
    }
}
