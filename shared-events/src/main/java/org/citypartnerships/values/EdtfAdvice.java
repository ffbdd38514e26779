package org.citypartnerships.values;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of a text that is no date in EDTF: 2015-10-13 for "13.10.2015". */
final class EdtfAdvice {

    private static final int QUOTED_MAX = 60;
    private static final String FORMS =
            "a year (2014), a month (2014-03), a day (2014-03-05), spring to winter (2014-21"
                    + " to 2014-24), a decade (198X), with ~ for about and ? for perhaps; 2009/2014 or 2009/.. for what lasted;"
                    + " [2011-11-20..2011-11-30] for one of several days; leave edtf out if only words are known";

    private record Rule(Pattern wrong, Function<Matcher, List<String>> right) {}

    /** Each gives the texts that may have been meant; those that are EDTF are proposed. */
    private static final List<Rule> RULES = List.of(
            rule("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})", m -> List.of(day(m, 1, 2, 3))),
            rule("(\\d{4})(\\d{2})(\\d{2})", m -> List.of(day(m, 1, 2, 3))),
            rule("(\\d{1,2})[.](\\d{1,2})[.](\\d{4})", m -> List.of(day(m, 3, 2, 1))),
            rule("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})", m -> List.of(day(m, 3, 2, 1), day(m, 3, 1, 2))),
            rule("(\\d{4})[-./](\\d)", m -> List.of(m.group(1) + "-0" + m.group(2))),
            rule("(\\d{4})[./](\\d{2})", m -> List.of(m.group(1) + "-" + m.group(2))),
            rule("(\\d{1,2})[-./](\\d{4})", m -> List.of(m.group(2) + "-" + twoDigits(m.group(1)))),
            rule("(\\d{4}-\\d{2}-\\d{2})T.*", m -> List.of(m.group(1))),
            rule("(\\d{3})(?:0s)?", m -> List.of(m.group(1) + "X")),
            rule("(\\d{2})(?:00s)?", m -> List.of(m.group(1) + "XX")),
            rule("(?:ca?\\.|circa|about|around|~)(.+)", m -> List.of(m.group(1) + "~")),
            rule("([?%])(.+)", m -> List.of(m.group(2) + m.group(1))),
            rule("([^~?%]+)(?:~\\?|\\?~)", m -> List.of(m.group(1) + "%")),
            rule("([^/]+)/", m -> List.of(m.group(1) + "/..")),
            rule("/([^/]+)", m -> List.of("../" + m.group(1))),
            rule("([^/]+)/([^/]+)", m -> List.of(m.group(2) + "/" + m.group(1))),
            rule("\\[([^.,]+)\\.\\.([^.,]+)]", m -> List.of("[" + m.group(2) + ".." + m.group(1) + "]")),
            rule("\\{(.+)}", m -> List.of("[" + m.group(1) + "]")),
            rule(
                    "(\\d{4})(?:-|–|\\.\\.)(\\d{4})",
                    m -> List.of(m.group(1) + "/" + m.group(2), "[" + m.group(1) + ".." + m.group(2) + "]")));

    private static final List<DateTimeFormatter> ENGLISH =
            List.of(english("d MMMM uuuu"), english("MMMM d, uuuu"), english("MMMM d uuuu"), english("MMMM uuuu"));

    private EdtfAdvice() {}

    static String on(String text) {
        String quoted = text.length() > QUOTED_MAX ? text.substring(0, QUOTED_MAX) + "…" : text;
        return "\"" + quoted + "\" is not a date in EDTF: " + (text.isBlank() ? "write " + FORMS : mend(text));
    }

    private static String mend(String text) {
        List<String> proposals = proposals(text);
        if (!proposals.isEmpty()) {
            return "write " + String.join(" or ", proposals) + meaning(proposals);
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}[~?%]?")) {
            return "there is no such day; write the month alone if the source has only that";
        }
        if (text.matches("\\d{4}-\\d{2}[~?%]?")) {
            return "months run from 01 to 12, and spring, summer, autumn and winter are 21 to 24";
        }
        return wrongPart(text).map(part -> "in it, " + on(part)).orElse("write " + FORMS);
    }

    private static List<String> proposals(String text) {
        String dense = text.replaceAll("\\s", "");
        List<String> meant = new ArrayList<>(List.of(dense));
        for (Rule rule : RULES) {
            Matcher matcher = rule.wrong().matcher(dense);
            if (matcher.matches()) {
                meant.addAll(rule.right().apply(matcher));
            }
        }
        ENGLISH.forEach(form -> inWords(text.strip(), form).ifPresent(meant::add));
        return meant.stream()
                .distinct()
                .filter(proposal -> Edtf.read(proposal).isPresent())
                .toList();
    }

    private static String meaning(List<String> proposals) {
        if (proposals.size() == 1) {
            return "";
        }
        return proposals.get(0).contains("/")
                ? ": the first if it lasted so long, the second if it was on some day between"
                : ", whichever the source means";
    }

    private static Optional<String> wrongPart(String text) {
        String[] parts = text.replaceAll("^[\\[{]|[]}]$", "").split("/|\\.\\.|,");
        return List.of(parts).stream()
                .filter(part -> !part.isEmpty() && !part.equals(text))
                .filter(part -> Edtf.read(part).isEmpty())
                .findFirst();
    }

    private static Optional<String> inWords(String text, DateTimeFormatter form) {
        try {
            TemporalAccessor read = form.parseBest(text, LocalDate::from, YearMonth::from);
            return Optional.of(read.toString());
        } catch (DateTimeParseException otherwiseWritten) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter english(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    private static Rule rule(String wrong, Function<Matcher, List<String>> right) {
        return new Rule(Pattern.compile(wrong), right);
    }

    private static String day(Matcher parts, int year, int month, int day) {
        return parts.group(year) + "-" + twoDigits(parts.group(month)) + "-" + twoDigits(parts.group(day));
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
