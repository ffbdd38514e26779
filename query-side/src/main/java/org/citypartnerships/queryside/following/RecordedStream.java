package org.citypartnerships.queryside.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** What was recorded in one stream, {@code partnership:harbin-cn~murmansk-ru}, up to some position. */
public final class RecordedStream {

    private final String id;
    private final List<Recorded> events;
    private final History history;
    private final Set<String> sources;
    private final long characters;
    private final Map<Class<?>, Object> notes;
    private @Nullable StatedDate published;
    private boolean isAskedWhenPublished;
    private @Nullable Anchors anchors;
    private @Nullable Chronicle chronicle;

    private RecordedStream(
            String id,
            List<Recorded> events,
            History history,
            Set<String> sources,
            long characters,
            Map<Class<?>, Object> notes) {
        this.notes = notes;
        this.id = id;
        this.events = events;
        this.history = history;
        this.sources = sources;
        this.characters = characters;
    }

    /**
     * One event as recorded.
     *
     * @param event what happened
     * @param sequence its place in the stream, from 0
     * @param position its place in the whole history
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it, if that is known
     * @param awaitsConfirmation whether it counts only once another person has confirmed it
     */
    public record Recorded(
            Event event,
            long sequence,
            long position,
            Instant recordedAt,
            @Nullable String recordedBy,
            boolean awaitsConfirmation) {
        Fact fact() {
            return new Fact(event, sequence, recordedAt, recordedBy, awaitsConfirmation);
        }
    }

    static RecordedStream of(String id, List<Recorded> events, Set<String> sources, long characters) {
        History history = History.of(events.stream().map(Recorded::fact).toList());
        return new RecordedStream(
                id, List.copyOf(events), history, Set.copyOf(sources), characters, new ConcurrentHashMap<>());
    }

    /** This stream and what was recorded in it afterwards. */
    RecordedStream with(RecordedStream later) {
        List<Recorded> all = new ArrayList<>(events.size() + later.events.size());
        all.addAll(events);
        all.addAll(later.events);
        History longer = history;
        for (Recorded event : later.events) {
            longer = longer.with(event.fact());
        }
        Set<String> named = sources;
        if (!sources.containsAll(later.sources)) {
            named = new HashSet<>(sources);
            named.addAll(later.sources);
        }
        return new RecordedStream(
                id, Collections.unmodifiableList(all), longer, named, characters + later.characters, notes);
    }

    /**
     * What a reader has noted about the stream, to go on from when something more is recorded in it; it is there as long as the
     * stream is remembered. It may tell of more than this: a batch may have been undone since.
     *
     * @param none made where nothing is noted yet
     */
    public <T> T notes(Class<T> kind, Supplier<T> none) {
        return kind.cast(notes.computeIfAbsent(kind, absent -> none.get()));
    }

    /** How long the payloads of its events are together, as an idea of the room that it takes. */
    long characters() {
        return characters;
    }

    /** Takes less room from now on: what follows from it is worked out anew when somebody asks. */
    synchronized void forgetConclusions() {
        chronicle = null;
        anchors = null;
    }

    /** The stream. */
    public String id() {
        return id;
    }

    /** Its events in the order of recording, at least one. */
    public List<Recorded> events() {
        return events;
    }

    /** The same for the fold. */
    public History history() {
        return history;
    }

    /** What follows from them; worked out once for all who ask with the same anchors. */
    public synchronized Chronicle under(Anchors dates) {
        Chronicle known = chronicle;
        if (known == null || !dates.equals(anchors)) {
            known = history.under(dates);
            chronicle = known;
            anchors = dates;
        }
        return known;
    }

    /** When it was published, if it is the stream of a source and that is recorded: what was recorded last counts. */
    synchronized Optional<StatedDate> publishedOn() {
        if (!isAskedWhenPublished) {
            published = history.under(Anchors.none()).timeline().stream()
                    .filter(told -> SourceDates.date(told.entry()) != null)
                    .max(Comparator.comparingLong(Told::sequence))
                    .map(told -> SourceDates.date(told.entry()))
                    .orElse(null);
            isAskedWhenPublished = true;
        }
        return Optional.ofNullable(published);
    }

    /** The sources that anything in it names. */
    public Set<String> sources() {
        return sources;
    }

    /** The stream as it was known; empty if nothing of it was. */
    public Optional<RecordedStream> as(Known known) {
        if (events.stream().allMatch(known::counts)) {
            return Optional.of(this);
        }
        List<Recorded> counting = events.stream().filter(known::counts).toList();
        return counting.isEmpty() ? Optional.empty() : Optional.of(of(id, counting, sources, characters));
    }

    /** The last event. */
    public Recorded last() {
        return events.get(events.size() - 1);
    }

    /** The sequence of the last event: the version of everything that is told of the stream. */
    public long sequence() {
        return last().sequence();
    }

    /** The event with this place in the stream. */
    public Recorded at(long sequence) {
        return events.get(Math.toIntExact(sequence));
    }

    /** The first event of a type. @throws IllegalStateException if there is none */
    public <T extends Event> T first(Class<T> type) {
        return events.stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id + " has no " + type.getSimpleName()));
    }
}
