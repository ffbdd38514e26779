package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** Where the sides stand after a row of moves, applied one after the other. */
final class Course {
    private final Set<SideId> sides;
    private final Predicate<EntryId> contested;
    private final Map<SideId, Stand> stands = new TreeMap<>();
    private final Map<SideId, Map<SideId, Standing>> towards = new HashMap<>();
    private final Papers papers = new Papers();
    private final Proposals proposals = new Proposals();
    private final Reports reports = new Reports();
    private final InForce inForce = new InForce();
    private final List<Warning> noticed = new ArrayList<>();
    private Relation relation = Relation.UNSPECIFIED;
    private CommonStanding common = CommonStanding.UNKNOWN;
    private @Nullable LocalDate attested;
    private int step;

    Course(Set<SideId> sides, Predicate<EntryId> contested) {
        this.sides = sides;
        this.contested = contested;
        sides.forEach(side -> stands.put(side, Stand.UNKNOWN));
    }

    void apply(Move move) {
        step++;
        move.applyTo(this);
        common = CommonStanding.of(stands.values());
        inForce.follow(common);
    }

    // what moves do

    void raise(Relation to, @Nullable StatedDate since, Window window) {
        if (to.compareTo(relation) > 0) {
            relation = to;
        }
        inForce.establish(to, since, window);
    }

    /** All together, or somebody about all: it overtakes what single sides had said. */
    void putJointly(Set<SideId> which, Standing standing, EntryId because) {
        which.forEach(side -> put(side, new Stand(standing, because, step, false, null, null)));
    }

    /** The sides by themselves; all sides together are no single ones. Saying once more what holds anyway changes nothing. */
    void state(
            Set<SideId> acting,
            Standing standing,
            EntryId because,
            @Nullable SuspensionScope scope,
            @Nullable EntryId paper) {
        if (acting.isEmpty()) {
            return;
        }
        boolean own = !acting.containsAll(sides);
        boolean holdsAnyway = own && common.standing() == standing && !common.disputed();
        for (SideId side : acting) {
            if (!(holdsAnyway && stand(side).isAlike(standing, scope))) {
                put(side, new Stand(standing, because, step, own, scope, paper));
            }
        }
        reports.overtake();
    }

    private void put(SideId side, Stand stand) {
        stands.put(side, stand);
        proposals.answer(side);
    }

    void stateTowards(SideId side, SideId other, Standing standing) {
        towards.computeIfAbsent(side, any -> new TreeMap<>()).put(other, standing);
    }

    /** What single sides did towards each other is overtaken where both sign. */
    void reconcile(Set<SideId> signing) {
        signing.forEach(
                side -> towards.getOrDefault(side, new HashMap<>()).keySet().removeAll(signing));
        reports.overtake();
    }

    void attestInForce(Window window) {
        LocalDate last = window.latest() == null ? window.earliest() : window.latest();
        LocalDate known = attested;
        if (last != null && (known == null || last.isAfter(known))) {
            attested = last;
        }
    }

    void notice(WarningCode code, String message, EntryId prompting, @Nullable EntryId other) {
        noticed.add(new Warning(code, other == null ? List.of(prompting) : List.of(prompting, other), message));
    }

    Papers papers() {
        return papers;
    }

    Proposals proposals() {
        return proposals;
    }

    Reports reports() {
        return reports;
    }

    // what it comes to

    Set<SideId> sides() {
        return sides;
    }

    Stand stand(SideId side) {
        return stands.getOrDefault(side, Stand.UNKNOWN);
    }

    Relation relation() {
        return relation;
    }

    /** The common standing; a proposal shows where nothing else holds. */
    CommonStanding common() {
        if (!CommonStanding.canBeProposed(common.standing())
                || sides.stream().allMatch(side -> proposal(side).isEmpty())) {
            return common;
        }
        boolean byOne = sides.stream().anyMatch(side -> proposal(side).isEmpty());
        return new CommonStanding(Standing.PROPOSED, byOne, false, null);
    }

    boolean isDisputed() {
        return common().disputed()
                || reports.disagree()
                || stands.values().stream()
                        .anyMatch(stand -> stand.because() != null && contested.test(stand.because()));
    }

    Standing standing(SideId side) {
        return proposal(side).isPresent() ? Standing.PROPOSED : stand(side).standing();
    }

    @Nullable
    EntryId because(SideId side) {
        return proposal(side).orElse(stand(side).because());
    }

    private Optional<EntryId> proposal(SideId side) {
        return proposals.latest(side);
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
        return List.copyOf(noticed);
    }
}
