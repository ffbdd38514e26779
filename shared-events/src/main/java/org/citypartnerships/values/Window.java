package org.citypartnerships.values;

import java.time.LocalDate;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may have happened, both ends included.
 *
 * <p>"March 2014" may be any day from 2014-03-01 to 2014-03-31; "until 15 April 2014" has no earliest day; "recently"
 * has neither.
 *
 * @param earliest the earliest possible day, or null if no day is too early
 * @param latest the latest possible day, or null if no day is too late
 */
public record Window(@Nullable LocalDate earliest, @Nullable LocalDate latest) {

    /** Any day at all. */
    public static final Window ANY_DAY = new Window(null, null);

    /** @throws IllegalArgumentException if the earliest day is after the latest */
    public Window {
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "A window from " + earliest + " to " + latest + " holds no day: write the earlier day first");
        }
    }

    /** The one day. */
    public static Window day(LocalDate day) {
        return new Window(day, day);
    }

    /** Whether nothing is known: neither an earliest nor a latest day. */
    public boolean isAnyDay() {
        return earliest == null && latest == null;
    }

    /** The day, if only one is possible. */
    public Optional<LocalDate> onlyDay() {
        return earliest != null && earliest.equals(latest) ? Optional.of(earliest) : Optional.empty();
    }

    /** Whether the day is a possible one. */
    public boolean contains(LocalDate day) {
        return possiblyBy(day) && (latest == null || !latest.isBefore(day));
    }

    /** Whether every possible day of the other is a possible day of this one. */
    public boolean contains(Window other) {
        return (earliest == null || (other.earliest != null && !other.earliest.isBefore(earliest)))
                && (latest == null || (other.latest != null && !other.latest.isAfter(latest)));
    }

    /** Whether every possible day lies before every possible day of the other; false where an end is unbounded. */
    public boolean isCertainlyBefore(Window other) {
        return latest != null && other.earliest != null && latest.isBefore(other.earliest);
    }

    /** Whether it has happened by the end of the day, whichever possible day it was: 2014-03 by 2014-03-31. */
    public boolean certainlyBy(LocalDate day) {
        return latest != null && !latest.isAfter(day);
    }

    /** Whether it may have happened by the end of the day: 2014-03 by 2014-03-01. */
    public boolean possiblyBy(LocalDate day) {
        return earliest == null || !earliest.isAfter(day);
    }

    /** The smallest window that holds both. */
    Window spanning(Window other) {
        return new Window(
                earliest == null || other.earliest == null ? null : earlier(earliest, other.earliest),
                latest == null || other.latest == null ? null : later(latest, other.latest));
    }

    /** The days of this window on which something can have begun that ended within the other. */
    Window beginningOf(Window end) {
        return new Window(earliest, earlier(latest, end.latest));
    }

    /** The days of this window on which something can have ended that began within the other. */
    Window endOf(Window beginning) {
        return new Window(later(earliest, beginning.earliest), latest);
    }

    Window plus(TemporalAmount amount) {
        return new Window(earliest == null ? null : earliest.plus(amount), latest == null ? null : latest.plus(amount));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
