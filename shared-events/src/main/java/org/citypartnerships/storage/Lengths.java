package org.citypartnerships.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts that are longer than there is room for on a page: of a title 500 characters, of what somebody tells 2000. Many values have
 * lower limits of their own; these are for new commands only, so that whatever was recorded stays readable.
 */
final class Lengths {

    private static final int OF_A_LINE = 500;
    private static final int OF_A_PARAGRAPH = 2000;
    private static final int OF_JSON = 10_000;

    private static final Set<String> PARAGRAPHS = Set.of("note", "profile", "quote", "reason", "summary", "words");

    /** An address is judged as one, and a person's name is encrypted by now, and was judged before. */
    private static final Set<String> JUDGED_ELSEWHERE = Set.of("address", "name");

    private Lengths() {}

    static List<Problem> problemsIn(JsonNode json) {
        if (isShort(json)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        collect(json, "", "", problems);
        return problems;
    }

    /** Says of nearly every document that nothing is too long, without making up where anything stands. */
    private static boolean isShort(JsonNode node) {
        if (node.isString()) {
            return node.asString().length() <= OF_A_LINE;
        }
        for (JsonNode within : node) {
            if (!isShort(within)) {
                return false;
            }
        }
        return true;
    }

    private static void collect(JsonNode node, String field, String pointer, List<Problem> problems) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), field, pointer + "/" + i, problems);
            }
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                collect(
                        property.getValue(),
                        property.getKey(),
                        pointer + "/" + Problem.escaped(property.getKey()),
                        problems);
            }
        } else if (node.isString()
                && !JUDGED_ELSEWHERE.contains(field)
                && node.asString().length() > charactersMax(field)) {
            problems.add(new Problem(
                    pointer,
                    field + " has " + node.asString().length() + " characters: write at most " + charactersMax(field)));
        }
    }

    private static int charactersMax(String field) {
        if (field.equals("claimed")) {
            return OF_JSON;
        }
        return PARAGRAPHS.contains(field) ? OF_A_PARAGRAPH : OF_A_LINE;
    }
}
