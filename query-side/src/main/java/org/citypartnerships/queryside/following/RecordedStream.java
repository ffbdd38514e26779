package org.citypartnerships.queryside.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
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
    /** What is recorded in this stream alone. */
    private final List<Recorded> own;
    /** The streams that were ever declared to be the same as this one. */
    private final List<RecordedStream> duplicates;
    /** Asked several times for each event that is recorded. */
    private final Set<String> everStood;

    private @Nullable Anchors anchors;
    private @Nullable Chronicle chronicle;

    private RecordedStream(
            String id,
            List<Recorded> events,
            History history,
            Set<String> sources,
            long characters,
            Map<Class<?>, Object> notes) {
        this(id, events, events, List.of(), history, sources, characters, notes);
    }

    private RecordedStream(
            String id,
            List<Recorded> own,
            List<Recorded> events,
            List<RecordedStream> duplicates,
            History history,
            Set<String> sources,
            long characters,
            Map<Class<?>, Object> notes) {
        this.own = own;
        this.duplicates = duplicates;
        this.everStood = id.startsWith(PartnershipId.KIND) ? stoodIn(own) : Set.of();
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
            return fact(sequence);
        }

        /** At another place of a history. */
        private Fact fact(long place) {
            return new Fact(event, place, recordedAt, recordedBy, awaitsConfirmation);
        }
    }

    static RecordedStream of(String id, List<Recorded> events, Set<String> sources, long characters) {
        History history = History.of(events.stream().map(Recorded::fact).toList());
        return new RecordedStream(
                id, List.copyOf(events), history, Set.copyOf(sources), characters, new ConcurrentHashMap<>());
    }

    /**
     * This stream and what was recorded in its duplicates, from when until when each was declared to be one: its entries are read
     * as this one's.
     *
     * @param others the streams that were ever declared to be the same as this one
     */
    RecordedStream uniting(Collection<RecordedStream> others) {
        if (others.isEmpty()) {
            return this;
        }
        List<Recorded> all = new ArrayList<>(own);
        Set<String> named = new HashSet<>(sources);
        for (RecordedStream other : others) {
            named.addAll(other.sources);
            if (other.stays().filter(id::equals).isPresent()) {
                all.addAll(Retold.of(other, id, all));
            }
        }
        List<Fact> facts = new ArrayList<>();
        all.forEach(recorded -> facts.add(recorded.fact(facts.size())));
        return new RecordedStream(
                id,
                own,
                Collections.unmodifiableList(all),
                List.copyOf(others),
                History.of(facts),
                Set.copyOf(named),
                characters,
                new ConcurrentHashMap<>());
    }

    /** The partnerships of which this one was ever declared a duplicate. */
    Set<String> everStood() {
        return everStood;
    }

    private static Set<String> stoodIn(List<Recorded> events) {
        Set<String> others = new HashSet<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof DuplicateDeclared declared) {
                others.add(declared.duplicateOf().value());
            }
        }
        return Set.copyOf(others);
    }

    /** The partnership as which this one is read, if it is a duplicate of one. */
    public Optional<String> stays() {
        return everStood.isEmpty() ? Optional.empty() : history.duplicateOf().map(StreamId::value);
    }

    /** Whether what it says hangs on whether it, or another, is a duplicate. */
    public boolean hangsOnDuplicates() {
        return !duplicates.isEmpty() || !everStood.isEmpty();
    }

    /** What made it say what it says: its own events, and those of duplicates since they were declared, in no order. */
    public List<Recorded> steps() {
        if (duplicates.isEmpty()) {
            return events;
        }
        List<Recorded> steps = new ArrayList<>(own);
        for (RecordedStream duplicate : duplicates) {
            long declared = duplicate.own.stream()
                    .filter(recorded -> recorded.event() instanceof DuplicateDeclared)
                    .mapToLong(Recorded::position)
                    .min()
                    .orElse(Long.MAX_VALUE);
            duplicate.steps().stream()
                    .filter(recorded -> recorded.position() >= declared)
                    .forEach(steps::add);
        }
        return steps;
    }

    /** This stream and what was recorded in it afterwards; what is in both is the same and counts once. */
    RecordedStream with(RecordedStream later) {
        List<Recorded> more = later.events.stream()
                .filter(event -> event.sequence() > sequence())
                .toList();
        if (more.isEmpty()) {
            return this;
        }
        List<Recorded> all = new ArrayList<>(events.size() + more.size());
        all.addAll(events);
        all.addAll(more);
        History longer = history;
        for (Recorded event : more) {
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
        history.forgetConclusions();
    }

    /** The stream. */
    public String id() {
        return id;
    }

    /** Its events in the order of recording, at least one; then those of its duplicates. */
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

    /** The stream up to a position; empty if nothing of it is so early. */
    Optional<RecordedStream> upTo(long position) {
        return as(new Known(position, Instant.MAX));
    }

    /** The stream as it was known; empty if nothing of it was. */
    public Optional<RecordedStream> as(Known known) {
        if (duplicates.isEmpty() && events.stream().allMatch(known::counts)) {
            return Optional.of(this);
        }
        List<Recorded> counting = own.stream().filter(known::counts).toList();
        return counting.isEmpty()
                ? Optional.empty()
                : Optional.of(of(id, counting, sources, characters)
                        .uniting(duplicates.stream()
                                .flatMap(duplicate -> duplicate.as(known).stream())
                                .toList()));
    }

    /** The last event of its own. */
    public Recorded last() {
        return own.get(own.size() - 1);
    }

    /** The sequence of the last event: the version of everything that is told of the stream. */
    public long sequence() {
        return last().sequence();
    }

    /** The event with this place in the history. */
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
