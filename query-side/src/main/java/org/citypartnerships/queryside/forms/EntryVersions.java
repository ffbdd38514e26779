package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what was recorded last about an entry: whoever changes the entry ought to have seen that. */
@Component
class EntryVersions {

    private final KnownStreams streams;

    EntryVersions(KnownStreams streams) {
        this.streams = streams;
    }

    /**
     * An entry as it is now.
     *
     * @param entry the entry as it was recorded at first
     * @param last what was recorded about it last: itself, a correction, evidence, what a second person says …
     * @param stream the sequence of the last event of its stream, whatever that is about
     * @param retraction what took it back; null if nothing did
     */
    record EntryVersion(
            Entry entry,
            Recorded last,
            long stream,
            @Nullable Recorded retraction) {

        /** The version: the sequence of what was recorded about it last. */
        long sequence() {
            return last.sequence();
        }
    }

    /** The entry that a reference names as it is now; empty if there is none, or it is not for everybody who records. */
    Optional<EntryVersion> of(String ref, Moment moment) {
        int hash = ref.indexOf('#');
        int colon = ref.indexOf(':');
        if (colon < 0 || hash < colon) {
            return Optional.empty();
        }
        String kind = ref.substring(0, colon);
        try {
            return moment.ask(position -> version(
                    streams.everything(position, kind, ref.substring(0, hash)).now(), ref.substring(hash + 1)));
        } catch (NotOnRecord none) {
            return Optional.empty();
        }
    }

    private static Optional<EntryVersion> version(KnownStream stream, String entry) {
        Optional<Entry> known = stream.history().facts().stream()
                .map(Fact::event)
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .filter(one ->
                        one.entryId().value().equals(entry) && PublicEntries.isPublic(stream.history(), one.entryId()))
                .findFirst();
        return known.flatMap(first -> {
            EntryId id = first.entryId();
            Roots roots = new Roots(stream.history().facts());
            List<Recorded> about = roots.about(roots.of(id), stream.stream());
            return about.stream()
                    .reduce((before, last) -> last)
                    .map(last -> new EntryVersion(
                            first, last, stream.stream().sequence(), retraction(stream.history(), id, about)));
        });
    }

    /** What waits for a second person counts as well: nobody can record anything more about the entry until that is said. */
    private static @Nullable Recorded retraction(History history, EntryId entry, List<Recorded> about) {
        History all = history.allConfirmed();
        if (all.entry(entry).isPresent()) {
            return null;
        }
        return about.stream()
                .filter(recorded -> recorded.event() instanceof EntryRetracted retraction
                        && retraction.retracts().equals(entry)
                        && all.entry(retraction.entryId()).isPresent())
                .findFirst()
                .orElse(null);
    }
}
