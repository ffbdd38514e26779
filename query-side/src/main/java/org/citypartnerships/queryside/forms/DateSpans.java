package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.WrittenDate.EndsBeforeItBegins;

/**
 * Two dates in English or German, or one and an open end: {@code 23 to 25 may 2016} lasted {@code 2016-05-23/2016-05-25},
 * {@code zwischen 2011 und 2013} is some day of {@code [2011..2013]}, {@code since 2009} is {@code 2009/..}; so is a day and
 * the next one, {@code 5. und 6. mai 2014}.
 */
final class DateSpans {

    private static final int DAY_LENGTH = "2016-05-25".length();
    private static final int MONTH_LENGTH = "2016-05".length();

    private static final Pattern BETWEEN =
            Pattern.compile("(?:(?:some time |sometime )?between|zwischen) (?:dem )?(.+) (?:and|und) (?:dem )?(.+)");
    private static final Pattern EITHER = Pattern.compile("(?:either |entweder )?(.+) (?:or|oder) (.+)");
    private static final Pattern BOTH = Pattern.compile("(.+?)(?: and | und | & | ?/ ?)(.+)");

    /** An American one: {@code from may 23 to 25, 2016}. */
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(from |between |either )?(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?"
                    + "( ?[-–—] ?| to | until | till | through | and | & | or )(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");

    /** A span in the format itself: {@code 2015/2013}, {@code [2015..2013]}. */
    private static final Pattern EDTF = Pattern.compile("\\[?([^/\\[\\].]+)(?:/|\\.\\.)([^/\\[\\].]+)]?");

    private static final Pattern FROM = Pattern.compile("^(?:from|von|vom) ");
    private static final Pattern TO = Pattern.compile(" ?[-–—] ?| to | until | till | through | bis zum | bis ");

    /** The ways to name one end only; what is on no certain side of a date bounds nothing. */
    private static final List<OpenEnd> OPEN_ENDS = List.of(
            new OpenEnd("(?:since|from|seit|ab) (.+?)(?: on| onwards?| an)?", edtf -> Optional.of(edtf + "/..")),
            new OpenEnd(
                    "(?:(?:by|not later than|no later than|spätestens|bis spätestens) "
                            + "|before (?=(?:the )?end of )|vor (?=(?:dem )?ende ))(.+)",
                    edtf -> Optional.of("[.." + edtf + "]")),
            new OpenEnd("(?:until|till|up to|bis zum|bis) (.+)", edtf -> Optional.of("../" + edtf)),
            new OpenEnd(
                    "(?:before|vor) (?:the |dem |der |den )?+(?!early|mid|late|mitte|end|früh|spät)(.+)",
                    edtf -> EdtfDates.next(edtf, -1).map(last -> "[.." + last + "]")),
            new OpenEnd(
                    "(?:after|nach) (?:the |dem |der |den )?+(?!early|mid|late|mitte|beginning|anfang|früh|spät)(.+)",
                    edtf -> EdtfDates.next(edtf, 1).map(first -> "[" + first + "..]")));

    private DateSpans() {}

    private record Ends(String first, String last) {}

    /** Words about a date, the first group, and what they make of it. */
    private record OpenEnd(Pattern words, Function<String, Optional<String>> of) {
        OpenEnd(String words, Function<String, Optional<String>> of) {
            this(Pattern.compile(words), of);
        }

        Optional<String> read(String plain) {
            Matcher matcher = words.matcher(plain);
            return matcher.matches()
                    ? SingleDates.afterPreposition(matcher.group(1)).flatMap(of).filter(EdtfDates::is)
                    : Optional.empty();
        }
    }

    /** The span; empty if it is none. */
    static Optional<String> read(String said) {
        String plain = dayFirst(said);
        Matcher between = BETWEEN.matcher(plain);
        if (between.matches()) {
            return pair(between.group(1), between.group(2), (first, last) -> "[" + first + ".." + last + "]");
        }
        return interval(plain).or(() -> openEnd(plain)).or(() -> either(plain)).or(() -> bothDays(plain));
    }

    /** The two dates of a span that is one the other way round only. */
    static Optional<EndsBeforeItBegins> reversed(String said) {
        String plain = dayFirst(said);
        Matcher between = BETWEEN.matcher(plain);
        Matcher edtf = EDTF.matcher(said.toUpperCase(Locale.ROOT));
        String[] fromTo = fromTo(plain);
        Optional<Ends> ends = between.matches()
                ? ends(between.group(1), between.group(2))
                : edtf.matches()
                        ? Optional.of(new Ends(edtf.group(1), edtf.group(2)))
                        : fromTo.length == 2 ? ends(fromTo[0], fromTo[1]) : Optional.empty();
        return ends.filter(both -> !EdtfDates.is(both.first() + "/" + both.last()))
                .filter(both -> EdtfDates.is(both.last() + "/" + both.first()))
                .map(both -> new EndsBeforeItBegins(both.first(), both.last()));
    }

    private static String dayFirst(String said) {
        Matcher monthFirst = MONTH_FIRST.matcher(said);
        return monthFirst.matches() ? monthFirst.replaceFirst("$1$3 $2 $6$4$5 $2 $6") : said;
    }

    private static Optional<String> interval(String plain) {
        String[] ends = fromTo(plain);
        return ends.length == 2 ? pair(ends[0], ends[1], (first, last) -> first + "/" + last) : Optional.empty();
    }

    private static String[] fromTo(String plain) {
        return TO.split(FROM.matcher(plain).replaceFirst(""), -1);
    }

    private static Optional<String> openEnd(String plain) {
        return OPEN_ENDS.stream().flatMap(end -> end.read(plain).stream()).findFirst();
    }

    private static Optional<String> either(String plain) {
        Matcher either = EITHER.matcher(plain);
        return either.matches()
                ? pair(either.group(1), either.group(2), (one, other) -> "[" + one + "," + other + "]")
                : Optional.empty();
    }

    /** A day and the next one are two days that it lasted; what else is on two dates is not one thing. */
    private static Optional<String> bothDays(String plain) {
        Matcher both = BOTH.matcher(plain);
        return both.matches()
                ? pair(both.group(1), both.group(2), (first, last) -> first + "/" + last)
                        .filter(DateSpans::isOfTwoDays)
                : Optional.empty();
    }

    private static boolean isOfTwoDays(String interval) {
        String[] ends = interval.split("/", -1);
        return ends[1].length() == DAY_LENGTH
                && EdtfDates.next(ends[0], 1).filter(ends[1]::equals).isPresent();
    }

    private static Optional<String> pair(String first, String second, BinaryOperator<String> joined) {
        return ends(first, second)
                .map(ends -> joined.apply(ends.first(), ends.last()))
                .filter(EdtfDates::is);
    }

    /** Two dates, of which the first may leave out what the second says: "23 to 25 May 2016". */
    private static Optional<Ends> ends(String first, String second) {
        return SingleDates.afterPreposition(second)
                .flatMap(last -> SingleDates.afterPreposition(first)
                        .or(() -> completed(first, last))
                        .map(begin -> new Ends(begin, last)));
    }

    /** A date without its year, or without its month too, is of those of the last one. */
    private static Optional<String> completed(String first, String last) {
        if (last.length() != DAY_LENGTH && last.length() != MONTH_LENGTH) {
            return Optional.empty();
        }
        String year = last.substring(0, 4);
        if (last.length() == MONTH_LENGTH) {
            return SingleDates.afterPreposition(first + " " + year);
        }
        return EdtfDates.day(year, last.substring(5, 7), bare(first))
                .or(() -> SingleDates.afterPreposition(first + " " + year))
                .or(() -> SingleDates.afterPreposition(first + year));
    }

    private static String bare(String day) {
        return day.replaceAll("(?:\\.|st|nd|rd|th)$", "");
    }
}
