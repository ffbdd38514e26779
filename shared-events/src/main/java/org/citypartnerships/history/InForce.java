package org.citypartnerships.history;

import org.citypartnerships.values.Relation;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * Since when the relation that is in force has been so: the date of what established it. A higher rung begins anew; a
 * suspension does not; nothing is said where a source reports the relation without since.
 */
final class InForce {
    private boolean alive;
    private @Nullable Establishing begun;
    private @Nullable Establishing underway;

    /** What established or reported a relation, and when. */
    private record Establishing(Relation relation, @Nullable StatedDate since, Window window) {
        /** An undated report may be of what this paper established. */
        boolean mayBeTheBeginningOf(Establishing reported) {
            return reported.since == null
                    && since != null
                    && relation == reported.relation
                    && !reported.window.isCertainlyBefore(window);
        }
    }

    void establish(Relation relation, @Nullable StatedDate since, Window window) {
        underway = new Establishing(relation, since, window);
    }

    void follow(CommonStanding common) {
        Establishing latest = underway;
        Establishing known = begun;
        if (!common.isAlive()) {
            begun = null;
        } else if (latest != null
                && (!alive
                        || known == null
                        || latest.relation.compareTo(known.relation) > 0
                        || latest.mayBeTheBeginningOf(known))) {
            begun = latest;
        }
        alive = common.isAlive();
        underway = null;
    }

    @Nullable
    StatedDate since() {
        return begun == null ? null : begun.since();
    }
}
