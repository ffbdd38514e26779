package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.citypartnerships.history.Saying;
import org.citypartnerships.queryside.audit.AuditTrail.Called;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says fields of a partnership's state and their values in words: that {@code sides/s1/standing} is {@code SUSPENDED} reads
 * "Harbin: standing", "suspended".
 */
final class FieldWords {

    private static final String NOTHING = "–";

    /** The phrases that a field's constants are said by, where they are not named after the field. */
    private static final Map<String, String> CONSTANTS = Map.of(
            "relationCertainty", "certainty",
            "counted", "rung",
            "readings", "rung",
            "establishes", "rung",
            "toEstablish", "rung",
            "towards", "standing",
            "mode", "signing");

    private static final Set<String> PLACE = Set.of("party", "words");

    private final Phrases phrases;
    private final Map<String, String> sides;
    private final Map<String, Called> entries;
    private final UnaryOperator<String> called;
    private final Recorders recorders;
    private final Function<Saying, String> warnings;

    /**
     * Words for one partnership.
     *
     * @param sides what its sides are called, by their ids
     * @param entries what its entries are, by their ids
     * @param called what a party is called
     * @param recorders who recorded something
     * @param warnings what a warning says
     */
    FieldWords(
            Phrases phrases,
            Map<String, String> sides,
            Map<String, Called> entries,
            UnaryOperator<String> called,
            Recorders recorders,
            Function<Saying, String> warnings) {
        this.phrases = phrases;
        this.sides = sides;
        this.entries = entries;
        this.called = called;
        this.recorders = recorders;
        this.warnings = warnings;
    }

    /** A thing: {@code Harbin}, {@code Agreement signed (March 2014)}. */
    String thing(String thing) {
        String id = thing.substring(thing.indexOf('/') + 1);
        return switch (thing.replaceFirst("/.*", "")) {
            case "", "partnership" -> phrases.say("thing.partnership");
            case "sides" -> sides.getOrDefault(id, id);
            case "plans" -> phrases.say("thing.plan", entry(id));
            case "disputes" -> phrases.say("thing.dispute", id);
            case "warnings" -> phrases.sayOr("warning." + id.replaceFirst("/.*", ""), id);
            default -> entry(id);
        };
    }

    /** An entry: {@code Agreement signed (March 2014)}. */
    String entry(String id) {
        Called entry = entries.get(id);
        if (entry == null) {
            return id;
        }
        String when = phrases.date(Json.tree(entry.happened()));
        return when == null ? event(entry.kind()) : phrases.say("event.dated", event(entry.kind()), when);
    }

    /** An event by its stored name: {@code Agreement signed}. */
    String event(String kind) {
        return phrases.sayOr("event." + kind, spoken(kind));
    }

    /** The sentence of a warning. */
    String warning(Saying saying) {
        return warnings.apply(saying);
    }

    /** Where a paper stands in whose place its renewal holds. */
    String renewed() {
        return phrases.say("paper.renewedBy");
    }

    /** Words for what is claimed against an entry. */
    ClaimWords claims() {
        return new ClaimWords(phrases, called);
    }

    /** Who recorded something, as whoever reads the history may know. */
    @Nullable
    String recorder(@Nullable String recordedBy) {
        return recorders.called(recordedBy, phrases);
    }

    /** A field of a thing: {@code standing}. */
    String field(String field) {
        return phrases.sayOr("fact." + field, spoken(field.replaceAll("([A-Z])", " $1")));
    }

    /** A field with what it is of: {@code Harbin: standing}. */
    String path(String thing, String field) {
        return phrases.say("fact.of", thing(thing), field(field));
    }

    /** A value of a field. */
    String value(String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return NOTHING;
        }
        if (value.isBoolean()) {
            return phrases.say(value.asBoolean(false) ? "value.yes" : "value.no");
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(value(field, part)));
            return parts.isEmpty() ? NOTHING : String.join(phrases.say("list.comma"), parts);
        }
        return value.isObject() ? object(field, value) : text(field, value.asString(""));
    }

    /**
     * A value of a field of a thing, where the relation is this: the standing of an intent reads as on the partnership's page; a
     * paper is in force.
     */
    String value(String thing, String field, @Nullable JsonNode value, @Nullable Relation relation) {
        boolean isInForce = field.equals("standing")
                && !thing.startsWith("instruments/")
                && value != null
                && value.asString("").equals(Standing.IN_FORCE.name());
        return isInForce ? phrases.sideStanding(relation, Standing.IN_FORCE) : value(field, value);
    }

    /** The same where the relation changed: a standing is told with it, {@code twinning, in force}. */
    String step(String thing, String field, @Nullable JsonNode value, @Nullable Relation relation) {
        boolean isStanding = field.equals("standing") && !thing.startsWith("instruments/");
        return isStanding && value != null && !value.isNull()
                ? phrases.stands(relation, Standing.valueOf(value.asString("")))
                : value(thing, field, value, relation);
    }

    private String object(String field, JsonNode value) {
        if (value.has("number") && value.has("unit")) {
            return TradeView.amount(value, phrases);
        }
        String party = value.path("party").asString("");
        if (!party.isEmpty() && PLACE.containsAll(value.propertyNames())) {
            return phrases.place(called.apply(party), value.path("words").asString(null));
        }
        String date = value.has("edtf") || value.has("words") ? phrases.date(value) : null;
        if (date != null) {
            return date;
        }
        if (value.has("quote") || value.has("source")) {
            return value.hasNonNull("quote")
                    ? phrases.quoted(value.path("quote").asString(""))
                    : value.path("source").asString("");
        }
        List<String> parts = new ArrayList<>();
        value.propertyStream()
                .filter(part -> !part.getValue().isNull())
                .forEach(part -> parts.add(phrases.say(
                        "fact.of", named(part.getKey()), value(constantsOf(field, part.getKey()), part.getValue()))));
        return parts.isEmpty() ? NOTHING : String.join("; ", parts);
    }

    private String named(String key) {
        return sides.getOrDefault(key, field(key));
    }

    /** In {@code towards} the keys are sides, and the values are what the field has. */
    private String constantsOf(String field, String key) {
        return sides.containsKey(key) ? field : key;
    }

    private String text(String field, String text) {
        if (text.startsWith("party:")) {
            return called.apply(text);
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return phrases.day(LocalDate.parse(text));
        }
        if (field.equals("because") || field.equals("renewedBy") || field.equals("closedBy")) {
            return entry(text);
        }
        return text.matches("[A-Z][A-Z_]+")
                ? phrases.sayOr(CONSTANTS.getOrDefault(field, field) + "." + text, spoken(text))
                : text;
    }

    private static String spoken(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
