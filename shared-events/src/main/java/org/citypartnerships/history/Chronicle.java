package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
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

    Chronicle(OnRecord onRecord, Anchors anchors, Period dormantAfter) {
        this.onRecord = onRecord;
        this.dating = new Dating(onRecord, anchors);
        this.chronology = new Chronology(onRecord, dating);
        this.sides = new Sides(onRecord.sides(), chronology.inOrder());
        this.moves = new Moves(onRecord, chronology, dating, sides);
        this.plans = new Plans(chronology.inOrder(), dating);
        this.dormancy = new Dormancy(chronology.inOrder(), dormantAfter);
        this.renewals = renewals(chronology.inOrder());
    }

    /**
     * The standing entries in the order in which they happened. Corrections, retractions, added evidence, disputes, files and
     * duplicates are about our record and stand in none.
     */
    public List<Told> timeline() {
        return chronology.inOrder();
    }

    /** What the entries say of the day. */
    public State at(LocalDate asOf) {
        Course possible = walk(Window::possiblyBy).on(asOf);
        Course certain = walk(Window::certainlyBy).on(asOf);
        boolean isEmpty = timeline().stream().noneMatch(told -> told.window().possiblyBy(asOf));
        return new State(
                asOf,
                isEmpty,
                status(possible, certain, asOf),
                sides.all().stream()
                        .map(side -> side(side, possible, certain, asOf))
                        .toList(),
                timeline().stream()
                        .filter(told -> told.window().possiblyBy(asOf))
                        .flatMap(told -> moves.paper(told.entry().entryId()).stream())
                        .map(paper -> paper(paper, possible, certain, asOf))
                        .toList(),
                plans.on(asOf),
                inForceSince(possible));
    }

    /** All days, in runs with the same status. */
    public List<Spell> spells() {
        Walk possible = walk(Window::possiblyBy);
        Walk certain = walk(Window::certainlyBy);
        return Spells.of(moves.inOrder(), dormancy, day -> status(possible.on(day), certain.on(day), day));
    }

    /**
     * What {@link State#inForceSince} says on the first day of a spell; of the spell without beginning, on its last day.
     */
    public @Nullable StatedDate inForceSince(Spell spell) {
        LocalDate from = spell.from();
        LocalDate until = spell.until();
        LocalDate day = from != null ? from : until != null ? until.minusDays(1) : LAST_DAY;
        return inForceSince(walk(Window::possiblyBy).on(day));
    }

    /** The side's members once all has happened that may have happened by the end of the day, sorted by id. */
    public Set<PartyId> members(SideId side, LocalDate day) {
        return sides.membersOn(day, side);
    }

    /** The plans announced by the day and what has become of them, in the order in which they were announced. */
    public List<PlanStatus> plans(LocalDate day) {
        return plans.on(day);
    }

    /** What a person should look at, sorted by code and entries; {@code asOf} decides which plans are overdue. */
    public List<Warning> warnings(LocalDate asOf) {
        Course all = newCourse();
        moves.inOrder().forEach(all::apply);
        return new Warnings(onRecord, chronology, dating, plans)
                .and(all.noticed())
                .on(asOf);
    }

    private Walk walk(BiPredicate<Window, LocalDate> countsBy) {
        return new Walk(moves.inOrder(), countsBy, this::newCourse);
    }

    private Course newCourse() {
        return new Course(sides.all(), onRecord::isStandingContested);
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
        return renewals.getOrDefault(paper, List.of()).stream()
                .filter(renewal -> renewal.window().possiblyBy(day))
                .reduce((earlier, later) -> later)
                .map(renewal -> renewal.entry().entryId())
                .orElse(null);
    }

    private static Map<EntryId, List<Told>> renewals(List<Told> inOrder) {
        Map<EntryId, List<Told>> renewals = new HashMap<>();
        for (Told told : inOrder) {
            References.linked(told.entry(), LinkKind.RENEWS)
                    .forEach(renewed -> renewals.computeIfAbsent(renewed, any -> new ArrayList<>())
                            .add(told));
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
