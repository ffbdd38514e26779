package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says fields that sources tell differently, and the values that compete, as a form asks for them: that {@code
 * /instrument/term/period} is {@code P5Y} reads "For how long", "5 years".
 */
public final class ClaimWords {

    private static final String NOTHING = "–";

    private static final Set<String> DATES = Set.of(
            "header.happened",
            "plannedFor",
            "since",
            "observedOn",
            "publishedOn",
            "name.from",
            "name.until",
            "renews.signedOn",
            "change.since",
            "milestone.expectedOn",
            "act.effectiveOn",
            "act.decidedOn",
            "act.notifiedOn",
            "instrument.term.until",
            "instrument.term.reviewOn");

    private static final Set<String> PERIODS =
            Set.of("instrument.term.period", "instrument.term.noticePeriod", "every");

    /** The phrases that a field's constants are said by, where they are not named after the field. */
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("instrument.establishes", "rung"),
            Map.entry("toEstablish", "rung"),
            Map.entry("instrument.mode", "choice.Mode"),
            Map.entry("engagement.mode", "choice.Mode"),
            Map.entry("instrument.term.kind", "term"),
            Map.entry("engagement.kind", "engagement"),
            Map.entry("milestone.kind", "choice.MilestoneKind"),
            Map.entry("milestone.progress", "choice.Progress"),
            Map.entry("statement.kind", "choice.StatementKind"),
            Map.entry("stage", "choice.FieldStage"),
            Map.entry("flow", "choice.Flow"),
            Map.entry("act.scope", "choice.SuspensionScope"),
            Map.entry("name.kind", "name"),
            Map.entry("reliability", "choice.Reliability"));

    private final Phrases phrases;
    private final UnaryOperator<String> called;

    /**
     * Words in a language.
     *
     * @param called what a party is called
     */
    public ClaimWords(Phrases phrases, UnaryOperator<String> called) {
        this.phrases = phrases;
        this.called = called;
    }

    /** The field at a pointer into an entry: of {@code /amounts/0/number} the number. */
    public String field(String pointer) {
        String path = path(pointer);
        String last = path.substring(path.lastIndexOf('.') + 1);
        return phrases.sayOr("field." + path, phrases.sayOr("fact." + last, spoken(last.replaceAll("([A-Z])", " $1"))));
    }

    /** What is on record in the field. */
    public String value(String pointer, @Nullable JsonNode value) {
        return value(pointer, path(pointer), value);
    }

    /** What is claimed against it: JSON, or its text. */
    public String claimed(String pointer, String claimed) {
        return value(pointer, Json.orText(claimed));
    }

    private static String path(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "")
                .replaceFirst("/edtf$", "")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private String value(String pointer, String path, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return NOTHING;
        }
        if (value.isBoolean()) {
            return phrases.say(value.asBoolean(false) ? "value.yes" : "value.no");
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(value(pointer, path, part)));
            return parts.isEmpty() ? NOTHING : String.join(phrases.say("list.comma"), parts);
        }
        return value.isObject() ? object(pointer, path, value) : text(path, value.asString(value.toString()));
    }

    /** A person's name is not among what is told: it may have to be forgotten. */
    private String object(String pointer, String path, JsonNode value) {
        if (value.has("number") && value.has("unit")) {
            return TradeView.amount(value, phrases);
        }
        String date = value.has("edtf") || value.has("relative") || DATES.contains(path) ? phrases.date(value) : null;
        if (date != null) {
            return date;
        }
        List<String> parts = new ArrayList<>();
        value.propertyStream()
                .filter(part -> !part.getValue().isNull() && !isOfPerson(value, part.getKey()))
                .forEach(part -> parts.add(phrases.say(
                        "fact.of",
                        field(pointer + "/" + part.getKey()),
                        value(pointer + "/" + part.getKey(), part.getValue()))));
        return parts.isEmpty() ? NOTHING : String.join("; ", parts);
    }

    private static boolean isOfPerson(JsonNode value, String key) {
        return value.has("personId") && (key.equals("personId") || key.equals("name") || key.equals("nameErased"));
    }

    private String text(String path, String text) {
        if (text.startsWith("party:")) {
            return called.apply(text);
        }
        if (DATES.contains(path)) {
            return date(text);
        }
        if (PERIODS.contains(path)) {
            return phrases.period(text);
        }
        if (path.equals("country") && text.matches("[A-Z]{2}")) {
            return phrases.country(text);
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        return text.matches("[A-Z][A-Z_]+")
                ? phrases.sayOr(CONSTANTS.getOrDefault(path, last) + "." + text, text)
                : text;
    }

    private String date(String edtf) {
        try {
            return String.valueOf(phrases.date(Json.tree(StatedDate.of(edtf))));
        } catch (IllegalArgumentException noDate) {
            return edtf;
        }
    }

    private static String spoken(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
