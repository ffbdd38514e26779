package org.citypartnerships.history;

import org.citypartnerships.values.Relation;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * Since when the relation that is in force has been so: the date of what established it. A higher rung begins anew; a
 * suspension does not; nothing is said where a source reports the relation without since.
 */
record InForce(boolean alive, @Nullable Establishing begun) {
    static final InForce NOT_YET = new InForce(false, null);

    /** What established or reported a relation, and when. */
    record Establishing(Relation relation, @Nullable StatedDate since, Window window) {
        /** An undated report may be of what this paper established. */
        boolean mayBeTheBeginningOf(Establishing reported) {
            return reported.since == null
                    && since != null
                    && relation == reported.relation
                    && !reported.window.isCertainlyBefore(window);
        }
    }

    /** After a move that brought about the common standing, and perhaps established something. */
    InForce follow(CommonStanding common, @Nullable Establishing latest) {
        Establishing known = begun;
        if (!common.isAlive()) {
            return alive || begun != null ? NOT_YET : this;
        }
        boolean begins = latest != null
                && (!alive
                        || known == null
                        || latest.relation.compareTo(known.relation) > 0
                        || latest.mayBeTheBeginningOf(known));
        return begins ? new InForce(true, latest) : alive ? this : new InForce(true, known);
    }

    @Nullable
    StatedDate since() {
        return begun == null ? null : begun.since();
    }
}
