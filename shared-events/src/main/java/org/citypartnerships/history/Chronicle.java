package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.citypartnerships.events.Entry;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * One stream's entries dated, ordered and read once, to be asked many questions; what may have happened by a day is shown, and
 * it is certain where what certainly has happened by then comes to the same. Immutable.
 *
 * <p>{@code Chronicle chronicle = history.under(anchors)}, then {@code chronicle.spells()} and {@code chronicle.at(day)}.
 */
public final class Chronicle {
    /** A day by which all that is on record may have happened. */
    public static final LocalDate LAST_DAY = LastDay.OF_ALL;

    private final OnRecord onRecord;
    private final Dating dating;
    private final Chronology chronology;
    private final Sides sides;
    private final Moves moves;
    private final Plans plans;
    private final Dormancy dormancy;
    private final Map<EntryId, List<Told>> renewals;
    private final Set<EntryId> contested;
    private volatile @Nullable Spells spells;
    private volatile @Nullable List<Notice> notices;

    Chronicle(OnRecord onRecord, Anchors anchors, Period dormantAfter, @Nullable Chronicle before) {
        this.onRecord = onRecord;
        this.dating = new Dating(onRecord, anchors);
        this.chronology = new Chronology(onRecord.told(), dating);
        this.sides = new Sides(onRecord.sides(), onRecord.sidesOfDuplicates(), chronology.inOrder());
        this.moves = new Moves(onRecord, chronology, dating, sides);
        this.plans = new Plans(chronology.inOrder(), dating);
        this.dormancy = new Dormancy(chronology.inOrder(), dormantAfter);
        this.renewals = renewals(chronology.inOrder());
        this.contested = onRecord.contestedStandings();
        this.spells = before != null && hasTheSpellsOf(before) ? before.spells : null;
    }

    /** Whether all that makes the spells is the same. */
    private boolean hasTheSpellsOf(Chronicle other) {
        return contested.equals(other.contested)
                && dormancy.isLike(other.dormancy)
                && sides.areNamedLike(other.sides)
                && moves.inOrder().equals(other.moves.inOrder());
    }

    /**
     * The standing entries in the order in which they happened. Corrections, retractions, added evidence, disputes, files and
     * duplicates are about our record and stand in none.
     */
    public List<Told> timeline() {
        return chronology.inOrder();
    }

    /** The standing entries that are not public, also those about our record. */
    public Set<EntryId> notPublic() {
        return onRecord.standing()
                .map(Recorded::entry)
                .filter(entry -> entry.header().visibility() != Visibility.PUBLIC)
                .map(Entry::entryId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The timeline, and among it, not confirmed, what waits for a second person and changes nothing yet. */
    public List<Told> timelineWithWaiting() {
        List<Recorded> all = new ArrayList<>(onRecord.told());
        onRecord.waiting().stream()
                .filter(recorded -> !OnRecord.isAboutTheRecord(recorded.entry()))
                .forEach(all::add);
        return all.size() == timeline().size() ? timeline() : new Chronology(all, dating).inOrder();
    }

    /** Whether nothing told here has ever counted, since all of it still waits for a second person or was rejected by one. */
    public boolean isAllProposed() {
        return onRecord.isAllProposed();
    }

    /** What the entries say of the day. */
    public State at(LocalDate asOf) {
        Course possible = onDay(asOf, Window::possiblyBy);
        Course certain = onDay(asOf, Window::certainlyBy);
        boolean isEmpty = true;
        List<InstrumentStatus> instruments = new ArrayList<>();
        for (Told told : timeline()) {
            if (told.window().possiblyBy(asOf)) {
                isEmpty = false;
                moves.paper(told.entry().entryId())
                        .ifPresent(paper -> instruments.add(paper(paper, possible, certain, asOf)));
            }
        }
        return new State(
                asOf,
                isEmpty,
                status(possible, certain, asOf),
                sides.all().stream()
                        .map(side -> side(side, possible, certain, asOf))
                        .toList(),
                List.copyOf(instruments),
                plans.on(asOf),
                inForceSince(possible));
    }

    private Course onDay(LocalDate day, BiPredicate<Window, LocalDate> countsBy) {
        Course course = Course.of(sides, contested);
        for (Move move : moves.inOrder()) {
            if (countsBy.test(move.window(), day)) {
                course.apply(move);
            }
        }
        return course;
    }

    /** All days, in runs with the same status. */
    public List<Spell> spells() {
        return inSpells().all();
    }

    /**
     * The days, up to {@link #LAST_DAY}, on which anything that is said of a day may differ from what is said of the day before:
     * between two of them nothing does.
     */
    public NavigableSet<LocalDate> daysOfChange() {
        NavigableSet<LocalDate> days = new TreeSet<>(Spells.days(moves.inOrder(), dormancy));
        for (Told told : timeline()) {
            add(days, told.window().earliest(), 0);
            add(days, told.window().latest(), 0);
            add(days, told.window().latest(), 1);
        }
        plans.on(LAST_DAY).forEach(plan -> add(days, plan.dueOn(), 1));
        for (Notice notice : notices()) {
            add(days, notice.firstDay(), 0);
            add(days, notice.until(), 0);
        }
        return days;
    }

    private static void add(Set<LocalDate> days, @Nullable LocalDate day, int later) {
        if (day != null && day.isBefore(LAST_DAY)) {
            days.add(day.plusDays(later));
        }
    }

    /**
     * What {@link State#inForceSince} says on the first day of a spell; of the spell without beginning, on its last day.
     *
     * @throws IllegalArgumentException if it is not one of {@link #spells}
     */
    public @Nullable StatedDate inForceSince(Spell spell) {
        return inSpells().inForceSince(spell);
    }

    /** Whether the spells, and what is in force since when in each, are the same as in another chronicle. */
    public boolean hasSpellsLike(Chronicle other) {
        return inSpells().equals(other.inSpells());
    }

    /** Made once: made twice at the same time they are the same twice. */
    private Spells inSpells() {
        Spells known = spells;
        if (known == null) {
            Walk possible = Walk.possible(moves.inOrder(), Course.of(sides, contested));
            Walk certain = Walk.certain(moves.inOrder(), Course.of(sides, contested));
            known = Spells.of(moves.inOrder(), dormancy, day -> {
                Course course = possible.on(day);
                return new Spells.Day(status(course, certain.on(day), day), inForceSince(course));
            });
            spells = known;
        }
        return known;
    }

    /** The date counted from its anchor; itself if it is not relative; empty while the anchor's is not known. */
    public Optional<StatedDate> resolved(StatedDate date) {
        return dating.resolved(date);
    }

    /** The side that the party has at any time been a member of. */
    public Optional<SideId> sideOf(PartyId party) {
        return sides.of(party);
    }

    /** The sides of the partnership. */
    public Set<SideId> sides() {
        return sides.all();
    }

    /** The side's members once all has happened that may have happened by the end of the day, sorted by id. */
    public Set<PartyId> members(SideId side, LocalDate day) {
        return sides.membersOn(day, side);
    }

    /** Whether everybody belongs to the same sides on the same days as in another chronicle. */
    public boolean hasMembersLike(Chronicle other) {
        return sides.haveMembersLike(other.sides);
    }

    /** The plans announced by the day and what has become of them, in the order in which they were announced. */
    public List<PlanStatus> plans(LocalDate day) {
        return plans.on(day);
    }

    /** What a person should look at on the day, sorted by code and entries, as far as this stream alone can say. */
    public List<Warning> warnings(LocalDate asOf) {
        return on(asOf, notices());
    }

    /** Those of {@link #warnings} that concern an entry. */
    List<Warning> warnings(LocalDate asOf, EntryId about) {
        return on(asOf, notices(about)).stream()
                .filter(warning -> warning.entries().contains(about))
                .toList();
    }

    private static List<Warning> on(LocalDate asOf, List<Notice> all) {
        return all.stream()
                .filter(Notice::isSeenBesideItsStream)
                .filter(notice -> notice.holdsOn(asOf))
                .map(Notice::warning)
                .toList();
    }

    /** What a person should look at, on which days, and what other streams must say for it; sorted by code and entries. */
    public List<Notice> notices() {
        List<Notice> known = notices;
        if (known == null) {
            known = notices((EntryId) null);
            notices = known;
        }
        return known;
    }

    /**
     * The {@link #notices}, and after them what only somebody can notice who reads the names of persons: that two entries name one
     * person otherwise. What is said of it tells nothing of a name.
     *
     * @param nameOf the name of somebody named here, in plain; empty if it can be read no more
     */
    public List<Notice> notices(Function<PersonInOffice, Optional<String>> nameOf) {
        List<Notice> named = new PersonsNamed(timeline()).notices(nameOf);
        if (named.isEmpty()) {
            return notices();
        }
        List<Notice> all = new ArrayList<>(notices());
        named.stream()
                .map(chronology::prompting)
                .map(notice ->
                        onRecord.silence(notice.warning()).map(notice::silenced).orElse(notice))
                .forEach(all::add);
        return all;
    }

    /** About one entry its words alone are read, and no days of the whole partnership: those take the most time. */
    private List<Notice> notices(@Nullable EntryId about) {
        Predicate<Told> asked = told -> about == null || told.entry().entryId().equals(about);
        Course all = Course.noticing(sides, contested);
        moves.inOrder().forEach(all::apply);
        List<Told> inOrder = timeline();
        Overdue overdue = new Overdue(inOrder, dating);
        Rungs rungs = new Rungs(inOrder, overdue, this::spells);
        boolean isOfAPartnership = !sides.all().isEmpty();
        return new Warnings(onRecord, chronology, dating)
                .and(all.noticed().stream().map(Notice::of).toList())
                .and(overdue.notices())
                .and(new OrdinalClaims(inOrder, dating, overdue).notices())
                .and(new Terms(inOrder, moves, dating).notices())
                .and(isOfAPartnership ? rungs.notices(asked) : List.of())
                .and(isOfAPartnership && about == null ? rungs.dormancy() : List.of())
                .and(new FigureNotices(inOrder, dating).notices())
                .and(new Passages(inOrder, sides.members()).notices(asked))
                .and(new Witnessing(onRecord).notices())
                .all();
    }

    private Status status(Course possible, Course certain, LocalDate day) {
        CommonStanding common = possible.common();
        Relation relation = possible.relation();
        return new Status(
                relation,
                certainIf(certain.relation() == relation),
                common.standing(),
                certainIf(certain.common().standing() == common.standing()),
                common.oneSided(),
                possible.isDisputed(),
                dormancy.holds(possible, day),
                common.scope());
    }

    private SideStatus side(SideId side, Course possible, Course certain, LocalDate day) {
        Standing standing = possible.standing(side);
        return new SideStatus(
                side,
                sides.membersOn(day, side),
                standing,
                certainIf(certain.standing(side) == standing),
                possible.because(side),
                standing == Standing.SUSPENDED ? possible.stand(side).scope() : null,
                possible.towards(side));
    }

    private InstrumentStatus paper(Paper paper, Course possible, Course certain, LocalDate day) {
        Standing standing = possible.papers().standing(paper.id());
        return new InstrumentStatus(
                paper.id(),
                paper.kind(),
                paper.instrument().form(),
                paper.movesStanding(),
                paper.sides(),
                paper.instrument().establishes(),
                paper.counted(),
                paper.told().resolved(),
                paper.lastDay(),
                standing,
                certainIf(certain.papers().standing(paper.id()) == standing),
                renewedBy(paper.id(), day));
    }

    /** The latest renewal by the day. */
    private @Nullable EntryId renewedBy(EntryId paper, LocalDate day) {
        EntryId latest = null;
        for (Told renewal : renewals.getOrDefault(paper, List.of())) {
            latest = renewal.window().possiblyBy(day) ? renewal.entry().entryId() : latest;
        }
        return latest;
    }

    private static Map<EntryId, List<Told>> renewals(List<Told> inOrder) {
        Map<EntryId, List<Told>> renewals = new HashMap<>();
        for (Told told : inOrder) {
            for (EntryId renewed : References.linked(told.entry(), LinkKind.RENEWS)) {
                renewals.computeIfAbsent(renewed, any -> new ArrayList<>()).add(told);
            }
        }
        return renewals;
    }

    private static @Nullable StatedDate inForceSince(Course possible) {
        return possible.common().isAlive() ? possible.inForceSince() : null;
    }

    private static Certainty certainIf(boolean same) {
        return same ? Certainty.CERTAIN : Certainty.POSSIBLE;
    }
}
