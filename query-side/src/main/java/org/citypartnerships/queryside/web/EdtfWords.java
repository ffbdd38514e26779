package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A date of the Extended Date/Time Format in English: {@code 2014-03} is "March 2014", {@code [..2014-04-15]} "15 April
 * 2014 or earlier".
 */
final class EdtfWords {

    private static final String OPEN = "..";
    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
    private static final int FIRST_SEASON = 21;
    private static final int MONTHS = 12;

    private EdtfWords() {}

    static String of(String edtf) {
        if (edtf.startsWith("[") && edtf.endsWith("]")) {
            return oneOf(edtf.substring(1, edtf.length() - 1));
        }
        int slash = edtf.indexOf('/');
        return slash < 0 ? date(edtf) : interval(edtf.substring(0, slash), edtf.substring(slash + 1));
    }

    static String of(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day.getMonthValue()) + " " + day.getYear();
    }

    private static String oneOf(String range) {
        if (range.contains(",")) {
            return String.join(
                    " or ",
                    Arrays.stream(range.split(",", -1)).map(EdtfWords::oneOf).toList());
        }
        int dots = range.indexOf(OPEN);
        if (dots < 0) {
            return date(range);
        }
        String from = range.substring(0, dots);
        String until = range.substring(dots + OPEN.length());
        if (from.isEmpty()) {
            return date(until) + " or earlier";
        }
        return until.isEmpty()
                ? date(from) + " or later"
                : "between " + withoutWhatTheEndRepeats(date(from), date(until)) + " and " + date(until);
    }

    private static String interval(String begin, String end) {
        if (begin.equals(OPEN)) {
            return "until " + date(end);
        }
        if (end.equals(OPEN)) {
            return date(begin) + " and after";
        }
        return withoutWhatTheEndRepeats(date(begin), date(end)) + " to " + date(end);
    }

    /** The beginning without the month and the year if they are those of the end: "9 to 11 September 2016". */
    private static String withoutWhatTheEndRepeats(String begin, String end) {
        List<String> first = List.of(begin.split(" ", -1));
        List<String> last = List.of(end.split(" ", -1));
        int same = 0;
        while (same < first.size() - 1
                && first.size() == last.size()
                && first.get(first.size() - 1 - same).equals(last.get(last.size() - 1 - same))) {
            same++;
        }
        return String.join(" ", first.subList(0, first.size() - same));
    }

    private static String date(String edtf) {
        char last = edtf.charAt(edtf.length() - 1);
        boolean isAbout = last == '~' || last == '%';
        boolean isPerhaps = last == '?' || last == '%';
        String said = plain(isAbout || isPerhaps ? edtf.substring(0, edtf.length() - 1) : edtf);
        return (isAbout ? "about " : "") + said + (isPerhaps ? "?" : "");
    }

    private static String plain(String edtf) {
        String[] parts = edtf.split("-", -1);
        String year = year(parts[0]);
        if (parts.length == 1 || parts[1].equals("XX")) {
            return year;
        }
        String month = month(Integer.parseInt(parts[1]));
        return parts.length == 2 || parts[2].equals("XX")
                ? month + " " + year
                : Integer.parseInt(parts[2]) + " " + month + " " + year;
    }

    private static String year(String year) {
        if (year.endsWith("XX")) {
            return "some year from " + year.replace('X', '0') + " to " + year.replace('X', '9');
        }
        return year.endsWith("X") ? "the " + year.replace('X', '0') + "s" : year;
    }

    private static String month(int month) {
        return month > MONTHS
                ? SEASONS.get(month - FIRST_SEASON)
                : Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
