package org.citypartnerships.commandside;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Warning;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Link;
import org.jspecify.annotations.Nullable;

/** What every stream of entries has in common: its history, and the rules that hold for an entry of any kind. */
public abstract class RecordedStream {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String id;

    private History history = History.empty();
    private long sequence = -1;

    /** The stream's history so far. */
    protected final History history() {
        return history;
    }

    /** Whether nothing is recorded yet. */
    protected final boolean isNew() {
        return sequence < 0;
    }

    /**
     * Records an entry, behind the events that open the stream if it is new.
     *
     * @throws Refused if the stream has moved on, the entry's id is taken, or it links to itself or to nothing
     */
    protected final Decided record(Circumstances now, List<? extends Event> opening, Entry entry) {
        requireExpectedSequence(now);
        requireNewEntry(entry);
        requireLinksOnRecord(entry);
        List<Warning> warnings = warningsOf(now, opening, entry);
        List<Event> events = new ArrayList<>(opening);
        events.add(entry);
        long last = sequence + events.size();
        events.forEach(event -> apply(event));
        return new Decided(now.target(), last, entry.entryId(), List.copyOf(events), warnings);
    }

    /** Records an entry of a stream that needs no opening. */
    protected final Decided record(Circumstances now, Entry entry) {
        return record(now, List.of(), entry);
    }

    @EventSourcingHandler
    final void evolve(Event event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        this.id = event.stream().value();
        this.sequence = sequence;
        this.history = history.with(new Fact(event, sequence, recordedAt));
        evolve(event);
    }

    /** What the kind of stream keeps besides its history. */
    protected void evolve(Event event) {}

    private List<Warning> warningsOf(Circumstances now, List<? extends Event> opening, Entry entry) {
        History candidate = history;
        long next = sequence;
        for (Event event : opening) {
            candidate = candidate.with(new Fact(event, ++next, now.at()));
        }
        candidate = candidate.with(new Fact(entry, ++next, now.at()));
        return candidate.warnings(now.anchors(), now.today()).stream()
                .filter(warning -> warning.entries().contains(entry.entryId()))
                .toList();
    }

    private void requireExpectedSequence(Circumstances now) {
        Long expected = now.expectedSequence();
        if (expected != null && expected != sequence) {
            throw new Refused(
                    Reason.STALE_VERSION,
                    isNew()
                            ? now.target() + " is not on record yet: leave If-Match out"
                            : now.target() + " stands at " + sequence + ", not at " + expected
                                    + ": read it again and decide again");
        }
    }

    private void requireNewEntry(Entry entry) {
        if (history.has(entry.entryId())) {
            throw Refused.at(
                    Reason.ENTRY_ALREADY_RECORDED,
                    "/header/entryId",
                    entry.ref() + " is on record: choose another entryId, or correct that entry");
        }
    }

    private void requireLinksOnRecord(Entry entry) {
        List<Link> links = entry.header().links();
        for (int i = 0; i < links.size(); i++) {
            EntryRef to = links.get(i).to();
            String pointer = "/header/links/" + i + "/to";
            if (to.equals(entry.ref())) {
                throw Refused.at(Reason.CONTRADICTS_ITSELF, pointer, "the entry links to itself");
            }
            if (to.stream().equals(entry.stream()) && !history.has(to.entry())) {
                throw Refused.at(Reason.UNKNOWN_REFERENCE, pointer, to + " is not on record: record it first");
            }
        }
    }
}
