package org.citypartnerships.queryside.forms;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.WrittenDate.Ambiguous;
import org.citypartnerships.queryside.forms.WrittenDate.NoSuchDay;

/** Days of the calendar, in numbers or with the month's English or German name: {@code 13.10.2015}, {@code october 13, 2015}. */
final class WrittenDays {

    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th)? ?(?:of )?(\\p{L}+)\\.?,? (\\d{4})");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");

    /** The ways to write a day. What has slashes is read with the day first, as most of the world does, where both can be. */
    private static final List<Form> FORMS = List.of(
            new Form(DOTS, 3, 2, 1),
            new Form(YEAR_FIRST, 1, 2, 3),
            new Form(SLASHES, 4, 3, 1),
            new Form(SLASHES, 4, 1, 3),
            new Form(DAY_MONTH_YEAR, 3, 2, 1),
            new Form(MONTH_DAY_YEAR, 3, 1, 2));

    private WrittenDays() {}

    /** A way to write a day, alone and anywhere in a text, and which of its groups say what. */
    private record Form(Pattern alone, Pattern anywhere, int year, int month, int day) {
        Form(Pattern alone, int year, int month, int day) {
            this(alone, Pattern.compile("(?<!\\d)(?:" + alone.pattern() + ")(?!\\d)"), year, month, day);
        }

        Optional<String> read(String text) {
            Matcher match = alone.matcher(text);
            return match.matches()
                    ? EdtfDates.day(match.group(year), Integer.toString(monthIn(match)), match.group(day))
                    : Optional.empty();
        }

        int monthIn(Matcher match) {
            String written = match.group(month);
            return Character.isDigit(written.charAt(0)) ? Integer.parseInt(written) : DateNames.month(written);
        }
    }

    /** {@code 2015-10-13} of {@code 13. oktober 2015}; empty if it is no day of the calendar. */
    static Optional<String> read(String text) {
        return FORMS.stream().flatMap(form -> form.read(text).stream()).findFirst();
    }

    /** The two days that {@code 3/4/2014} can be; empty if it can be one only. */
    static Optional<Ambiguous> ambiguous(String text) {
        Matcher slashes = SLASHES.matcher(text);
        if (!slashes.matches()) {
            return Optional.empty();
        }
        Optional<String> dayFirst = EdtfDates.day(slashes.group(4), slashes.group(3), slashes.group(1));
        Optional<String> monthFirst = EdtfDates.day(slashes.group(4), slashes.group(1), slashes.group(3));
        return slashes.group(1).equals(slashes.group(3))
                ? Optional.empty()
                : dayFirst.flatMap(one -> monthFirst.map(other -> new Ambiguous(List.of(one, other))));
    }

    /** The first day anywhere in the text that its month has not: {@code 28 to 30 february 2015}. */
    static Optional<NoSuchDay> noSuchDay(String text) {
        for (Form form : FORMS) {
            Matcher match = form.anywhere().matcher(text);
            while (match.find()) {
                Optional<String> month = EdtfDates.month(match.group(form.year()), form.monthIn(match))
                        .filter(EdtfDates::is);
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
}
