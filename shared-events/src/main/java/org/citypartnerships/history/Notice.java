package org.citypartnerships.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A warning, the days on which it holds, and what other streams must say for it to hold.
 *
 * @param warning what a person should look at
 * @param from the first day on which it holds, or null if no day is too early
 * @param until the day after the last, or null if it has no end
 * @param promptedOn the first day of which the entry is told that prompts it, or null if no day is too early
 * @param provided what must be so in other streams
 * @param silence why it is to be shown only to whoever asks for that, or null if it is not silenced
 */
public record Notice(
        Warning warning,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate promptedOn,
        Provided provided,
        @Nullable Silence silence) {

    /** A warning that hangs on no day and on no other stream. */
    static Notice of(Warning warning) {
        return new Notice(warning, null, null, null, Provided.NOTHING, null);
    }

    /** A warning that holds on some days. */
    static Notice on(Warning warning, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Notice(warning, from, until, null, Provided.NOTHING, null);
    }

    /** The same if other streams say so. */
    Notice provided(Provided condition) {
        return new Notice(warning, from, until, promptedOn, condition, silence);
    }

    /** The same for those who ask for what is silenced. */
    Notice silenced(Silence why) {
        return new Notice(warning, from, until, promptedOn, provided, why);
    }

    /** The same of what is told from a day on. */
    Notice promptedOn(@Nullable LocalDate day) {
        return new Notice(warning, from, until, day, provided, silence);
    }

    /** The first day of which it is told: the first of its own, else that of what prompts it; null if no day is too early. */
    public @Nullable LocalDate firstDay() {
        return from == null ? promptedOn : from;
    }

    /** Whether it is told of the day. */
    public boolean holdsOn(LocalDate day) {
        LocalDate first = firstDay();
        return (first == null || !first.isAfter(day)) && (until == null || until.isAfter(day));
    }

    /** Whether it is to be seen beside its stream: not silenced, without need of another stream, and no part of the status. */
    public boolean isSeenBesideItsStream() {
        return silence == null && provided.kind() == Provided.Kind.NOTHING && warning.code() != WarningCode.DORMANT;
    }

    /** Whether there is a day on which it holds. */
    boolean holdsEver() {
        return from == null || until == null || from.isBefore(until);
    }
}
