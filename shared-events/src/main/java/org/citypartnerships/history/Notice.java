package org.citypartnerships.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A warning, the days on which it holds, and what other streams must say for it to hold.
 *
 * @param warning what a person should look at
 * @param from the first day on which it holds, or null if no day is too early
 * @param until the day after the last, or null if it has no end
 * @param provided what must be so in other streams
 */
public record Notice(
        Warning warning, @Nullable LocalDate from, @Nullable LocalDate until, Provided provided) {

    /** A warning that hangs on no day and on no other stream. */
    static Notice of(Warning warning) {
        return new Notice(warning, null, null, Provided.NOTHING);
    }

    /** A warning that holds on some days. */
    static Notice on(Warning warning, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Notice(warning, from, until, Provided.NOTHING);
    }

    /** The same if other streams say so. */
    Notice provided(Provided condition) {
        return new Notice(warning, from, until, condition);
    }

    /** Whether the day is one of its own. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || until.isAfter(day));
    }

    /** Whether it needs no other stream, and says more than the status does: that tells of dormancy itself. */
    public boolean isOfTheStreamAlone() {
        return provided.kind() == Provided.Kind.NOTHING && warning.code() != WarningCode.DORMANT;
    }

    /** Whether there is a day on which it holds. */
    boolean holdsEver() {
        return from == null || until == null || from.isBefore(until);
    }
}
