package org.citypartnerships.values;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One year, month, day, season or group of years in EDTF: {@code 2014-03}, {@code 198X}, {@code 2014-12~}. */
record SimpleDate(Window window, boolean isApproximate, boolean isUncertain) {

    private static final SimpleDate ANY = new SimpleDate(Window.ANY_DAY, false, false);
    /** What stands for a month or day that is not said. */
    private static final int UNSPECIFIED = -1;
    /** What stands for a month or day that is not there. */
    private static final int NONE = 0;

    /** Read by hand, since every date of every entry is read whenever its stream is. */
    static Optional<SimpleDate> read(String text) {
        int length = text.length();
        char last = length == 0 ? ' ' : text.charAt(length - 1);
        boolean isQualified = last == '~' || last == '?' || last == '%';
        return window(text, isQualified ? length - 1 : length)
                .map(window -> new SimpleDate(window, last == '~' || last == '%', last == '?' || last == '%'));
    }

    /** A date, or any day where the text is the sign for an open end. */
    static Optional<SimpleDate> readOr(String openEnd, String text) {
        return text.equals(openEnd) ? Optional.of(ANY) : read(text);
    }

    private static Optional<Window> window(String text, int end) {
        boolean isForm = end == 4
                || (end == 7 && text.charAt(4) == '-')
                || (end == 10 && text.charAt(4) == '-' && text.charAt(7) == '-');
        if (!isForm || !isYear(text)) {
            return Optional.empty();
        }
        if (text.charAt(3) == 'X') {
            return end == 4 ? years(text.substring(0, 4)) : Optional.empty();
        }
        int month = end > 4 ? twoDigits(text, 5) : NONE;
        int day = end > 7 ? twoDigits(text, 8) : NONE;
        boolean isNumber = (end == 4 || month != NONE) && (end < 10 || day != NONE);
        return isNumber ? Optional.ofNullable(within(number(text, 0, 4), month, day)) : Optional.empty();
    }

    /** Four digits, of which the last or the last two may be X. */
    private static boolean isYear(String text) {
        return isDigit(text, 0)
                && isDigit(text, 1)
                && (isDigit(text, 2) || (text.charAt(2) == 'X' && text.charAt(3) == 'X'))
                && (isDigit(text, 3) || text.charAt(3) == 'X');
    }

    private static @Nullable Window within(int year, int month, int day) {
        if (year == 0) {
            return null; // the year before 0001 is no year of the calendars that sources use
        }
        if (month == UNSPECIFIED || month == NONE) {
            boolean dayOfNoMonth = day > NONE;
            return dayOfNoMonth ? null : new Window(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        if (month > 12) {
            return day == NONE
                    ? Season.ofCode(month).map(season -> season.in(year)).orElse(null)
                    : null;
        }
        int days = YearMonth.of(year, month).lengthOfMonth();
        if (day > NONE) {
            return day > days ? null : Window.day(LocalDate.of(year, month, day));
        }
        return new Window(LocalDate.of(year, month, 1), LocalDate.of(year, month, days));
    }

    private static Optional<Window> years(String year) {
        int first = number(year.replace('X', '0'), 0, 4);
        int last = number(year.replace('X', '9'), 0, 4);
        return first == 0
                ? Optional.empty()
                : Optional.of(new Window(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31)));
    }

    /** The number from 1 to 99, UNSPECIFIED for XX, NONE for anything else. */
    private static int twoDigits(String text, int from) {
        if (text.charAt(from) == 'X' && text.charAt(from + 1) == 'X') {
            return UNSPECIFIED;
        }
        return isDigit(text, from) && isDigit(text, from + 1) ? number(text, from, from + 2) : NONE;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }
}
