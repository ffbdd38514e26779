package org.citypartnerships.history;

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

    /** Null stands for a side of which nothing was ever said. */
    static CommonStanding of(@Nullable Stand[] stands) {
        int lastJointStep = 0;
        Stand latest = Stand.UNKNOWN;
        for (Stand stand : stands) {
            if (stand != null && stand.standing() != Standing.UNKNOWN) {
                latest = stand.step() > latest.step() ? stand : latest;
                lastJointStep = stand.own() ? lastJointStep : Math.max(lastJointStep, stand.step());
            }
        }
        boolean anyOwn = false;
        boolean disputed = false;
        boolean differ = false;
        for (Stand stand : stands) {
            if (stand != null) {
                boolean other = stand.standing() != latest.standing();
                boolean own = stand.own() && stand.step() > lastJointStep && stand.standing() != Standing.UNKNOWN;
                anyOwn |= own;
                disputed |= own && other;
                differ |= other;
            }
        }
        return new CommonStanding(latest.standing(), !disputed && anyOwn && differ, disputed, latest.scope());
    }

    boolean isAlive() {
        return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
    }

    /** Whether a proposal is news: nothing is known, or what there was is over. */
    static boolean canBeProposed(Standing standing) {
        return standing == Standing.UNKNOWN || standing == Standing.ENDED || standing == Standing.EXPIRED;
    }
}
