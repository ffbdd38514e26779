package org.citypartnerships.queryside.forms;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.WrittenDate.Counted;

/**
 * Dates in English or German that count from that of their source: {@code last month} is a month before it, {@code -P1M},
 * {@code vor zwei jahren} two years, {@code -P2Y}.
 */
final class CountedDates {

    private static final Pattern PREPOSITION = Pattern.compile("^(?:in the|in|im|am) ");
    private static final Pattern AGO =
            Pattern.compile("(?:(\\d{1,3}|an?|one|two|three|four|five) (day|week|month|year)s? ago"
                    + "|vor (\\d{1,3}|einem|einer|zwei|drei|vier|fünf) (tag|woche|monat|jahr)(?:en|n|e)?)");

    /** The last, this and the next one, and how many units each is from its source. */
    private static final Map<Pattern, Integer> NEIGHBOURS = Map.of(
            Pattern.compile("(?:last|letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|vorige) (month|year|monat|jahr)"),
            -1,
            Pattern.compile("(?:this|diese[nrsm]?|laufende[nrsm]?) (month|year|monat|jahr)"),
            0,
            Pattern.compile("(?:next|nächste[nrsm]?|kommende[nrsm]?) (month|year|monat|jahr)"),
            1);

    private CountedDates() {}

    /**
     * How far it is from its source; empty if it does not count from there.
     *
     * @param plain what is read, in small letters
     * @param words the document's words, which are kept
     */
    static Optional<Counted> read(String plain, String words) {
        String rest = PREPOSITION.matcher(plain).replaceFirst("");
        Matcher ago = AGO.matcher(rest);
        if (ago.matches()) {
            boolean english = ago.group(1) != null;
            int number = DateNames.number(english ? ago.group(1) : ago.group(3));
            return Optional.of(counted(-number, english ? ago.group(2) : ago.group(4), words));
        }
        for (Map.Entry<Pattern, Integer> neighbour : NEIGHBOURS.entrySet()) {
            Matcher matcher = neighbour.getKey().matcher(rest);
            if (matcher.matches()) {
                return Optional.of(counted(neighbour.getValue(), matcher.group(1), words));
            }
        }
        return switch (rest) {
            case "today", "heute" -> Optional.of(counted(0, "day", words));
            case "yesterday", "gestern" -> Optional.of(counted(-1, "day", words));
            case "the day before yesterday", "vorgestern" -> Optional.of(counted(-2, "day", words));
            case "tomorrow", "morgen" -> Optional.of(counted(1, "day", words));
            default -> Optional.empty();
        };
    }

    private static Counted counted(int number, String unit, String words) {
        String amount = (number < 0 ? "-P" : "P") + Math.abs(number);
        return switch (unit) {
            case "day", "tag" -> new Counted(amount + "D", "DAY", words);
            // There is no precision of a week: the month is what is certain enough to say.
            case "week", "woche" -> new Counted(amount + "W", "MONTH", words);
            case "month", "monat" -> new Counted(amount + "M", "MONTH", words);
            default -> new Counted(amount + "Y", "YEAR", words);
        };
    }
}
