package org.citypartnerships.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts that can't be kept or shown: control characters, halves of characters, separators of lines that are none, and what turns
 * the direction of writing round, so that it shows something else than was written.
 */
final class Characters {
    /** Where a text may have several lines. */
    private static final Set<String> OF_SEVERAL_LINES = Set.of("note", "quote", "reason", "summary", "words");

    /** The separators of lines and paragraphs; right behind them follow those that turn the direction. */
    private static final int LINE_SEPARATOR = 0x2028;

    private static final int LAST_TURN = 0x202e;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;

    private Characters() {}

    static List<Problem> problemsIn(JsonNode json) {
        if (areReadable(json, "")) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        collect(json, "", "", problems);
        return problems;
    }

    /** Says of nearly every document that nothing is wrong, without making up where anything stands. */
    private static boolean areReadable(JsonNode node, String field) {
        if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                if (!areReadable(element, field)) {
                    return false;
                }
            }
            return true;
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (!isReadable(property.getKey(), false) || !areReadable(property.getValue(), property.getKey())) {
                    return false;
                }
            }
            return true;
        }
        return !node.isString() || isReadable(node.asString(), OF_SEVERAL_LINES.contains(field));
    }

    private static void collect(JsonNode node, String field, String pointer, List<Problem> problems) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), field, pointer + "/" + i, problems);
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                if (!isReadable(property.getKey(), false)) {
                    problems.add(new Problem(pointer, "has a field whose name has a control character"));
                } else {
                    collect(
                            property.getValue(),
                            property.getKey(),
                            pointer + "/" + Problem.escaped(property.getKey()),
                            problems);
                }
            });
        } else if (node.isString() && !isReadable(node.asString(), OF_SEVERAL_LINES.contains(field))) {
            problems.add(new Problem(pointer, "has a control character or half a character: leave it out"));
        }
    }

    private static boolean isReadable(String text, boolean severalLines) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isControl(unit) && !(severalLines && unit == '\n')) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isSurrogatePair(unit, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static boolean isControl(int unit) {
        return Character.isISOControl(unit)
                || (unit >= LINE_SEPARATOR && unit <= LAST_TURN)
                || (unit >= FIRST_ISOLATE && unit <= LAST_ISOLATE);
    }
}
