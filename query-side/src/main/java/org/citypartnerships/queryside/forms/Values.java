package org.citypartnerships.queryside.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.Transcript.Said;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.ClaimWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what needs no look-up: texts, numbers, periods, and what was chosen. */
final class Values {

    /** How something is said that goes without saying, as that a number is exact. */
    static final String UNREMARKABLE = "-";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> OF_SEVERAL_LINES = Set.of("note", "quote", "reason", "summary", "words");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final String LARGEST = "999999999";
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d+");
    private static final Pattern BELOW_ZERO = Pattern.compile("[-−]\\s?\\d+");

    private static final BigDecimal LATITUDE_MAX = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE_MAX = BigDecimal.valueOf(180);

    private final Phrases phrases;

    Values(Phrases phrases) {
        this.phrases = phrases;
    }

    /** A value, or what is wrong with it. */
    record Outcome(@Nullable Said said, @Nullable String problem) {}

    Outcome of(Field field, String text) {
        return switch (field.asked()) {
            case LONG_TEXT ->
                text(OF_SEVERAL_LINES.contains(last(field.path())) ? text.replace("\r", "") : oneLine(text));
            case CHOICE -> choice(field, text);
            case YES_OR_NO -> yesOrNo(text);
            case WHOLE_NUMBER -> whole(text);
            case DECIMAL -> decimal(text);
            case DEGREES -> degrees(field, text);
            case PERIOD -> period(text);
            case COUNTRY -> good(JSON.stringNode(text), text.length() == 2 ? phrases.country(text) : text);
            case UNIT -> good(JSON.stringNode(text), Labels.unit(text, phrases));
            case POINTER -> good(JSON.stringNode(text), new ClaimWords(phrases, party -> party).field(text));
            case CHECKSUM -> text(oneLine(text).toLowerCase(Locale.ROOT)); // Windows prints it in capitals
            default -> text(oneLine(text));
        };
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    private static Outcome text(String text) {
        return good(JSON.stringNode(text), text);
    }

    private Outcome choice(Field field, String text) {
        if (!field.constants().contains(text)) {
            return new Outcome(null, phrases.say("form.choice"));
        }
        boolean isMagnitude = "Magnitude".equals(field.constantsOf());
        JsonNode value = isMagnitude ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
        boolean goesWithoutSaying = (isMagnitude && text.equals("0")) || text.equals("EXACT");
        return good(value, goesWithoutSaying ? UNREMARKABLE : Labels.constant(field, text, phrases));
    }

    private Outcome yesOrNo(String text) {
        boolean yes = text.equals("true");
        return yes || text.equals("false")
                ? good(JSON.booleanNode(yes), phrases.say(yes ? "form.yes" : "form.no"))
                : new Outcome(null, phrases.say("form.choice"));
    }

    private Outcome whole(String text) {
        if (WHOLE.matcher(text).matches()) {
            return good(JSON.numberNode(Integer.parseInt(text)), text);
        }
        if (BELOW_ZERO.matcher(text).matches()) {
            return wrong("form.number.negative", text);
        }
        return MANY_DIGITS.matcher(text).matches()
                ? new Outcome(
                        null,
                        phrases.say(
                                "form.number.large", Repeated.of(text), WrittenNumber.said(LARGEST, phrases.locale())))
                : wrong("form.number.whole", text);
    }

    /** As printed, with or without signs between thousands; of "1.500" it is asked which number it is. */
    private Outcome decimal(String text) {
        List<String> readings = WrittenNumber.readings(text);
        return switch (readings.size()) {
            case 0 -> wrong("form.number", text);
            case 1 -> number(readings.get(0), text);
            default -> new Outcome(null, ambiguous(text, readings.get(0), readings.get(1)));
        };
    }

    /** There are no thousands of degrees: 13.405 has decimals. */
    private Outcome degrees(Field field, String text) {
        List<String> readings = WrittenNumber.readings(text);
        if (readings.isEmpty()) {
            return wrong("form.number", text);
        }
        String number = readings.get(readings.size() - 1);
        String beyond = beyondTheGlobe(field.path(), number, text, phrases);
        return beyond == null ? number(number, text) : new Outcome(null, beyond);
    }

    /** What is wrong with a latitude or longitude that no place on the globe has; null if one has it. */
    static @Nullable String beyondTheGlobe(String path, String number, String text, Phrases phrases) {
        boolean isLatitude = last(path).equals("latitude");
        BigDecimal most = isLatitude ? LATITUDE_MAX : LONGITUDE_MAX;
        return new BigDecimal(number).abs().compareTo(most) > 0
                ? phrases.say(isLatitude ? "form.latitude" : "form.longitude", Repeated.of(text))
                : null;
    }

    private Outcome number(String number, String text) {
        String said = WrittenNumber.said(number, phrases.locale());
        return good(
                JSON.stringNode(number),
                WrittenNumber.isTheSame(text, said) ? text : phrases.say("form.number.read", text, said));
    }

    private String ambiguous(String text, String whole, String decimal) {
        Locale language = phrases.locale();
        String shortest = new BigDecimal(decimal).stripTrailingZeros().toPlainString();
        return phrases.say(
                "form.number.ambiguous",
                text,
                WrittenNumber.said(whole, language),
                WrittenNumber.said(shortest, language),
                whole,
                WrittenNumber.typed(decimal, language));
    }

    private Outcome period(String text) {
        return WrittenPeriod.read(text)
                .map(period -> good(JSON.stringNode(period), text))
                .orElseGet(() -> wrong("form.period", text));
    }

    private static Outcome good(JsonNode value, String words) {
        return new Outcome(new Said(value, words), null);
    }

    private Outcome wrong(String key, String text) {
        return new Outcome(null, phrases.say(key, Repeated.of(text)));
    }
}
