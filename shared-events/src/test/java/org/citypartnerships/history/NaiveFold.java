package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, for Murmansk and Harbin only, as one long procedure that goes through everything anew for each day:
 * slow, plain, and written apart from the fold that it is compared with.
 */
final class NaiveFold {
    private static final LocalDate NEVER_TOO_EARLY = LocalDate.of(-9999, 1, 1);
    private static final LocalDate NEVER_TOO_LATE = LocalDate.of(99999, 1, 1);
    private static final LocalDate PUBLISHED = LocalDate.of(2015, 6, 15);
    private static final List<Class<?>> KINDS = List.of(
            DelegationRecorded.class,
            IntentProposed.class,
            RelationReported.class,
            AgreementSigned.class,
            AgreementRenewed.class,
            PartnershipAffirmed.class,
            PartnershipSuspended.class,
            PartnershipResumed.class,
            InstrumentExpired.class,
            InstrumentTerminated.class,
            PartnershipEnded.class);

    private final LocalDate recorded;
    private final @Nullable LocalDate published;
    private final Map<String, EntryContested> contests = new HashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    /** What nobody has confirmed yet. */
    private final Map<String, Entry> held = new HashMap<>();

    private final Set<String> toBeConfirmed;
    private final List<Step> steps = new ArrayList<>();

    /** Something that happens between two days, at its place in the order. */
    private record Step(
            LocalDate sortFrom,
            LocalDate sortTo,
            int depth,
            int kind,
            String id,
            LocalDate from,
            LocalDate to,
            Consumer<World> what) {}

    private record Days(LocalDate from, LocalDate to, int depth) {}

    /** Where the two sides are. */
    private static final class World {
        Relation relation = Relation.UNSPECIFIED;
        final Standing[] standing = {Standing.UNKNOWN, Standing.UNKNOWN};
        final int[] when = {0, 0};
        final boolean[] alone = {false, false};
        final String[] overPaper = {"", ""};
        final boolean[] scoped = {false, false};
        final List<Set<String>> proposals = List.of(new HashSet<>(), new HashSet<>());
        final Map<String, Standing> papers = new HashMap<>();
        final Set<String> renewed = new HashSet<>();
        final List<Object[]> reports = new ArrayList<>();
        final String[] because = {"", ""};
        LocalDate alive = NEVER_TOO_EARLY;
        int now;
        String id = "";

        void set(int side, Standing to, boolean byItself, String paper) {
            standing[side] = to;
            when[side] = now;
            alone[side] = byItself;
            overPaper[side] = paper;
            because[side] = id;
            scoped[side] = false;
            proposals.get(side).clear();
        }

        void alive(LocalDate from, LocalDate to) {
            LocalDate last = to.equals(NEVER_TOO_LATE) ? from : to;
            alive = last.isAfter(alive) ? last : alive;
        }

        int later() {
            if (standing[0] == Standing.UNKNOWN) {
                return 1;
            }
            return standing[1] == Standing.UNKNOWN || when[0] >= when[1] ? 0 : 1;
        }

        Standing common() {
            return standing[later()];
        }

        boolean isOpposed() {
            int later = later();
            return alone[0] && alone[1] && standing[0] != standing[1] && standing[1 - later] != Standing.UNKNOWN;
        }

        boolean isOver(Standing any) {
            return any == Standing.UNKNOWN || any == Standing.ENDED || any == Standing.EXPIRED;
        }
    }

    NaiveFold(Story story) {
        this(
                story.facts().stream().map(Fact::event).toList(),
                story.facts().stream()
                        .filter(Fact::awaitsConfirmation)
                        .map(fact -> ((Entry) fact.event()).entryId().value())
                        .collect(Collectors.toSet()),
                LocalDate.of(2024, 5, 1),
                PUBLISHED);
    }

    /**
     * What some events say.
     *
     * @param recorded the day on which they were recorded
     * @param published the day on which the source was published that some of them name; null if nobody has said so yet
     */
    NaiveFold(List<Event> events, LocalDate recorded, @Nullable LocalDate published) {
        this(events, Set.of(), recorded, published);
    }

    private NaiveFold(
            List<Event> events, Set<String> toBeConfirmed, LocalDate recorded, @Nullable LocalDate published) {
        this.toBeConfirmed = toBeConfirmed;
        this.recorded = recorded;
        this.published = published;
        events.forEach(this::record);
        Set<String> again = new HashSet<>();
        entries.keySet().stream().sorted().forEach(id -> {
            if (named(entries.get(id), LinkKind.SAME_AS)
                    .anyMatch(to -> entries.containsKey(to) && !again.contains(to))) {
                again.add(id);
            }
        });
        entries.forEach((id, entry) -> {
            if (!again.contains(id)) {
                read(id, entry);
            }
        });
        steps.sort(Comparator.comparing(Step::sortFrom)
                .thenComparing(Step::sortTo)
                .thenComparingInt(Step::depth)
                .thenComparingInt(Step::kind)
                .thenComparing(Step::id));
    }

    private void record(Event event) {
        if (event instanceof EntryConfirmed confirmed) {
            Entry entry = held.remove(confirmed.confirms().value());
            if (entry != null) {
                count(entry);
            }
        } else if (event instanceof EntryRejected rejected) {
            entries.remove(rejected.rejects().value());
            held.remove(rejected.rejects().value());
        } else if (event instanceof Entry entry
                && toBeConfirmed.contains(entry.entryId().value())) {
            held.put(entry.entryId().value(), entry);
        } else {
            count(event);
        }
    }

    private void count(Event event) {
        if (event instanceof EntryRetracted retracted) {
            entries.remove(retracted.retracts().value());
            held.remove(retracted.retracts().value());
        } else if (event instanceof EntryCorrected corrected) {
            held.computeIfPresent(corrected.corrects().value(), (id, entry) -> corrected.entry());
            entries.computeIfPresent(corrected.corrects().value(), (id, entry) -> corrected.entry());
        } else if (event instanceof EntryContested contest) {
            contests.put(contest.entryId().value(), contest);
        } else if (event instanceof DisputeSettled settled) {
            EntryContested contest = contests.remove(settled.dispute().value());
            if (contest != null && settled.prevailing() == Prevailing.CLAIMED) {
                entries.computeIfPresent(
                        contest.contests().value(), (id, entry) -> happening(entry, StatedDate.of(contest.claimed())));
            }
        } else if (event instanceof Entry entry) {
            entries.put(entry.entryId().value(), entry);
        }
    }

    /** The entry on another date. */
    private static Entry happening(Entry entry, StatedDate date) {
        Header header = entry.header();
        Header dated = new Header(
                header.entryId(),
                date,
                header.evidence(),
                header.accordingTo(),
                header.links(),
                header.visibility(),
                header.note());
        if (entry instanceof AgreementSigned signed) {
            return new AgreementSigned(signed.partnershipId(), dated, signed.instrument());
        }
        DelegationRecorded delegation = (DelegationRecorded) entry;
        return new DelegationRecorded(delegation.subject(), dated, delegation.engagement());
    }

    String on(LocalDate day) {
        World possible = world(day, false);
        World certain = world(day, true);
        boolean proposed = possible.isOver(possible.common())
                && possible.proposals.stream().anyMatch(proposals -> !proposals.isEmpty());
        Standing common = shown(possible);
        boolean disputed = (!proposed && possible.isOpposed())
                || possible.reports.stream().map(report -> report[0]).distinct().count() > 1
                || contests.values().stream()
                        .filter(contest -> contest.field().equals("/standing"))
                        .map(contest -> contest.contests().value())
                        .anyMatch(List.of(possible.because)::contains);
        boolean someAlone = possible.alone[possible.later()];
        boolean oneSided = proposed
                ? possible.proposals.stream().anyMatch(Set::isEmpty)
                : someAlone && !possible.isOpposed() && possible.standing[0] != possible.standing[1];
        LocalDate life = entries.values().stream()
                .filter(entry -> entry instanceof DelegationRecorded
                        || entry instanceof AgreementSigned
                        || entry instanceof AgreementRenewed)
                .filter(entry -> !days(entry).from().isAfter(day))
                .map(this::lastDay)
                .max(Comparator.naturalOrder())
                .orElse(NEVER_TOO_EARLY);
        LocalDate last = life.isAfter(possible.alive) ? life : possible.alive;
        boolean dormant =
                common == Standing.IN_FORCE && !last.equals(NEVER_TOO_EARLY) && day.isAfter(last.plusYears(5));
        return possible.relation + " " + (possible.relation == certain.relation) + " " + common + " "
                + (common == shown(certain)) + " oneSided " + oneSided + " disputed " + disputed + " dormant " + dormant
                + " " + side(possible, 0) + " " + side(possible, 1);
    }

    static String told(State state) {
        Status status = state.status();
        return status.relation() + " " + status.relationCertainty().name().equals("CERTAIN") + " " + status.standing()
                + " " + status.certainty().name().equals("CERTAIN") + " oneSided " + status.oneSided() + " disputed "
                + status.disputed() + " dormant " + status.dormant() + " "
                + state.sides().get(0).standing() + " " + state.sides().get(1).standing();
    }

    private static Standing shown(World world) {
        return world.isOver(world.common()) && world.proposals.stream().anyMatch(proposals -> !proposals.isEmpty())
                ? Standing.PROPOSED
                : world.common();
    }

    private static Standing side(World world, int side) {
        return world.proposals.get(side).isEmpty() ? world.standing[side] : Standing.PROPOSED;
    }

    private World world(LocalDate day, boolean certainly) {
        World world = new World();
        for (Step step : steps) {
            if (!(certainly ? step.to() : step.from()).isAfter(day)) {
                world.now++;
                world.id = step.id();
                step.what().accept(world);
            }
        }
        return world;
    }

    private void read(String id, Entry entry) {
        Days at = place(id);
        Days days = days(entry);
        if (entry instanceof IntentProposed proposed) {
            step(at, entry, days.from(), days.to(), world -> {
                for (int side : sides(proposed.by())) {
                    if (world.isOver(world.standing[side]) || world.isOver(shown(world))) {
                        world.proposals.get(side).add(id);
                    }
                }
            });
        } else if (entry instanceof AgreementSigned signed) {
            sign(id, entry, signed.instrument(), at, days);
        } else if (entry instanceof AgreementRenewed renewal) {
            sign(id, entry, renewal.instrument(), at, days);
        } else if (entry instanceof RelationReported reported) {
            report(reported, at, days);
        } else if (entry instanceof PartnershipAffirmed affirmed && affirmed.standing() != Standing.UNKNOWN) {
            step(at, entry, days.from(), days.to(), world -> {
                say(world, sides(affirmed.by()), affirmed.standing(), "", false);
                if (affirmed.standing() == Standing.IN_FORCE) {
                    world.alive(days.from(), days.to());
                }
            });
        } else if (entry instanceof InstrumentExpired expired) {
            Days next = new Days(
                    days.from().equals(NEVER_TOO_EARLY)
                            ? NEVER_TOO_EARLY
                            : days.from().plusDays(1),
                    days.to().plusDays(1),
                    at.depth());
            step(
                    next,
                    entry,
                    next.from(),
                    next.to(),
                    world -> close(world, expired.instrument().value(), Standing.EXPIRED, List.of(0, 1)));
        } else if (act(entry) != null) {
            act(entry, Objects.requireNonNull(act(entry)), at, days);
        }
    }

    private void act(Entry entry, Act act, Days at, Days days) {
        LocalDate to = act.effectiveOn() == null && (act.decidedOn() != null || act.notifiedOn() != null)
                ? NEVER_TOO_LATE
                : days.to();
        String paper = entry instanceof InstrumentTerminated terminated
                ? terminated.instrument().value()
                : act.instrument() == null ? "" : act.instrument().value();
        Standing standing = entry instanceof PartnershipSuspended
                ? Standing.SUSPENDED
                : entry instanceof PartnershipResumed ? Standing.IN_FORCE : Standing.ENDED;
        List<Integer> sides = sides(act.by());
        step(at, entry, days.from(), to, world -> {
            if (paper.isEmpty()) {
                if (standing == Standing.ENDED) {
                    world.papers.keySet().stream()
                            .filter(one -> moves(one) && isOpen(world, one))
                            .forEach(one -> world.papers.put(one, Standing.ENDED));
                } else if (standing == Standing.IN_FORCE) {
                    world.alive(days.from(), to);
                }
                say(world, sides, standing, "", standing == Standing.SUSPENDED);
            } else if (standing == Standing.ENDED) {
                close(world, paper, standing, sides);
            } else if (isOpen(world, paper)) {
                world.papers.put(paper, standing);
                if (!moves(paper)) {
                    return;
                }
                for (int side : sides) {
                    if (standing == Standing.SUSPENDED
                            ? !holds(world, Standing.IN_FORCE)
                            : world.overPaper[side].equals(paper)) {
                        say(world, List.of(side), standing, paper, standing == Standing.SUSPENDED);
                    }
                }
            }
        });
    }

    private void sign(String id, Entry entry, Instrument paper, Days at, Days days) {
        step(at, entry, days.from(), days.to(), world -> {
            world.papers.put(id, Standing.IN_FORCE);
            if (!moves(id)) {
                return;
            }
            named(entry, LinkKind.RENEWS).forEach(world.renewed::add);
            if (lowest(paper).relation().compareTo(world.relation) > 0) {
                world.relation = lowest(paper).relation();
            }
            world.set(0, Standing.IN_FORCE, false, "");
            world.set(1, Standing.IN_FORCE, false, "");
            world.reports.clear();
            world.alive(days.from(), days.to());
        });
        Term term = paper.term();
        if (term == null || term.kind() == TermKind.UNLIMITED) {
            return;
        }
        Period all = Objects.requireNonNull(term.period())
                .multipliedBy(term.renewalsLeft() == null ? 1 : term.renewalsLeft() + 1);
        LocalDate from = days.from().equals(NEVER_TOO_EARLY)
                ? NEVER_TOO_EARLY
                : days.from().plus(all).plusDays(1);
        LocalDate to = days.to().plus(all).plusDays(1);
        steps.add(new Step(from, to, 0, -1, id, from, to, world -> close(world, id, Standing.EXPIRED, List.of(0, 1))));
    }

    private void report(RelationReported reported, Days at, Days days) {
        step(at, reported, days.from(), days.to(), world -> {
            if (reported.relation().compareTo(world.relation) > 0) {
                world.relation = reported.relation();
            }
            if (reported.standing() == Standing.IN_FORCE) {
                world.set(0, Standing.IN_FORCE, false, "");
                world.set(1, Standing.IN_FORCE, false, "");
            }
        });
        if (reported.standing() == Standing.UNKNOWN) {
            return;
        }
        StatedDate stated = reported.observedOn() != null
                ? reported.observedOn()
                : reported.header().happened();
        boolean isDated = published != null && !reported.header().evidence().isEmpty();
        LocalDate from = stated != null ? first(stated) : isDated ? bound(reported) : NEVER_TOO_EARLY;
        LocalDate to = stated != null ? Objects.requireNonNull(stated.firstDay().latest()) : bound(reported);
        step(new Days(from, to, at.depth()), reported, from, to, world -> {
            world.reports.removeIf(earlier -> ((LocalDate) earlier[1]).isBefore(from));
            world.reports.add(new Object[] {reported.standing(), to, from});
            world.set(0, reported.standing(), false, "");
            world.set(1, reported.standing(), false, "");
            if (reported.standing() == Standing.IN_FORCE) {
                world.alive(from, to);
            }
        });
    }

    private void say(World world, List<Integer> sides, Standing standing, String paper, boolean scoped) {
        if (sides.isEmpty()) {
            return;
        }
        boolean byItself = sides.size() == 1;
        boolean isNoNews =
                byItself && shown(world) == standing && !(world.isOpposed() && shown(world) == world.common());
        for (int side : sides) {
            if (!(isNoNews && world.standing[side] == standing && (!scoped || world.scoped[side]))) {
                world.set(side, standing, byItself, paper);
                world.scoped[side] = scoped;
            }
        }
        world.reports.clear();
    }

    private void close(World world, String paper, Standing standing, List<Integer> sides) {
        if (!isOpen(world, paper)) {
            return;
        }
        world.papers.put(paper, standing);
        if (!moves(paper) || holds(world, Standing.IN_FORCE) || holds(world, Standing.SUSPENDED)) {
            return;
        }
        List<Integer> affected = sides.stream()
                .filter(side -> world.standing[side] == Standing.IN_FORCE || world.standing[side] == Standing.SUSPENDED)
                .toList();
        if (standing == Standing.EXPIRED) {
            affected.forEach(side -> world.set(side, standing, false, ""));
        } else {
            say(world, affected, standing, "", false);
        }
    }

    private static boolean isOpen(World world, String paper) {
        Standing standing = world.papers.get(paper);
        return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
    }

    private boolean holds(World world, Standing standing) {
        return world.papers.entrySet().stream()
                .filter(one -> one.getValue() == standing && moves(one.getKey()))
                .anyMatch(one -> !world.renewed.contains(one.getKey()) || isUnlimited(one.getKey()));
    }

    private boolean isUnlimited(String paper) {
        Term term = paper(paper).term();
        return term != null && term.kind() == TermKind.UNLIMITED;
    }

    private boolean moves(String paper) {
        return lowest(paper(paper)) != Rung.NOTHING;
    }

    private Instrument paper(String id) {
        Entry entry = entries.get(id);
        return entry instanceof AgreementRenewed renewal
                ? renewal.instrument()
                : ((AgreementSigned) Objects.requireNonNull(entry)).instrument();
    }

    private static Rung lowest(Instrument paper) {
        return paper.establishes().contains(Rung.NOTHING)
                ? Rung.NOTHING
                : paper.establishes().stream()
                        .min(Comparator.comparing(Rung::relation))
                        .orElseThrow();
    }

    private void step(Days at, Entry entry, LocalDate from, LocalDate to, Consumer<World> what) {
        steps.add(new Step(
                at.from(),
                at.to(),
                at.depth(),
                KINDS.indexOf(entry.getClass()),
                entry.entryId().value(),
                from,
                to,
                what));
    }

    /** Its days, moved after everything that it names and that they allow it to come after. */
    private Days place(String id) {
        Entry entry = Objects.requireNonNull(entries.get(id));
        Days days = days(entry);
        for (String name : allNamed(entry)) {
            if (!entries.containsKey(name)) {
                continue;
            }
            Days other = place(name);
            LocalDate latest = days.to();
            if (latest.isBefore(other.from())) {
                continue;
            }
            boolean isBefore = days.from().isBefore(other.from())
                    || (days.from().equals(other.from()) && days.to().isBefore(other.to()));
            days = new Days(
                    isBefore ? other.from() : days.from(),
                    isBefore ? other.to() : days.to(),
                    Math.max(days.depth(), other.depth() + 1));
        }
        return days;
    }

    private static Set<String> allNamed(Entry entry) {
        Set<String> named = new LinkedHashSet<>();
        entry.header().links().forEach(link -> named.add(link.to().entry().value()));
        if (entry instanceof InstrumentExpired expired) {
            named.add(expired.instrument().value());
        } else if (entry instanceof InstrumentTerminated terminated) {
            named.add(terminated.instrument().value());
        }
        Act act = act(entry);
        if (act != null && act.instrument() != null) {
            named.add(act.instrument().value());
        }
        return named;
    }

    private static Stream<String> named(@Nullable Entry entry, LinkKind kind) {
        return entry == null
                ? Stream.empty()
                : entry.header().links().stream()
                        .filter(link -> link.kind() == kind)
                        .map(Link::to)
                        .map(to -> to.entry().value());
    }

    private static @Nullable Act act(Entry entry) {
        if (entry instanceof PartnershipSuspended suspended) {
            return suspended.act();
        } else if (entry instanceof PartnershipResumed resumed) {
            return resumed.act();
        } else if (entry instanceof PartnershipEnded ended) {
            return ended.act();
        }
        return entry instanceof InstrumentTerminated terminated ? terminated.act() : null;
    }

    private Days days(Entry entry) {
        LocalDate bound = bound(entry);
        StatedDate date = entry.header().happened();
        Act act = act(entry);
        if (act != null) {
            date = act.effectiveOn() != null
                    ? act.effectiveOn()
                    : act.notifiedOn() != null ? act.notifiedOn() : act.decidedOn();
        } else if (entry instanceof RelationReported reported) {
            date = reported.since();
            StatedDate observed = reported.observedOn() != null
                    ? reported.observedOn()
                    : reported.header().happened();
            if (observed != null) {
                bound = Objects.requireNonNull(observed.lastDay().latest());
            }
        }
        if (date == null) {
            return new Days(NEVER_TOO_EARLY, bound, 0);
        }
        LocalDate from = first(date);
        LocalDate to = Objects.requireNonNull(date.firstDay().latest());
        return new Days(from, !from.isAfter(bound) && to.isAfter(bound) ? bound : to, 0);
    }

    /** What is told as done lies at the latest on the day on which its source was published, else on which it was recorded. */
    private LocalDate bound(Entry entry) {
        return published == null || entry.header().evidence().isEmpty() ? recorded : published;
    }

    private LocalDate lastDay(Entry entry) {
        StatedDate date = entry.header().happened();
        return date != null && date.isInterval()
                ? Objects.requireNonNull(date.lastDay().latest())
                : days(entry).to();
    }

    private static LocalDate first(StatedDate date) {
        LocalDate earliest = date.firstDay().earliest();
        return earliest == null ? NEVER_TOO_EARLY : earliest;
    }

    private static List<Integer> sides(List<PartyId> by) {
        return by.stream()
                .map(party -> party.value().contains("murmansk") ? 0 : 1)
                .distinct()
                .toList();
    }
}
