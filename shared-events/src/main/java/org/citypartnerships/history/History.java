package org.citypartnerships.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded in one stream, and what follows from it. Immutable.
 *
 * <p>{@code History.of(facts).at(LocalDate.of(2015, 1, 1), anchors)} says where Murmansk and Harbin stood on that day. What
 * happened is ordered by when it happened and never by when it was recorded, so that the same facts recorded in any order
 * say the same.
 */
public final class History {
    private static final History EMPTY = new History(Log.of(List.of()), Period.ofYears(5));

    private final Log facts;
    private final Period dormantAfter;
    private volatile @Nullable OnRecord onRecord;
    private volatile @Nullable History allConfirmed;

    private History(Log facts, Period dormantAfter) {
        this.facts = facts;
        this.dormantAfter = dormantAfter;
    }

    /** The history of a stream in which nothing is recorded. */
    public static History empty() {
        return EMPTY;
    }

    /** The history of one stream's facts, in whichever order they come. */
    public static History of(Collection<Fact> facts) {
        return EMPTY.reading(Log.of(
                facts.stream().sorted(Comparator.comparingLong(Fact::sequence)).toList()));
    }

    /** This history and one more fact, recorded after the others. It is not copied: the two share what they have in common. */
    public History with(Fact fact) {
        return reading(facts.with(fact));
    }

    /** This history as if only these facts were recorded. */
    public History only(Predicate<Fact> counts) {
        int first = 0;
        while (first < facts.size() && counts.test(facts.get(first))) {
            first++;
        }
        List<Fact> later = facts.subList(first, facts.size()).stream()
                .skip(1)
                .filter(counts)
                .toList();
        if (later.isEmpty()) {
            return reading(facts.first(first));
        }
        List<Fact> counting = new ArrayList<>(facts.subList(0, first));
        counting.addAll(later);
        return reading(Log.of(counting));
    }

    /** This history as it was known at the instant: what was recorded by then. */
    public History knownAt(Instant instant) {
        return only(fact -> !fact.recordedAt().isAfter(instant));
    }

    /** This history as it was once the event with the sequence was recorded, and before any later one was. */
    public History upTo(long sequence) {
        return only(fact -> fact.sequence() <= sequence);
    }

    /**
     * This history after each of its events, from the first to the whole: what an auditor replays. None is a copy, so that a
     * thousand of them take no more room than one; each works out what follows from it when it is asked.
     */
    public List<History> recordings() {
        return IntStream.rangeClosed(1, facts.size())
                .mapToObj(recorded -> reading(facts.first(recorded)))
                .toList();
    }

    /** This history, with a partnership dormant after another time than five years without paper or engagement. */
    public History dormantAfter(Period time) {
        return new History(facts, time);
    }

    /** Whether an entry with this id was ever recorded, even if it was retracted since. */
    public boolean has(EntryId entry) {
        return onRecord().has(entry);
    }

    /** The entry as it stands: its latest correction; empty if it is unknown, retracted, rejected or not confirmed yet. */
    public Optional<Entry> entry(EntryId entry) {
        return onRecord().find(entry).map(Recorded::entry);
    }

    /** The entry as it was first recorded, whatever became of it; empty if it never was. */
    public Optional<Entry> asRecorded(EntryId entry) {
        return facts.stream()
                .map(Fact::event)
                .filter(event ->
                        event instanceof Entry recorded && recorded.entryId().equals(entry))
                .map(Entry.class::cast)
                .findFirst();
    }

    /** The entries that count only once a second person has confirmed them, as they read by now, in the order of recording. */
    public List<Entry> waiting() {
        return onRecord().waiting().stream().map(Recorded::entry).toList();
    }

    /** Whether the entry counts only once a second person has confirmed it, and nobody has said anything of it yet. */
    public boolean isWaiting(EntryId entry) {
        return onRecord().isWaiting(entry);
    }

    /** The waiting entries that this waiting one names, in the same stream, sorted by id: they are confirmed first. */
    public List<EntryId> waitingNamedBy(EntryId entry) {
        return onRecord().waiting().stream()
                .map(Recorded::entry)
                .filter(waiting -> waiting.entryId().equals(entry))
                .flatMap(waiting -> References.neededBy(waiting).stream())
                .filter(named -> isWaiting(named) && !named.equals(entry))
                .sorted()
                .toList();
    }

    /** This history as if everything in it had counted at once; itself if it has. */
    public History allConfirmed() {
        History known = allConfirmed;
        if (known == null) {
            known = facts.stream().anyMatch(Fact::awaitsConfirmation)
                    ? reading(Log.of(facts.stream().map(Fact::countingAtOnce).toList()))
                    : this;
            allConfirmed = known;
        }
        return known;
    }

    /** The standing entries that name this one and would be left hanging without it, sorted by id. */
    public List<EntryId> naming(EntryId entry) {
        return onRecord().told().stream()
                .filter(recorded -> References.neededBy(recorded.entry()).contains(entry))
                .map(recorded -> recorded.entry().entryId())
                .sorted()
                .toList();
    }

    /** Every fact, in the order of recording. */
    public List<Fact> facts() {
        return facts;
    }

    /** Every standing entry as it stands, also those about the record itself, in the order in which they came to count. */
    public List<Entry> standing() {
        return onRecord().standing().map(Recorded::entry).toList();
    }

    /** The entry's own evidence and what was added later; none if it does not stand. */
    public List<Evidence> evidence(EntryId entry) {
        return onRecord().find(entry).map(Recorded::evidence).orElse(List.of());
    }

    /**
     * The standing entries that name one on record which neither stands nor waits, sorted by id: a retraction or rejection left
     * them hanging.
     */
    public List<EntryId> hanging() {
        return onRecord().told().stream()
                .map(Recorded::entry)
                .filter(entry -> References.neededBy(entry).stream()
                        .anyMatch(needed -> has(needed) && entry(needed).isEmpty() && !isWaiting(needed)))
                .map(Entry::entryId)
                .sorted()
                .toList();
    }

    /** Why the rule is silent about the entry; empty if it is not. */
    public Optional<Silence> silence(EntryId entry, WarningCode code) {
        return onRecord().silence(entry, code.name());
    }

    /** The stream that stays, if this one stands declared as a duplicate of it. */
    public Optional<StreamId> duplicateOf() {
        return onRecord()
                .standing()
                .map(Recorded::entry)
                .filter(DuplicateDeclared.class::isInstance)
                .map(entry -> ((DuplicateDeclared) entry).duplicateOf())
                .findFirst();
    }

    /** Whether the entry contests another and nobody has settled that yet. */
    public boolean isOpenDispute(EntryId contest) {
        return onRecord().isOpenDispute(contest);
    }

    /**
     * The contested entry as it would read with the claimed value; empty if it does not stand, has no such field, or the field
     * cannot hold such a value.
     */
    public Optional<Entry> claimedBy(EntryContested contest) {
        return entry(contest.contests()).flatMap(Claim.of(contest)::in);
    }

    /** Whether the entry is about our record (a correction, evidence, a dispute, a file, a duplicate) and not about the world. */
    public static boolean isAboutTheRecord(Entry entry) {
        return OnRecord.isAboutTheRecord(entry);
    }

    /**
     * What follows from this history where sources were published on these days, worked out once. Whoever asks more than one
     * question asks them of this.
     */
    public Chronicle under(Anchors anchors) {
        return new Chronicle(onRecord(), anchors, dormantAfter, null);
    }

    /**
     * The same; where it comes to the same spells as what followed before, they are not worked out once more.
     *
     * @param before what followed from another history of the stream, the one before the last event for example
     */
    public Chronicle under(Anchors anchors, @Nullable Chronicle before) {
        return new Chronicle(onRecord(), anchors, dormantAfter, before);
    }

    /**
     * The standing entries in the order in which they happened. Corrections, retractions, added evidence, disputes, files and
     * duplicates are about our record and stand in none.
     */
    public List<Told> timeline(Anchors anchors) {
        return under(anchors).timeline();
    }

    /** What the entries say of the day. */
    public State at(LocalDate asOf, Anchors anchors) {
        return under(anchors).at(asOf);
    }

    /** All days, in runs with the same status. */
    public List<Spell> spells(Anchors anchors) {
        return under(anchors).spells();
    }

    /** What a person should look at, sorted by code and entries; {@code asOf} decides which plans are overdue. */
    public List<Warning> warnings(Anchors anchors, LocalDate asOf) {
        return under(anchors).warnings(asOf);
    }

    /** Those of {@link #warnings(Anchors, LocalDate)} that concern the entry. */
    public List<Warning> warnings(Anchors anchors, LocalDate asOf, EntryId about) {
        return under(anchors).warnings(asOf, about);
    }

    /** Takes less room from now on: what follows from it is worked out anew when somebody asks. */
    public void forgetConclusions() {
        onRecord = null;
        allConfirmed = null;
    }

    private History reading(Log sorted) {
        return new History(sorted, dormantAfter);
    }

    /** Made once: reading it twice at the same time makes the same twice. */
    private OnRecord onRecord() {
        OnRecord known = onRecord;
        if (known == null) {
            known = OnRecord.of(facts);
            onRecord = known;
        }
        return known;
    }
}
