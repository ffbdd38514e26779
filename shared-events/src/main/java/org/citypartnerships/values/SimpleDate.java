package org.citypartnerships.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One year, month, day, season or group of years in EDTF: {@code 2014-03}, {@code 198X}, {@code 2014-12~}. */
record SimpleDate(Window window, boolean isApproximate, boolean isUncertain) {

    private static final SimpleDate ANY = new SimpleDate(Window.ANY_DAY, false, false);
    private static final String UNSPECIFIED = "XX";
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?([~?%]?)");

    static Optional<SimpleDate> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String qualifier = form.group(4);
        boolean both = qualifier.equals("%");
        return window(form.group(1), form.group(2), form.group(3))
                .map(window -> new SimpleDate(window, both || qualifier.equals("~"), both || qualifier.equals("?")));
    }

    /** A date, or any day where the text is the sign for an open end. */
    static Optional<SimpleDate> readOr(String openEnd, String text) {
        return text.equals(openEnd) ? Optional.of(ANY) : read(text);
    }

    private static Optional<Window> window(String year, @Nullable String month, @Nullable String day) {
        try {
            if (year.endsWith("X")) {
                return month == null ? Optional.of(years(year)) : Optional.empty();
            }
            return Optional.ofNullable(within(yearOf(year), month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static @Nullable Window within(int year, @Nullable String month, @Nullable String day) {
        if (month == null || month.equals(UNSPECIFIED)) {
            boolean dayOfNoMonth = day != null && !day.equals(UNSPECIFIED);
            return dayOfNoMonth ? null : Precision.YEAR.around(LocalDate.of(year, 1, 1));
        }
        Optional<Season> season = Season.ofCode(Integer.parseInt(month));
        if (season.isPresent()) {
            return day == null ? season.get().in(year) : null;
        }
        LocalDate first = LocalDate.of(year, Integer.parseInt(month), 1);
        return day == null || day.equals(UNSPECIFIED)
                ? Precision.MONTH.around(first)
                : Window.day(LocalDate.of(year, first.getMonth(), Integer.parseInt(day)));
    }

    private static Window years(String year) {
        return new Window(
                LocalDate.of(yearOf(year.replace('X', '0')), 1, 1),
                LocalDate.of(yearOf(year.replace('X', '9')), 12, 31));
    }

    private static int yearOf(String digits) {
        int year = Integer.parseInt(digits);
        if (year == 0) {
            throw new DateTimeException("The year before 0001 is no year of the calendars that sources use");
        }
        return year;
    }
}
