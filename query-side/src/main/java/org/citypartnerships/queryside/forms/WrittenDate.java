package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as a document writes it, in English, German, Russian or Chinese: {@code March 2014} is {@code 2014-03},
 * {@code 13 октября 2015 г.} is {@code 2015-10-13}, {@code 23 to 25 May 2016} lasted {@code 2016-05-23/2016-05-25},
 * {@code zwischen 2011 und 2013} is {@code [2011..2013]}, {@code last month} counts from its source. The words are kept:
 * {@code 2015-10 "in the course of the visit"} gives both, and {@code "soon"} in quotation marks is words without a date.
 *
 * <p>Russian and Chinese are {@linkplain DatesInEnglish said in English} first; then it is {@linkplain CountedDates one that
 * counts}, a {@linkplain SingleDates single one} or a {@linkplain DateSpans span}, for certain or not.
 */
final class WrittenDate {

    /** No date is written at such length, in characters; words in quotation marks may be longer. */
    private static final int LONGEST = 300;

    private static final String OPENING = "\"“„»«「";
    private static final String CLOSING = "\"”“«»」";
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern ABOUT =
            Pattern.compile("(?:about|around|circa|ca\\.?|c\\.|approximately|etwa|um|ungefähr|rund) ?");
    private static final Pattern PERHAPS =
            Pattern.compile("(?:perhaps|possibly|probably|maybe|vielleicht|wohl|vermutlich|wahrscheinlich) ");
    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|not known|not stated|undated|n\\. ?d\\.|unbekannt|nicht bekannt|ohne datum|undatiert|o\\. ?[dj]\\.|(?:relatively |quite )?recently"
                    + "|lately|some time ago|long ago|vor kurzem|kürzlich|neulich|unlängst|seit langem|last week|letzte woche|vor langer zeit");

    private WrittenDate() {}

    /** How it was understood. */
    sealed interface Reading
            permits Stated, Counted, WordsOnly, Ambiguous, NoSuchDay, EndsBeforeItBegins, NotUnderstood {}

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

    /**
     * Two dates that make a span the other way round only: {@code March 2015 to March 2014}.
     *
     * @param first the date that is written first: {@code 2015-03}
     * @param last the other: {@code 2014-03}
     */
    record EndsBeforeItBegins(String first, String last) implements Reading {}

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
        if (EdtfDates.is(written)) {
            return new Stated(written, null);
        }
        String small = DatesInEnglish.of(
                SPACES.matcher(written.toLowerCase(Locale.ROOT)).replaceAll(" "));
        String plain = small.replaceAll("[.,;]$", "");
        if (UNKNOWN.matcher(small).matches() || UNKNOWN.matcher(plain).matches()) {
            return new WordsOnly(written);
        }
        return CountedDates.read(plain, written)
                .<Reading>map(counted -> counted)
                .or(() -> WrittenDays.ambiguous(plain))
                .or(() -> qualified(plain).map(edtf -> new Stated(edtf, written)))
                .or(() -> WrittenDays.noSuchDay(plain))
                .or(() -> DateSpans.reversed(plain))
                .orElseGet(NotUnderstood::new);
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

    /** A date with how certain it is, {@code 2014~} of {@code about 2014}, or a span; empty if it is neither. */
    private static Optional<String> qualified(String plain) {
        String rest = plain;
        boolean perhaps = rest.endsWith("?");
        rest = perhaps ? rest.substring(0, rest.length() - 1).strip() : rest;
        boolean about = false;
        for (boolean more = true; more; ) {
            Matcher isAbout = ABOUT.matcher(rest);
            Matcher isPerhaps = PERHAPS.matcher(rest);
            Matcher preposition = SingleDates.PREPOSITION.matcher(rest);
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
        String said = rest;
        String sign = about ? perhaps ? "%" : "~" : perhaps ? "?" : "";
        return SingleDates.read(said)
                .map(edtf -> edtf + sign)
                .filter(EdtfDates::is)
                .or(() -> sign.isEmpty() ? DateSpans.read(said) : Optional.empty());
    }
}
