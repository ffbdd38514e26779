package org.citypartnerships.history;

import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The value that a source claims against one field of an entry: {@code /header/happened} and {@code "2014-04"}.
 *
 * @param field the field, as a JSON pointer into the entry
 * @param value the value, as JSON or as its text
 */
record Claim(String field, String value) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    static Claim of(EntryContested contest) {
        return new Claim(contest.field(), contest.claimed());
    }

    /** The entry as it reads with the value; empty if it has no such field or the field cannot hold such a value. */
    Optional<Entry> in(Entry entry) {
        for (JsonNode reading : readings()) {
            Optional<Entry> claimed = in(entry, reading);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> in(Entry entry, JsonNode reading) {
        try {
            JsonPointer pointer = JsonPointer.compile(field);
            JsonNode tree = JSON.valueToTree(entry);
            if (pointer.matches()) {
                return Optional.empty();
            }
            if (tree.at(pointer.head()) instanceof ObjectNode parent) {
                parent.set(pointer.last().getMatchingProperty(), reading);
            } else if (tree.at(pointer.head()) instanceof ArrayNode list
                    && !tree.at(pointer).isMissingNode()) {
                list.set(pointer.last().getMatchingIndex(), reading);
            } else {
                return Optional.empty();
            }
            return Optional.of(JSON.treeToValue(tree, entry.getClass()));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What the value may be, the likeliest first: {@code 2010} is a date or an amount before it is a number. */
    private List<JsonNode> readings() {
        JsonNode text = StringNode.valueOf(value);
        try {
            JsonNode json = JSON.readTree(value);
            return json.isNumber() ? List.of(text, json) : List.of(json, text);
        } catch (JacksonException noJson) {
            return List.of(text);
        }
    }
}
