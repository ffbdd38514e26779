package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * Where the sides stand after a row of moves, applied one after the other. The last can be taken back, so that one which comes
 * to count later is put in between without beginning again.
 */
final class Course {
    private final Sides sides;
    private final Set<EntryId> contested;
    private final @Nullable List<Warning> noticed;
    private final List<Before> applied = new ArrayList<>();
    private final Papers papers = new Papers();
    private @Nullable Stand[] stands;
    private Map<SideId, Map<SideId, Standing>> towards = Map.of();
    private Proposals proposals = Proposals.NONE;
    private Reports reports = Reports.NONE;
    private InForce inForce = InForce.NOT_YET;
    private InForce.@Nullable Establishing established;
    private Relation relation = Relation.UNSPECIFIED;
    private CommonStanding common = CommonStanding.UNKNOWN;
    private @Nullable LocalDate attested;

    /** What was so before a move. */
    private static final class Before {
        private final @Nullable Stand[] stands;
        private final Map<SideId, Map<SideId, Standing>> towards;
        private final Proposals proposals;
        private final Reports reports;
        private final InForce inForce;
        private final Relation relation;
        private final CommonStanding common;
        private final @Nullable LocalDate attested;
        private final int papers;

        Before(Course course) {
            stands = course.stands;
            towards = course.towards;
            proposals = course.proposals;
            reports = course.reports;
            inForce = course.inForce;
            relation = course.relation;
            common = course.common;
            attested = course.attested;
            papers = course.papers.mark();
        }
    }

    private Course(Sides sides, Set<EntryId> contested, @Nullable List<Warning> noticed) {
        this.sides = sides;
        this.contested = contested;
        this.noticed = noticed;
        this.stands = new @Nullable Stand[sides.named()];
        sides.all().forEach(side -> stands[sides.place(side)] = Stand.UNKNOWN);
    }

    /** A course before its first move. */
    static Course of(Sides sides, Set<EntryId> contested) {
        return new Course(sides, contested, null);
    }

    /** A course that keeps what a person should look at. */
    static Course noticing(Sides sides, Set<EntryId> contested) {
        return new Course(sides, contested, new ArrayList<>());
    }

    void apply(Move move) {
        applied.add(new Before(this));
        established = null;
        move.applyTo(this);
        common = CommonStanding.of(stands);
        inForce = inForce.follow(common, established);
    }

    void takeBackLast() {
        Before before = applied.remove(applied.size() - 1);
        stands = before.stands;
        towards = before.towards;
        proposals = before.proposals;
        reports = before.reports;
        inForce = before.inForce;
        relation = before.relation;
        common = before.common;
        attested = before.attested;
        papers.takeBackTo(before.papers);
    }

    // what moves do

    void raise(Relation to, @Nullable StatedDate since, Window window) {
        if (to.compareTo(relation) > 0) {
            relation = to;
        }
        established = new InForce.Establishing(to, since, window);
    }

    /** All together, or somebody about all: it overtakes what single sides had said. */
    void putJointly(Set<SideId> which, Standing standing, EntryId because) {
        Stand stand = new Stand(standing, because, applied.size(), false, null, null);
        for (SideId side : which) {
            put(side, stand);
        }
    }

    /**
     * The sides by themselves; all sides together are no single ones. Saying once more what holds anyway changes nothing; saying
     * so once more after a proposal answers it.
     */
    void state(
            Set<SideId> acting,
            Standing standing,
            EntryId because,
            @Nullable SuspensionScope scope,
            @Nullable EntryId paper) {
        if (acting.isEmpty()) {
            return;
        }
        boolean own = !acting.containsAll(sides.all());
        CommonStanding shown = common();
        boolean holdsAnyway = own && shown.standing() == standing && !shown.disputed();
        Stand stand = new Stand(standing, because, applied.size(), own, scope, paper);
        for (SideId side : acting) {
            if (!(holdsAnyway && stand(side).isAlike(standing, scope))) {
                put(side, stand);
            }
        }
        reports = Reports.NONE;
    }

    private void put(SideId side, Stand stand) {
        @Nullable Stand[] before = applied.get(applied.size() - 1).stands;
        if (stands == before) {
            stands = before.clone();
        }
        stands[sides.place(side)] = stand;
        proposals = proposals.isEmpty() ? proposals : proposals.answer(side);
    }

    void stateTowards(SideId side, SideId other, Standing standing) {
        Map<SideId, Standing> others = new TreeMap<>(towards.getOrDefault(side, Map.of()));
        others.put(other, standing);
        towards = with(side, others);
    }

    /** What single sides did towards each other is overtaken where both sign. */
    void reconcile(Set<SideId> signing) {
        for (SideId side : signing) {
            Map<SideId, Standing> others = towards.get(side);
            if (others != null) {
                Map<SideId, Standing> left = new TreeMap<>(others);
                left.keySet().removeAll(signing);
                towards = with(side, left);
            }
        }
        reports = Reports.NONE;
    }

    private Map<SideId, Map<SideId, Standing>> with(SideId side, Map<SideId, Standing> others) {
        Map<SideId, Map<SideId, Standing>> after = new HashMap<>(towards);
        after.put(side, others);
        return after;
    }

    void attestInForce(Window window) {
        LocalDate last = window.latest() == null ? window.earliest() : window.latest();
        LocalDate known = attested;
        if (last != null && (known == null || last.isAfter(known))) {
            attested = last;
        }
    }

    void report(Standing standing, Window observed) {
        reports = reports.add(standing, observed);
    }

    void propose(SideId side, EntryId proposal) {
        proposals = proposals.propose(side, proposal);
    }

    void withdraw(EntryId proposal) {
        proposals = proposals.withdraw(proposal);
    }

    void notice(WarningSentence sentence, EntryId prompting, @Nullable EntryId other, Object... values) {
        if (noticed != null) {
            noticed.add(Warning.of(sentence, other == null ? List.of(prompting) : List.of(prompting, other), values));
        }
    }

    Papers papers() {
        return papers;
    }

    // what it comes to

    Set<SideId> sides() {
        return sides.all();
    }

    Stand stand(SideId side) {
        int place = sides.place(side);
        Stand stand = place < stands.length ? stands[place] : null;
        return stand == null ? Stand.UNKNOWN : stand;
    }

    Relation relation() {
        return relation;
    }

    /** The common standing; a proposal shows where nothing else holds. */
    CommonStanding common() {
        if (proposals.isEmpty() || !CommonStanding.canBeProposed(common.standing())) {
            return common;
        }
        int proposing = 0;
        for (SideId side : sides.all()) {
            proposing += proposals.latest(side) == null ? 0 : 1;
        }
        return proposing == 0
                ? common
                : new CommonStanding(Standing.PROPOSED, proposing < sides.all().size(), false, null);
    }

    boolean isDisputed() {
        return common().disputed() || reports.disagree() || isAnyStandContested();
    }

    private boolean isAnyStandContested() {
        if (contested.isEmpty()) {
            return false;
        }
        for (Stand stand : stands) {
            if (stand != null && stand.because() != null && contested.contains(stand.because())) {
                return true;
            }
        }
        return false;
    }

    Standing standing(SideId side) {
        return proposals.latest(side) == null ? stand(side).standing() : Standing.PROPOSED;
    }

    @Nullable
    EntryId because(SideId side) {
        EntryId proposal = proposals.latest(side);
        return proposal == null ? stand(side).because() : proposal;
    }

    Map<SideId, Standing> towards(SideId side) {
        return Map.copyOf(towards.getOrDefault(side, Map.of()));
    }

    /** The last day on which something put the standing in force, or null if nothing has. */
    @Nullable
    LocalDate attested() {
        return attested;
    }

    @Nullable
    StatedDate inForceSince() {
        return inForce.since();
    }

    List<Warning> noticed() {
        return noticed == null ? List.of() : List.copyOf(noticed);
    }
}
