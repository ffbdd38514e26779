package org.citypartnerships.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that can't be kept or shown: control characters, and halves of characters. */
final class Characters {
    /** Where a text may have several lines. */
    private static final Set<String> OF_SEVERAL_LINES = Set.of("note", "quote", "reason", "summary", "words");

    private Characters() {}

    static List<Problem> problemsIn(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        collect(json, "", "", problems);
        return problems;
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
        return text.codePoints()
                .noneMatch(character -> Character.getType(character) == Character.SURROGATE
                        || (Character.isISOControl(character) && !(severalLines && character == '\n')));
    }
}
