package org.citypartnerships.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Dates are stated to the end of the year 9999; what lies on that day or beyond it never comes. */
final class LastDay {

    static final LocalDate OF_ALL = LocalDate.of(9999, 12, 31);

    private LastDay() {}

    /** The day so many periods later, or null if that never comes. */
    @SuppressWarnings("JavaPeriodGetDays") // the months are added before
    static @Nullable LocalDate after(LocalDate day, Period period, int times) {
        try {
            return orNever(day.plusMonths(Math.multiplyExact(period.toTotalMonths(), (long) times))
                    .plusDays(Math.multiplyExact((long) period.getDays(), (long) times)));
        } catch (DateTimeException | ArithmeticException beyond) {
            return null;
        }
    }

    /** The day, or null if it never comes. */
    static @Nullable LocalDate orNever(@Nullable LocalDate day) {
        return day == null || !day.isBefore(OF_ALL) ? null : day;
    }
}
