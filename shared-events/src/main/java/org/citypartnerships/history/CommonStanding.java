package org.citypartnerships.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;

/**
 * What the sides' standings come to.
 *
 * <p>What all did together, a source said of all, or a term brought about, holds for all; UNKNOWN yields to what is known.
 * What a side did by itself since then, the silent ones follow; if two sides did so and differ, the later counts and the
 * matter is disputed.
 */
record CommonStanding(
        Standing standing,
        boolean oneSided,
        boolean disputed,
        @Nullable SuspensionScope scope) {
    static final CommonStanding UNKNOWN = new CommonStanding(Standing.UNKNOWN, false, false, null);

    static CommonStanding of(Collection<Stand> stands) {
        List<Stand> known = stands.stream()
                .filter(stand -> stand.standing() != Standing.UNKNOWN)
                .toList();
        int lastJointStep = known.stream()
                .filter(stand -> !stand.own())
                .mapToInt(Stand::step)
                .max()
                .orElse(0);
        List<Stand> own = known.stream()
                .filter(stand -> stand.own() && stand.step() > lastJointStep)
                .toList();
        Stand latest = known.stream().max(Comparator.comparingInt(Stand::step)).orElse(Stand.UNKNOWN);
        boolean disputed = own.stream().anyMatch(stand -> stand.standing() != latest.standing());
        boolean oneSided =
                !disputed && !own.isEmpty() && stands.stream().anyMatch(stand -> stand.standing() != latest.standing());
        return new CommonStanding(latest.standing(), oneSided, disputed, latest.scope());
    }

    boolean isAlive() {
        return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
    }

    /** Whether a proposal is news: nothing is known, or what there was is over. */
    static boolean canBeProposed(Standing standing) {
        return standing == Standing.UNKNOWN || standing == Standing.ENDED || standing == Standing.EXPIRED;
    }
}
