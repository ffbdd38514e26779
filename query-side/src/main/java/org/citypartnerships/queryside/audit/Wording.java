package org.citypartnerships.queryside.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.queryside.web.Dates;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Differences in the words of the domain: that the standing of side s1 is SUSPENDED and was IN_FORCE reads
 * "Harbin (s1): standing is suspended; it was in force."
 */
final class Wording {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("relation", "relation"),
            Map.entry("relationCertainty", "certainty of the relation"),
            Map.entry("inForceSince", "date since which it is in force"),
            Map.entry("because", "entry that put it there"),
            Map.entry("towards", "standing towards single sides"),
            Map.entry("signedOn", "date of signing"),
            Map.entry("counted", "reading that counts"),
            Map.entry("lastDay", "last day of its term"),
            Map.entry("renewedBy", "entry that renewed it"),
            Map.entry("dueOn", "day by which it is due"),
            Map.entry("closedBy", "entry that closed it"),
            Map.entry("resolved", "date as counted from its anchor"),
            Map.entry("happened", "date as stated"));

    /** What is so or is not. */
    private static final Map<String, String> ADJECTIVES = Map.of(
            "oneSided", "by one side only",
            "disputed", "disputed",
            "dormant", "dormant",
            "confirmed", "confirmed",
            "planned", "only planned",
            "movesStanding", "a paper that moves the standing");

    /** What names an entry. */
    private static final Set<String> ENTRIES = Set.of("because", "renewedBy", "closedBy");

    private static final Set<String> PLURAL = Set.of("members", "readings", "names", "merged", "fields", "originals");

    private final Map<String, String> sides;

    /** Wording that calls sides by their names. */
    Wording(Map<String, String> sides) {
        this.sides = Map.copyOf(sides);
    }

    String added(String thing, Map<String, JsonNode> fields) {
        return switch (kind(thing)) {
            case "entries" -> subject(thing, fields) + " is on record.";
            case "warnings" -> "To be looked at: " + text(fields.get("message"));
            case "disputes" -> subject(thing, fields) + " is open.";
            case "sides" -> subject(thing, fields) + " is a side.";
            default -> subject(thing, fields) + " counts; it is " + standing(fields) + ".";
        };
    }

    String removed(String thing, Map<String, JsonNode> fields) {
        return switch (kind(thing)) {
            case "entries" -> subject(thing, fields) + " no longer stands.";
            case "warnings" -> "No longer to be looked at: " + text(fields.get("message"));
            case "disputes" -> subject(thing, fields) + " is no longer open.";
            case "sides" -> subject(thing, fields) + " is no longer a side.";
            default -> subject(thing, fields) + " no longer counts.";
        };
    }

    String changed(String thing, String field, @Nullable JsonNode from, @Nullable JsonNode to) {
        return subject(thing, Map.of())
                + (ADJECTIVES.containsKey(field) ? " " : ": ")
                + change(field, from, to, "it was")
                + ".";
    }

    /**
     * Why a field has its value: "Agreement signed: with this entry standing is in force; before it, it was unknown."
     */
    static String because(String kind, String field, @Nullable JsonNode from, @Nullable JsonNode to) {
        String entry = kind.replace('-', ' ');
        String subject = ADJECTIVES.containsKey(field) ? "it " : "";
        return Character.toUpperCase(entry.charAt(0)) + entry.substring(1) + ": with this entry " + subject
                + change(field, from, to, "before it, it was") + ".";
    }

    /**
     * Why a relation is another where the standing stays: "Agreement signed: with this entry relation is twinning; before it, it
     * was intent. Standing is in force, as before."
     */
    static String rose(String kind, @Nullable JsonNode from, @Nullable JsonNode to, @Nullable JsonNode standing) {
        return because(kind, "relation", from, to) + " Standing is " + value(standing) + ", as before.";
    }

    private static String change(String field, @Nullable JsonNode from, @Nullable JsonNode to, String was) {
        String adjective = ADJECTIVES.get(field);
        if (adjective != null) {
            boolean holds = to != null && to.asBoolean(false);
            return (holds ? "is " : "is not ") + adjective + "; " + was + (holds ? " not" : "");
        }
        String named =
                FIELDS.getOrDefault(field, field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
        boolean many = PLURAL.contains(field);
        return named + (many ? " are " : " is ") + said(field, to) + "; "
                + (many ? was.replace("it was", "they were") : was) + " " + said(field, from);
    }

    /** Where no entry is told, there may be one all the same. */
    private static String said(String field, @Nullable JsonNode value) {
        return ENTRIES.contains(field) && (value == null || value.isNull()) ? "none that is public" : value(value);
    }

    private static String standing(Map<String, JsonNode> fields) {
        JsonNode standing = fields.getOrDefault("standing", fields.get("progress"));
        return value(standing);
    }

    private String subject(String thing, Map<String, JsonNode> fields) {
        String name = thing.substring(thing.indexOf('/') + 1);
        return switch (kind(thing)) {
            case "sides" -> sides.getOrDefault(name, "Side") + " (" + name + ")";
            case "instruments" -> "Paper " + name;
            case "plans" -> "Plan " + name;
            case "disputes" ->
                "Dispute " + name
                        + (fields.containsKey("contests")
                                ? " about " + text(fields.get("field")) + " of " + text(fields.get("contests"))
                                : "");
            case "entries" ->
                "Entry " + name
                        + (fields.containsKey("kind")
                                ? " (" + text(fields.get("kind")).replace('-', ' ') + ")"
                                : "");
            case "warnings" -> "Warning";
            default -> "The partnership";
        };
    }

    private static String kind(String thing) {
        int slash = thing.indexOf('/');
        return slash < 0 ? thing : thing.substring(0, slash);
    }

    /** A value as a reader wants it said: {@code in force}, {@code March 2014}, {@code yes}. */
    static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "none";
        }
        if (value.isBoolean()) {
            return value.asBoolean(false) ? "yes" : "no";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(value(part)));
            return parts.isEmpty() ? "none" : String.join(", ", parts);
        }
        if (value.isObject()) {
            String date = Dates.readable(value);
            return date == null ? value.toString() : date;
        }
        String text = text(value);
        return text.matches("[A-Z][A-Z_]+") ? text.toLowerCase(Locale.ROOT).replace('_', ' ') : text;
    }

    private static String text(@Nullable JsonNode value) {
        return (value == null ? NullNode.instance : value).asString("");
    }
}
