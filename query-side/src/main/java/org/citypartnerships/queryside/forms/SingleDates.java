package org.citypartnerships.queryside.forms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One date in English or German: a day, a month, a quarter, a season, a year, a decade or a century. {@code october 2015} is
 * {@code 2015-10}, {@code frühjahr 2021} is {@code 2021-21}, {@code the 1980s} are {@code 198X}.
 */
final class SingleDates {

    /** What stands before a date and says nothing: {@code in march 2014}, {@code im jahr 2014}. */
    static final Pattern PREPOSITION =
            Pattern.compile("(?:on the|on|in the|in|at|im jahre?|im|am|den|der|the|during|während|year|jahr) ");

    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|diens|donners|frei|sams|sonn)tag,? (?:den )?|mittwoch,? (?:den )?");
    private static final Pattern PART_OF = Pattern.compile(
            "(?:early|mid|late|the (?:beginning|middle|end) of|(?:beginning|middle|end) of|anfang|mitte|ende|frühen?|späten?)(?: |-)"
                    + "(?:des jahres |in |the |der |des )?");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DECADE = Pattern.compile("(\\d{3})0(?:'?s|er(?:n|[- ]?jahren?)?)");
    private static final Pattern CENTURY = Pattern.compile("(\\d{1,2})(?:(?:st|nd|rd|th) century|\\. jahrhunderts?)");
    private static final Pattern MONTH_NUMBER_YEAR = Pattern.compile("(\\d{1,2})[./](\\d{4})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\p{L}+)\\.?,? (?:of )?(\\d{4})");
    private static final Pattern SEASON = Pattern.compile("(\\p{L}+) (?:of )?(\\d{4})");

    private static final Pattern YEAR_QUARTER = Pattern.compile("(\\d{4})[ -]?q([1-4])");
    private static final Pattern PART_OF_YEAR = Pattern.compile(
            "(?:q([1-4])|([1-4]|first|second|third|fourth|erste|zweite|dritte|vierte)(?:\\.|st|nd|rd|th|[nrsm])? "
                    + "(quarter|quartal|half|halbjahr|hälfte|jahreshälfte))(?: of| des jahres)?[ /]?(\\d{4})");
    private static final int QUARTER = 3;
    private static final int HALF = 6;
    private static final int WHOLE = 12;

    private SingleDates() {}

    /** {@code 2014-03} of {@code march 2014} and of {@code in march 2014}; empty if it is no date or more than one. */
    static Optional<String> afterPreposition(String plain) {
        String rest = plain.strip();
        Matcher preposition = PREPOSITION.matcher(rest);
        return read(preposition.lookingAt() ? rest.substring(preposition.end()) : rest);
    }

    /** {@code 2014-03} of {@code march 2014}, of {@code end of march 2014} and of itself; empty if it is no date or more than one. */
    static Optional<String> read(String plain) {
        Matcher weekday = WEEKDAY.matcher(plain);
        String rest = weekday.lookingAt() ? plain.substring(weekday.end()) : plain;
        Matcher part = PART_OF.matcher(rest);
        String text = part.lookingAt() ? rest.substring(part.end()) : rest;
        String edtf = text.toUpperCase(Locale.ROOT);
        if (text.matches("[\\dx?~%-]+") && EdtfDates.is(edtf)) {
            return Optional.of(edtf);
        }
        return WrittenDays.read(text)
                .or(() -> month(text))
                .or(() -> partOfYear(text))
                .or(() -> years(text))
                .filter(EdtfDates::is);
    }

    private static Optional<String> month(String text) {
        Matcher numbered = MONTH_NUMBER_YEAR.matcher(text);
        if (numbered.matches()) {
            return EdtfDates.month(numbered.group(2), Integer.parseInt(numbered.group(1)));
        }
        Matcher named = MONTH_YEAR.matcher(text);
        return named.matches() ? EdtfDates.month(named.group(2), DateNames.month(named.group(1))) : Optional.empty();
    }

    private static Optional<String> partOfYear(String text) {
        Matcher season = SEASON.matcher(text);
        if (season.matches()) {
            return DateNames.season(season.group(1)).map(number -> season.group(2) + "-" + number);
        }
        Matcher quarter = YEAR_QUARTER.matcher(text);
        if (quarter.matches()) {
            return months(quarter.group(1), quarter.group(2), QUARTER);
        }
        Matcher part = PART_OF_YEAR.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        return part.group(1) != null
                ? months(part.group(4), part.group(1), QUARTER)
                : months(part.group(4), part.group(2), part.group(3).startsWith("quart") ? QUARTER : HALF);
    }

    /** Some day of a quarter or half: EDTF's signs for those are not of the subset, and from–to would mean that it lasted. */
    private static Optional<String> months(String year, String ordinal, int length) {
        int last = DateNames.number(ordinal) * length;
        return last > WHOLE
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "[%s-%02d..%s-%02d]", year, last - length + 1, year, last));
    }

    private static Optional<String> years(String text) {
        if (YEAR.matcher(text).matches()) {
            return Optional.of(text);
        }
        Matcher decade = DECADE.matcher(text);
        if (decade.matches()) {
            return Optional.of(decade.group(1) + "X");
        }
        Matcher century = CENTURY.matcher(text);
        return century.matches()
                ? Optional.of(String.format(Locale.ROOT, "%02dXX", Integer.parseInt(century.group(1)) - 1))
                : Optional.empty();
    }
}
