package org.citypartnerships.queryside.forms;

import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.WrittenDate.Counted;

/**
 * The text that is read again as a date that counts from that of its source: the document's own words where they say just that,
 * else ours before them, {@code this month “Today”}.
 */
final class CountedWords {

    private static final Pattern ONE_UNIT = Pattern.compile("(-?)P(\\d{1,3})([DWMY])");
    private static final Map<String, String> UNITS = Map.of("D", "day", "W", "week", "M", "month", "Y", "year");

    private CountedWords() {}

    static String of(Counted date) {
        String ours = ours(date);
        return !says(date.words(), date) && says(ours, date) ? ours + " “" + date.words() + "”" : date.words();
    }

    private static String ours(Counted date) {
        Matcher amount = ONE_UNIT.matcher(date.amount());
        if (isNothing(date.amount())) {
            return date.precision().equals("DAY")
                    ? "today"
                    : "this " + date.precision().toLowerCase(Locale.ROOT);
        } else if (!amount.matches()) {
            return date.words();
        }
        String unit = UNITS.getOrDefault(amount.group(3), "");
        if (amount.group(1).isEmpty()) {
            return amount.group(3).equals("D") ? "tomorrow" : "next " + unit;
        }
        return amount.group(2) + " " + unit + "s ago";
    }

    private static boolean says(String text, Counted date) {
        return WrittenDate.read(text) instanceof Counted read
                && read.precision().equals(date.precision())
                && (read.amount().equals(date.amount()) || (isNothing(read.amount()) && isNothing(date.amount())));
    }

    private static boolean isNothing(String amount) {
        return Period.parse(amount).isZero();
    }
}
