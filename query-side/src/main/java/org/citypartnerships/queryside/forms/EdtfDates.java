package org.citypartnerships.queryside.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.citypartnerships.values.StatedDate;

/** Dates in the Extended Date/Time Format (ISO 8601-2), made of the numbers that a document writes. */
final class EdtfDates {

    private static final int MONTHS = 12;
    private static final int MONTH_LENGTH = "2014-03".length();

    private EdtfDates() {}

    /** Whether it is a date that the registry keeps: {@code 2014-03}, {@code 199X}, {@code [..2013]}. */
    static boolean is(String text) {
        try {
            StatedDate.of(text);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** {@code 2014-03} of {@code 2014} and 3; empty if there is no such month. */
    static Optional<String> month(String year, int month) {
        return month >= 1 && month <= MONTHS
                ? Optional.of(String.format(Locale.ROOT, "%s-%02d", year, month))
                : Optional.empty();
    }

    /** {@code 2014-03-05} of {@code 2014}, {@code 3} and {@code 5}; empty if no calendar has such a day. */
    static Optional<String> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException | NumberFormatException noSuchDay) {
            return Optional.empty();
        }
    }

    /**
     * The unit before or after, of decades and centuries the year: of 2014 that is 2013 or 2015, of 199X 1989 or 2000; none of a season.
     *
     * @param step -1 for the one before, 1 for the one after
     */
    static Optional<String> next(String edtf, int step) {
        if (edtf.matches("\\d{2}[\\dX]{2}")) {
            int year = Integer.parseInt(edtf.replace('X', step < 0 ? '0' : '9')) + step;
            return Optional.of(String.format(Locale.ROOT, "%04d", year));
        }
        try {
            return Optional.of(
                    edtf.length() == MONTH_LENGTH
                            ? YearMonth.parse(edtf).plusMonths(step).toString()
                            : LocalDate.parse(edtf).plusDays(step).toString());
        } catch (DateTimeException season) {
            return Optional.empty();
        }
    }
}
