package org.citypartnerships.queryside.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as a document writes it, in English, German, Russian or Chinese: {@code March 2014} is {@code 2014-03},
 * {@code 13 октября 2015 г.} is {@code 2015-10-13}, {@code 23 to 25 May 2016} lasted {@code 2016-05-23/2016-05-25}, {@code zwischen 2011 und 2013} is
 * {@code [2011..2013]}, {@code last month} counts from its source. The words are kept: {@code 2015-10 "in the course of the
 * visit"} gives both, and {@code "soon"} in quotation marks is words without a date.
 */
final class WrittenDate {

    /** No date is written at such length, in characters; words in quotation marks may be longer. */
    private static final int LONGEST = 300;

    private static final int MONTH_LENGTH = 7;
    private static final String OPENING = "\"“„»«「";
    private static final String CLOSING = "\"”“«»」";
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|diens|donners|frei|sams|sonn)tag,? (?:den )?|mittwoch,? (?:den )?");
    private static final Pattern PREPOSITION =
            Pattern.compile("(?:on the|on|in the|in|at|im jahre?|im|am|den|der|the|during|während|year|jahr) ");
    private static final Pattern ABOUT =
            Pattern.compile("(?:about|around|circa|ca\\.?|c\\.|approximately|etwa|um|ungefähr|rund) ?");
    private static final Pattern PERHAPS =
            Pattern.compile("(?:perhaps|possibly|probably|maybe|vielleicht|wohl|vermutlich|wahrscheinlich) ");
    private static final Pattern PART_OF = Pattern.compile(
            "(?:early|mid|late|the (?:beginning|middle|end) of|(?:beginning|middle|end) of|anfang|mitte|ende)(?: |-)(?:des jahres |in )?");
    private static final String DASH = " ?[-–—] ?| to | until | till | through | bis zum | bis ";
    private static final Pattern FROM = Pattern.compile("(?:from|von|vom) ");
    private static final Pattern SINCE = Pattern.compile("(?:since|from|seit|ab) (.+?)(?: on| onwards?| an)?");
    private static final Pattern UNTIL = Pattern.compile("(?:until|till|up to|bis zum|bis) (.+)");
    private static final Pattern LATEST =
            Pattern.compile("(?:(?:by|not later than|no later than|spätestens|bis spätestens) "
                    + "|before (?=(?:the )?end of )|vor (?=(?:dem )?ende ))(.+)");
    private static final Pattern BEFORE =
            Pattern.compile("(?:before|vor) (?:the |dem |der )?+(?!early|mid|late|mitte|end)(.+)");
    private static final Pattern AFTER =
            Pattern.compile("(?:after|nach) (?:the |dem |der )?+(?!early|mid|late|mitte|beginning|anfang)(.+)");
    private static final Pattern BETWEEN =
            Pattern.compile("(?:(?:some time |sometime )?between|zwischen) (?:dem )?(.+) (?:and|und) (?:dem )?(.+)");
    private static final Pattern EITHER = Pattern.compile("(?:either |entweder )?(.+) (?:or|oder) (.+)");

    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern DECADE = Pattern.compile("(\\d{3})0(?:'?s|er(?:[- ]?jahren?)?)");
    private static final Pattern CENTURY = Pattern.compile("(\\d{1,2})(?:(?:st|nd|rd|th) century|\\. jahrhundert)");
    private static final Pattern SEASON = Pattern.compile("(\\p{L}+) (?:of )?(\\d{4})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\p{L}+)\\.?,? (?:of )?(\\d{4})");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th)? ?(?:of )?(\\p{L}+)\\.?,? (\\d{4})");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern MONTH_NUMBER_YEAR = Pattern.compile("(\\d{1,2})[./](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");

    private static final Pattern YEAR_QUARTER = Pattern.compile("(\\d{4})[ -]?q([1-4])");
    private static final Pattern PART_OF_YEAR = Pattern.compile(
            "(?:q([1-4])|([1-4]|first|second|third|fourth|erste|zweite|dritte|vierte)(?:\\.|st|nd|rd|th|[nrsm])? "
                    + "(quarter|quartal|half|halbjahr|hälfte|jahreshälfte))(?: of| des jahres)?[ /]?(\\d{4})");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("1", 1),
            Map.entry("first", 1),
            Map.entry("erste", 1),
            Map.entry("2", 2),
            Map.entry("second", 2),
            Map.entry("zweite", 2),
            Map.entry("3", 3),
            Map.entry("third", 3),
            Map.entry("dritte", 3),
            Map.entry("4", 4),
            Map.entry("fourth", 4),
            Map.entry("vierte", 4));

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("mrz", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12));
    private static final Pattern MONTH_NAME = Pattern.compile(
            "jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli"
                    + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?");
    private static final Map<String, String> SEASONS = Map.of(
            "spring",
            "21",
            "frühling",
            "21",
            "frühjahr",
            "21",
            "summer",
            "22",
            "sommer",
            "22",
            "autumn",
            "23",
            "fall",
            "23",
            "herbst",
            "23",
            "winter",
            "24");

    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|not known|not stated|undated|n\\. ?d\\.|unbekannt|nicht bekannt|ohne datum|undatiert|o\\. ?[dj]\\.|(?:relatively |quite )?recently"
                    + "|lately|some time ago|long ago|vor kurzem|kürzlich|neulich|unlängst|seit langem|last week|letzte woche|vor langer zeit");
    private static final Pattern AGO =
            Pattern.compile("(?:(\\d{1,3}|an?|one|two|three|four|five) (day|week|month|year)s? ago"
                    + "|vor (\\d{1,3}|einem|einer|zwei|drei|vier|fünf) (tag|woche|monat|jahr)(?:en|n|e)?)");
    private static final Pattern LAST =
            Pattern.compile("(?:last|letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|vorige) (month|year|monat|jahr)");
    private static final Pattern THIS =
            Pattern.compile("(?:this|diese[nrsm]?|laufende[nrsm]?) (month|year|monat|jahr)");
    private static final Pattern NEXT =
            Pattern.compile("(?:next|nächste[nrsm]?|kommende[nrsm]?) (month|year|monat|jahr)");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("einem", 1),
            Map.entry("einer", 1),
            Map.entry("two", 2),
            Map.entry("zwei", 2),
            Map.entry("three", 3),
            Map.entry("drei", 3),
            Map.entry("four", 4),
            Map.entry("vier", 4),
            Map.entry("five", 5),
            Map.entry("fünf", 5));

    private static final List<DayNamed> DAYS = List.of(
            new DayNamed(DOTS, 3, 2, 1),
            new DayNamed(YEAR_FIRST, 1, 2, 3),
            new DayNamed(SLASHES, 4, 3, 1),
            new DayNamed(SLASHES, 4, 1, 3),
            new DayNamed(DAY_MONTH_YEAR, 3, 2, 1),
            new DayNamed(MONTH_DAY_YEAR, 3, 1, 2));

    private WrittenDate() {}

    /** A way to write a day, anywhere in a text, and which of its groups say what. */
    private record DayNamed(Pattern pattern, int year, int month, int day) {
        private DayNamed {
            pattern = Pattern.compile("(?<!\\d)(?:" + pattern.pattern() + ")(?!\\d)");
        }
    }

    /** How it was understood. */
    sealed interface Reading permits Stated, Counted, WordsOnly, Ambiguous, NoSuchDay, NotUnderstood {}

    /**
     * A date.
     *
     * @param edtf the date
     * @param words the document's words; null if they say no more
     */
    record Stated(String edtf, @Nullable String words) implements Reading {}

    /**
     * A date that counts from that of its source.
     *
     * @param amount how far from there: {@code -P1M}
     * @param precision how exactly: {@code MONTH}
     */
    record Counted(String amount, String precision, String words) implements Reading {}

    /** Words that tell no date. */
    record WordsOnly(String words) implements Reading {}

    /** A date that can be read in two ways: {@code 3/4/2014}. */
    record Ambiguous(List<String> edtf) implements Reading {}

    /**
     * A day that its month has not: {@code 31.02.2015}.
     *
     * @param month the month: {@code 2015-02}
     * @param days how many days that has
     */
    record NoSuchDay(String month, int days) implements Reading {}

    /** No date that is known here. */
    record NotUnderstood() implements Reading {}

    /** What a text that is not blank says. */
    static Reading read(String text) {
        String written = text.strip();
        int quoted = quoted(written);
        if (quoted >= 0) {
            String words = written.substring(quoted + 1, written.length() - 1).strip();
            String date = written.substring(0, quoted).strip();
            return date.isEmpty() ? new WordsOnly(words) : inWords(read(date), words);
        }
        if (written.length() > LONGEST) {
            return new NotUnderstood();
        }
        if (isEdtf(written)) {
            return new Stated(written, null);
        }
        String small = DatesInEnglish.of(
                SPACES.matcher(written.toLowerCase(Locale.ROOT)).replaceAll(" "));
        String plain = small.replaceAll("[.,;]$", "");
        if (UNKNOWN.matcher(small).matches() || UNKNOWN.matcher(plain).matches()) {
            return new WordsOnly(written);
        }
        Optional<Reading> relative = relative(plain.replaceFirst("^(?:in the|in|im|am) ", ""), written);
        if (relative.isPresent()) {
            return relative.get();
        }
        Matcher slashes = SLASHES.matcher(plain);
        if (slashes.matches() && isEitherWay(slashes)) {
            return new Ambiguous(List.of(
                    day(slashes.group(4), slashes.group(3), slashes.group(1)).orElseThrow(),
                    day(slashes.group(4), slashes.group(1), slashes.group(3)).orElseThrow()));
        }
        return qualified(plain)
                .<Reading>map(edtf -> new Stated(edtf, written))
                .or(() -> noSuchDay(plain))
                .orElseGet(NotUnderstood::new);
    }

    private static Optional<Reading> noSuchDay(String plain) {
        for (DayNamed form : DAYS) {
            Matcher match = form.pattern().matcher(plain);
            while (match.find()) {
                String written = match.group(form.month());
                int number = written.matches("\\d+") ? Integer.parseInt(written) : monthNamed(written);
                Optional<String> month = month(match.group(form.year()), number).filter(WrittenDate::isEdtf);
                int days = month.map(YearMonth::parse)
                        .map(YearMonth::lengthOfMonth)
                        .orElse(Integer.MAX_VALUE);
                if (Integer.parseInt(match.group(form.day())) > days) {
                    return month.map(edtf -> new NoSuchDay(edtf, days));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the quotation begins that ends the text and holds something; -1 if it ends with none. */
    private static int quoted(String text) {
        int last = text.length() - 1;
        if (last < 0 || CLOSING.indexOf(text.charAt(last)) < 0) {
            return -1;
        }
        int first = 0;
        while (first < last && OPENING.indexOf(text.charAt(first)) < 0) {
            first++;
        }
        return first < last - 1 ? first : -1;
    }

    /** The text that is read as this date again: {@code In March 2014}, or {@code 2015-10 “on the way”}. */
    static String written(@Nullable String edtf, @Nullable String words) {
        if (words == null) {
            return edtf == null ? "" : edtf;
        }
        Reading read = read(words);
        if (edtf == null) {
            return read instanceof WordsOnly || read instanceof Counted ? words : "“" + words + "”";
        }
        return read instanceof Stated stated && stated.edtf().equals(edtf) ? words : edtf + " “" + words + "”";
    }

    private static Reading inWords(Reading date, String words) {
        if (date instanceof Stated stated) {
            return new Stated(stated.edtf(), words);
        }
        return date instanceof Counted counted ? new Counted(counted.amount(), counted.precision(), words) : date;
    }

    private static Optional<Reading> relative(String plain, String words) {
        Matcher ago = AGO.matcher(plain);
        if (ago.matches()) {
            boolean english = ago.group(1) != null;
            String number = english ? ago.group(1) : ago.group(3);
            return counted(-number(number), english ? ago.group(2) : ago.group(4), words);
        }
        for (Map.Entry<Pattern, Integer> one : List.of(Map.entry(LAST, -1), Map.entry(THIS, 0), Map.entry(NEXT, 1))) {
            Matcher matcher = one.getKey().matcher(plain);
            if (matcher.matches()) {
                return counted(one.getValue(), matcher.group(1), words);
            }
        }
        return switch (plain) {
            case "today", "heute" -> Optional.of(new Counted("P0D", "DAY", words));
            case "yesterday", "gestern" -> Optional.of(new Counted("-P1D", "DAY", words));
            case "the day before yesterday", "vorgestern" -> Optional.of(new Counted("-P2D", "DAY", words));
            case "tomorrow", "morgen" -> Optional.of(new Counted("P1D", "DAY", words));
            default -> Optional.empty();
        };
    }

    private static int number(String written) {
        Integer word = NUMBERS.get(written);
        return word == null ? Integer.parseInt(written) : word;
    }

    private static Optional<Reading> counted(int number, String unit, String words) {
        String sign = number < 0 ? "-P" : "P";
        int size = Math.abs(number);
        return Optional.of(
                switch (unit) {
                    case "day", "tag" -> new Counted(sign + size + "D", "DAY", words);
                    // There is no precision of a week: the month is what is certain enough to say.
                    case "week", "woche" -> new Counted(sign + size + "W", "MONTH", words);
                    case "month", "monat" -> new Counted(sign + size + "M", "MONTH", words);
                    default -> new Counted(sign + size + "Y", "YEAR", words);
                });
    }

    private static Optional<String> qualified(String plain) {
        String rest = plain;
        boolean perhaps = rest.endsWith("?");
        rest = perhaps ? rest.substring(0, rest.length() - 1).strip() : rest;
        boolean about = false;
        for (boolean more = true; more; ) {
            Matcher isAbout = ABOUT.matcher(rest);
            Matcher isPerhaps = PERHAPS.matcher(rest);
            Matcher preposition = PREPOSITION.matcher(rest);
            if (isPerhaps.lookingAt()) {
                perhaps = true;
                rest = rest.substring(isPerhaps.end());
            } else if (isAbout.lookingAt()) {
                about = true;
                rest = rest.substring(isAbout.end());
            } else if (preposition.lookingAt()) {
                rest = rest.substring(preposition.end());
            } else {
                more = false;
            }
        }
        String sign = about ? perhaps ? "%" : "~" : perhaps ? "?" : "";
        Optional<String> one = date(rest).map(edtf -> edtf + sign);
        return one.filter(edtf -> sign.isEmpty() || isEdtf(edtf)).isPresent()
                ? one
                : spans(rest).filter(edtf -> sign.isEmpty());
    }

    /** Two dates, or one and an open end. */
    private static Optional<String> spans(String plain) {
        Matcher between = BETWEEN.matcher(plain);
        if (between.matches()) {
            return pair(between.group(1), between.group(2), (a, b) -> "[" + a + ".." + b + "]");
        }
        Optional<String> ranged =
                range(FROM.matcher(plain).lookingAt() ? FROM.matcher(plain).replaceFirst("") : plain);
        if (ranged.isPresent()) {
            return ranged;
        }
        Optional<String> open = first(
                plain,
                List.of(
                        Map.entry(SINCE, edtf -> edtf + "/.."),
                        Map.entry(LATEST, edtf -> "[.." + edtf + "]"),
                        Map.entry(UNTIL, edtf -> "../" + edtf),
                        Map.entry(
                                BEFORE,
                                edtf -> next(edtf, -1)
                                        .map(last -> "[.." + last + "]")
                                        .orElse("")),
                        Map.entry(
                                AFTER,
                                edtf -> next(edtf, 1)
                                        .map(first -> "[" + first + "..]")
                                        .orElse(""))));
        if (open.isPresent()) {
            return open;
        }
        Matcher either = EITHER.matcher(plain);
        return either.matches()
                ? pair(either.group(1), either.group(2), (a, b) -> "[" + a + "," + b + "]")
                : Optional.empty();
    }

    private static Optional<String> first(String plain, List<Map.Entry<Pattern, UnaryOperator<String>>> rules) {
        for (Map.Entry<Pattern, UnaryOperator<String>> rule : rules) {
            Matcher matcher = rule.getKey().matcher(plain);
            Optional<String> edtf = matcher.matches()
                    ? single(matcher.group(1)).map(rule.getValue()).filter(WrittenDate::isEdtf)
                    : Optional.empty();
            if (edtf.isPresent()) {
                return edtf;
            }
        }
        return Optional.empty();
    }

    /** The unit before or after, of decades and centuries the year: of 2014 that is 2013 or 2015, of 199X 1989 or 2000; none of a season. */
    private static Optional<String> next(String edtf, int step) {
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

    private static Optional<String> range(String plain) {
        List<String> parts = new ArrayList<>(List.of(plain.split(DASH, -1)));
        if (parts.size() != 2) {
            return Optional.empty();
        }
        return pair(parts.get(0), parts.get(1), (a, b) -> a + "/" + b);
    }

    private interface Joined {
        String of(String first, String second);
    }

    /** Two dates, of which the first may leave out what the second says: "23 to 25 May 2016". */
    private static Optional<String> pair(String first, String second, Joined joined) {
        Optional<String> end = single(second);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        String last = end.get();
        Optional<String> begin = single(first)
                .or(() -> last.length() == 10
                        ? day(last.substring(0, 4), last.substring(5, 7), bare(first))
                        : Optional.empty())
                .or(() -> last.length() == 10 ? single(first + " " + last.substring(0, 4)) : Optional.empty())
                .or(() -> last.length() == 10 ? single(first + last.substring(0, 4)) : Optional.empty())
                .or(() -> last.length() == 7 ? single(first + " " + last.substring(0, 4)) : Optional.empty());
        return begin.map(from -> joined.of(from, last)).filter(WrittenDate::isEdtf);
    }

    private static String bare(String day) {
        return day.replaceAll("(?:\\.|st|nd|rd|th)$", "");
    }

    private static Optional<String> single(String plain) {
        String rest = plain.strip();
        Matcher preposition = PREPOSITION.matcher(rest);
        return date(preposition.lookingAt() ? rest.substring(preposition.end()) : rest);
    }

    private static Optional<String> date(String plain) {
        String rest =
                WEEKDAY.matcher(plain).lookingAt() ? WEEKDAY.matcher(plain).replaceFirst("") : plain;
        Matcher part = PART_OF.matcher(rest);
        String text = part.lookingAt() ? rest.substring(part.end()) : rest;
        if (text.matches("[\\dx?~%-]+") && isEdtf(text.toUpperCase(Locale.ROOT))) {
            return Optional.of(text.toUpperCase(Locale.ROOT));
        }
        return numbers(text).or(() -> words(text)).filter(WrittenDate::isEdtf);
    }

    private static Optional<String> numbers(String text) {
        Matcher match = YEAR.matcher(text);
        if (match.matches()) {
            return Optional.of(match.group(1));
        }
        match = DOTS.matcher(text);
        if (match.matches()) {
            return day(match.group(3), match.group(2), match.group(1));
        }
        match = YEAR_FIRST.matcher(text);
        if (match.matches()) {
            return day(match.group(1), match.group(2), match.group(3));
        }
        match = SLASHES.matcher(text);
        if (match.matches()) {
            Optional<String> dayFirst = day(match.group(4), match.group(3), match.group(1));
            return dayFirst.isPresent() ? dayFirst : day(match.group(4), match.group(1), match.group(3));
        }
        match = MONTH_NUMBER_YEAR.matcher(text);
        if (match.matches()) {
            return month(match.group(2), Integer.parseInt(match.group(1)));
        }
        match = DECADE.matcher(text);
        if (match.matches()) {
            return Optional.of(match.group(1) + "X");
        }
        match = CENTURY.matcher(text);
        if (match.matches()) {
            return Optional.of(String.format(Locale.ROOT, "%02dXX", Integer.parseInt(match.group(1)) - 1));
        }
        match = PART_OF_YEAR.matcher(text);
        if (match.matches()) {
            return months(match.group(4), match.group(1) == null ? match.group(2) : match.group(1), match.group(3));
        }
        match = YEAR_QUARTER.matcher(text);
        return match.matches() ? months(match.group(1), match.group(2), null) : Optional.empty();
    }

    /** Some day of a quarter or half: EDTF's signs for those are not of the subset, and from–to would mean that it lasted. */
    private static Optional<String> months(String year, String ordinal, @Nullable String unit) {
        int length = unit == null || unit.startsWith("quart") ? 3 : 6;
        int last = ORDINALS.getOrDefault(ordinal, 0) * length;
        return last > 12
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "[%s-%02d..%s-%02d]", year, last - length + 1, year, last));
    }

    private static Optional<String> words(String text) {
        Matcher match = DAY_MONTH_YEAR.matcher(text);
        if (match.matches() && monthNamed(match.group(2)) > 0) {
            return day(match.group(3), Integer.toString(monthNamed(match.group(2))), match.group(1));
        }
        match = MONTH_DAY_YEAR.matcher(text);
        if (match.matches() && monthNamed(match.group(1)) > 0) {
            return day(match.group(3), Integer.toString(monthNamed(match.group(1))), match.group(2));
        }
        match = SEASON.matcher(text);
        if (match.matches() && SEASONS.containsKey(match.group(1))) {
            return Optional.of(match.group(2) + "-" + SEASONS.get(match.group(1)));
        }
        match = MONTH_YEAR.matcher(text);
        return match.matches() && monthNamed(match.group(1)) > 0
                ? month(match.group(2), monthNamed(match.group(1)))
                : Optional.empty();
    }

    private static int monthNamed(String name) {
        return MONTH_NAME.matcher(name).matches()
                ? MONTHS.getOrDefault(name.startsWith("jän") ? "jan" : name.substring(0, 3), 0)
                : 0;
    }

    private static Optional<String> month(String year, int month) {
        return month >= 1 && month <= 12
                ? Optional.of(String.format(Locale.ROOT, "%s-%02d", year, month))
                : Optional.empty();
    }

    private static Optional<String> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException | NumberFormatException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isEitherWay(Matcher slashes) {
        return !slashes.group(1).equals(slashes.group(3))
                && day(slashes.group(4), slashes.group(3), slashes.group(1)).isPresent()
                && day(slashes.group(4), slashes.group(1), slashes.group(3)).isPresent();
    }

    private static boolean isEdtf(String text) {
        try {
            StatedDate.of(text);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
