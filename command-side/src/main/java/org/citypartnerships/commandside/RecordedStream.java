package org.citypartnerships.commandside;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.JudgementCommand;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Warning;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.jspecify.annotations.Nullable;

/**
 * What every stream of entries has in common: its history, and the rules that hold for an entry of any kind.
 *
 * <p>A correction is judged as if its entry were recorded anew: by a second instance that has evolved from every fact but those
 * of that entry, and that applies nothing.
 *
 * @param <S> the kind of stream
 */
public abstract class RecordedStream<S extends RecordedStream<S>> {

    /** Set in the metadata of a confirmation whose entry changes another, so that others need not look it up. */
    public static final String MENDS = "mends";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String id;

    private History history = History.empty();
    private long sequence = -1;
    private boolean judging;

    /**
     * The stream's history so far, as new entries may build on it: what waits for a second person is as good as on record for
     * whatever waits with it.
     */
    protected final History history() {
        return history.allConfirmed();
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
        requireNewEntry(entry.header());
        requireNotRecordedTwice();
        requireLinksOnRecord(entry);
        if (judging) {
            return new Decided(now.target(), sequence, entry.entryId(), List.of(entry), List.of(), false);
        }
        return apply(now, opening, entry, warningsOf(now, opening, entry, entry.entryId()));
    }

    private Decided apply(Circumstances now, List<? extends Event> opening, Entry entry, List<Warning> warnings) {
        List<Event> events = new ArrayList<>(opening);
        events.add(entry);
        long last = sequence + events.size();
        boolean awaits = now.eyes().areNeededFor(entry, history);
        opening.forEach(event -> AggregateLifecycle.apply(event));
        AggregateLifecycle.apply(entry, MetaData.from(now.eyes().metadata(awaits)));
        return new Decided(now.target(), last, entry.entryId(), List.copyOf(events), warnings, awaits);
    }

    /** Records an entry of a stream that needs no opening. */
    protected final Decided record(Circumstances now, Entry entry) {
        return record(now, List.of(), entry);
    }

    /**
     * Mends or witnesses an entry of this stream.
     *
     * @throws Refused for the reasons of {@link Revisions}
     */
    protected final Decided revise(Circumstances now, EntryCommand command) {
        requireExpectedSequence(now);
        if (command instanceof JudgementCommand judgement) {
            return judge(now, judgement);
        }
        requireNewEntry(command.header());
        Entry revision = new Revisions(now, history(), this::judged).of(command);
        return revise(now, revision, command.entry().entry());
    }

    private Decided judge(Circumstances now, JudgementCommand command) {
        EntryId about = command.entry().entry();
        Event judgement = new SecondPerson(now, history).of(command);
        boolean mends = history.asRecorded(about)
                .flatMap(entry -> FourEyes.mendedBy(entry, history))
                .isPresent();
        long next = sequence + 1;
        List<Warning> warnings =
                history.with(new Fact(judgement, next, now.at())).warnings(now.anchors(), now.today(), about);
        AggregateLifecycle.apply(judgement, MetaData.from(mends ? Map.of(MENDS, "true") : Map.of()));
        return new Decided(now.target(), next, about, List.of(judgement), warnings, false);
    }

    /**
     * Declares this stream a duplicate of another of its kind.
     *
     * @throws Refused if it is one already, or of nothing that it can be one of
     */
    protected final Decided revise(Circumstances now, DeclareDuplicate command) {
        requireExpectedSequence(now);
        requireNewEntry(command.header());
        requireNotRecordedTwice();
        DuplicateDeclared declared = Duplicates.declared(now.target(), command);
        return revise(now, declared, declared.entryId());
    }

    private Decided revise(Circumstances now, Entry revision, EntryId about) {
        requireLinksOnRecord(revision);
        List<Warning> warnings = new ArrayList<>(warningsOf(now, List.of(), revision, about));
        if (revision instanceof EvidenceAdded added) {
            warnings.addAll(SecondWitness.warnings(added, history().evidence(about), now.witnesses()));
        }
        return apply(now, List.of(), revision, warnings.stream().distinct().toList());
    }

    /** Notes what has ended in this stream with days that have passed, as far as it is not noted yet. */
    protected final void note(Circumstances now, DaysPassed passed) {
        Elapsed.in(now.target(), history, now.anchors(), passed).forEach(event -> AggregateLifecycle.apply(event));
    }

    /** An instance of this kind in which nothing is recorded. */
    protected abstract S blank();

    /** Who decides which command. */
    protected abstract Decisions<S> decisions();

    /** The entry that the command would record, if the standing one had never been. */
    private Entry judged(Command command, Entry standing, Circumstances now) {
        S judge = blank();
        boolean kindStays = decisions()
                .recordedBy(command.getClass())
                .filter(standing.getClass()::equals)
                .isPresent();
        if (!kindStays || !command.header().entryId().equals(standing.entryId())) {
            throw Revisions.wrongKind(standing);
        }
        judge.evolveWithout(standing.entryId(), history());
        Circumstances asNew =
                new Circumstances(now.target(), now.at(), now.anchors(), now.witnesses(), null, null, List.of());
        return (Entry) decisions().decide(judge, command, asNew).events().get(0);
    }

    final void evolveWithout(EntryId entry, History whole) {
        judging = true;
        for (Fact fact : whole.facts()) {
            Event event = fact.event();
            boolean recorded = event instanceof Entry told && told.entryId().equals(entry);
            boolean corrected = event instanceof EntryCorrected correction
                    && correction.corrects().equals(entry);
            if (!recorded && !corrected) {
                evolve(fact);
            }
        }
        if (whole.facts().get(0).event() instanceof Entry first
                && first.entryId().equals(entry)) {
            sequence = -1; // what registers a party or source is judged as the first that is said of it
        }
    }

    /** The history, to be remembered when this instance is gone. */
    public final History remembered() {
        return history;
    }

    /** A stream of this kind with a history that is remembered, as if it had been read. */
    public final S remembering(History remembered) {
        S stream = blank();
        stream.takeOver(remembered);
        return stream;
    }

    final void takeOver(History remembered) {
        Fact last = remembered.facts().get(remembered.facts().size() - 1);
        id = last.event().stream().value();
        sequence = last.sequence();
        history = remembered;
        remembered.facts().forEach(fact -> evolve(fact.event()));
    }

    @EventSourcingHandler
    final void evolve(Event event, @SequenceNumber long sequence, @Timestamp Instant recordedAt, MetaData metadata) {
        evolve(Facts.of(event, sequence, asStored(recordedAt), metadata));
    }

    private void evolve(Fact fact) {
        this.id = fact.event().stream().value();
        this.sequence = fact.sequence();
        this.history = history.with(fact);
        evolve(fact.event());
    }

    /** To the microsecond, and never earlier than the fact before it: what the store makes of it, before it is stored. */
    private Instant asStored(Instant recordedAt) {
        Instant at = recordedAt.truncatedTo(ChronoUnit.MICROS);
        List<Fact> facts = history.facts();
        Instant before = facts.isEmpty() ? at : facts.get(facts.size() - 1).recordedAt();
        return before.isAfter(at) ? before : at;
    }

    /** What the kind of stream keeps besides its history. */
    protected void evolve(Event event) {}

    private List<Warning> warningsOf(Circumstances now, List<? extends Event> opening, Entry entry, EntryId about) {
        History candidate = history();
        long next = sequence;
        for (Event event : opening) {
            candidate = candidate.with(new Fact(event, ++next, now.at()));
        }
        candidate = candidate.with(new Fact(entry, ++next, now.at()));
        return candidate.warnings(now.anchors(), now.today(), about);
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

    private void requireNewEntry(Header header) {
        if (history.has(header.entryId())) {
            throw Refused.at(
                    Reason.ENTRY_ALREADY_RECORDED,
                    "/header/entryId",
                    id + "#" + header.entryId() + " is on record: choose another entryId, or correct that entry");
        }
    }

    private void requireNotRecordedTwice() {
        Duplicates.staying(history).filter(stays -> !judging).ifPresent(stays -> {
            throw new Refused(
                    Reason.RECORDED_TWICE, id + " was declared a duplicate of " + stays + ": record it there");
        });
    }

    private void requireLinksOnRecord(Entry entry) {
        List<Link> links = entry.header().links();
        for (int i = 0; i < links.size(); i++) {
            EntryRef to = links.get(i).to();
            String pointer = "/header/links/" + i + "/to";
            if (to.equals(entry.ref())) {
                throw Refused.at(Reason.CONTRADICTS_ITSELF, pointer, "the entry links to itself");
            }
            if (to.stream().equals(entry.stream()) && !history().has(to.entry())) {
                throw Refused.at(Reason.UNKNOWN_REFERENCE, pointer, to + " is not on record: record it first", to);
            }
            if (to.stream().equals(entry.stream())
                    && links.get(i).kind() != LinkKind.REPLACES
                    && history().entry(to.entry()).isEmpty()) {
                throw Refused.at(
                        Reason.ENTRY_NOT_STANDING, pointer, to + " was retracted: name what replaces it, if anything");
            }
        }
    }
}
