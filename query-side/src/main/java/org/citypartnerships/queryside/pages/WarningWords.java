package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.citypartnerships.history.Saying;
import org.citypartnerships.history.WarningSentence;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.Sides;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SpokenNames;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells warnings in a reader's language: {@code TERM_ENDS} with {@code 2027-03-01} reads "Die Laufzeit des Papiers endet mit dem
 * 1. März 2027 …". Days, numbers, constants and parties that stand in it are said as pages say them.
 */
@Component
public class WarningWords {

    private static final String SIDE = "s\\d+";

    /** What stands in these is what somebody wrote. */
    private static final Set<WarningSentence> OF_WORDS = EnumSet.of(
            WarningSentence.WORDS_ALONE,
            WarningSentence.WORDS_COUNT_FROM_UNKNOWN,
            WarningSentence.LEVEL_NOT_NAMED,
            WarningSentence.ALSO_CALLED,
            WarningSentence.MISSPELT,
            WarningSentence.NEARLY_A_NAME);

    /** What stands in these is a date as far as it is stated. */
    private static final Set<WarningSentence> OF_DATES =
            EnumSet.of(WarningSentence.AFTER_ITS_SOURCE, WarningSentence.AFTER_ITS_RECORDING);

    private final PartyLabels parties;
    private final Sides sides;
    private final SpokenNames spoken;
    private final SourceLabels sources;

    WarningWords(PartyLabels parties, Sides sides, SpokenNames spoken, SourceLabels sources) {
        this.parties = parties;
        this.sides = sides;
        this.spoken = spoken;
        this.sources = sources;
    }

    /**
     * A warning as a page tells it.
     *
     * @param title what kind of thing
     * @param message the sentence
     * @param english whether the sentence is English whatever the page is
     */
    public record Told(String title, String message, boolean english) {}

    /**
     * A warning; of what no phrase knows the English sentence.
     *
     * @param stream whose entry it is about: of a partnership, sides are called by their names
     */
    public Told told(String code, String message, @Nullable Saying saying, String stream, Phrases phrases) {
        String title = phrases.sayOr("warning." + code, code);
        boolean isEnglish = saying == null && !phrases.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Told(title, saying == null ? message : sentence(saying, stream, phrases), isEnglish);
    }

    /** A warning of an answer of the command side. */
    public Told told(JsonNode warning, String stream, Phrases phrases) {
        return told(
                warning.path("code").asString(""),
                warning.path("message").asString(""),
                saying(warning.path("saying")),
                stream,
                phrases);
    }

    private static @Nullable Saying saying(JsonNode saying) {
        String sentence = saying.path("sentence").asString("");
        List<String> values = saying.path("values")
                .valueStream()
                .map(value -> value.asString(""))
                .toList();
        return Arrays.stream(WarningSentence.values())
                .filter(one -> one.name().equals(sentence) && one.places() == values.size())
                .findFirst()
                .map(one -> new Saying(one, values))
                .orElse(null);
    }

    /** The sentence of a warning, told as {@link #told}. */
    String sentence(Saying saying, String stream, Phrases phrases) {
        Object[] values = saying.values().stream()
                .map(value -> word(saying.sentence(), value, stream, phrases))
                .toArray();
        return phrases.say("said." + saying.sentence().name(), values);
    }

    private String word(WarningSentence sentence, String value, String stream, Phrases phrases) {
        if (OF_WORDS.contains(sentence)) {
            return quoted(value, phrases);
        } else if (OF_DATES.contains(sentence)) {
            return String.valueOf(phrases.date(JsonNodeFactory.instance.stringNode(value)));
        } else if (value.matches(SIDE) && stream.startsWith("partnership:")) {
            return sides.title(stream, value, members -> spoken.of(members, phrases.locale(), null))
                    .orElseGet(() -> word(value, phrases));
        }
        return word(value, phrases);
    }

    /** {@code "Charbin", "Kharbin"} in the language's quotation marks. */
    private static String quoted(String words, Phrases phrases) {
        return words.startsWith("\"") ? words.replaceAll("\"([^\"]*)\"", phrases.quoted("$1")) : words;
    }

    /** What stands in a sentence, as pages say it: a day, a constant, a field, a party, a source; else as it is. */
    public String word(String value, Phrases phrases) {
        if (value.startsWith("party:")) {
            return spoken.of(List.of(value), phrases.locale(), null)
                    .getOrDefault(value, parties.of(value).name());
        } else if (value.startsWith("source:")) {
            return phrases.quoted(sources.title(value));
        } else if (value.startsWith("/")) {
            String path = value.substring(1).replaceAll("/\\d+", "").replace('/', '.');
            return phrases.sayOr("field." + path, path);
        } else if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return phrases.day(LocalDate.parse(value));
        } else if (value.matches(SIDE)) {
            return phrases.say("said.side", value);
        } else if (value.matches("-?\\d+\\.\\d+( %)?")) {
            return number(value, phrases);
        }
        return value.contains(" % and of ")
                ? phrases.all(Arrays.stream(value.split(" and of ", -1))
                        .map(one -> word(one, phrases))
                        .toList())
                : phrases.either(Arrays.stream(value.split(" or ", -1))
                        .map(one -> constant(one, phrases))
                        .toList());
    }

    /** {@code 7.267} reads "7,267" in German: no place is added or left out. */
    private static String number(String value, Phrases phrases) {
        BigDecimal number = new BigDecimal(value.replace(" %", ""));
        NumberFormat format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return value.endsWith(" %") ? phrases.say("unit.percent", format.format(number)) : format.format(number);
    }

    /** {@code TWINNING} and {@code twinning} are a relation; {@code NOTHING} is a rung, {@code MEMORANDUM} a form. */
    private static String constant(String value, Phrases phrases) {
        String name = value.toUpperCase(Locale.ROOT);
        if (Arrays.stream(Rung.values()).anyMatch(rung -> rung.name().equals(name))) {
            return phrases.say("rung." + name);
        }
        if (Arrays.stream(InstrumentForm.values()).anyMatch(form -> form.name().equals(value))) {
            return phrases.say("form." + value);
        }
        return Arrays.stream(Relation.values())
                        .anyMatch(relation -> relation.name().equals(name))
                ? phrases.say("relation." + name)
                : value;
    }
}
