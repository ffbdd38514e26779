package org.citypartnerships.history;

import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The value that a source claims against one field of an entry: {@code /header/happened} and {@code "2014-04"}.
 *
 * @param field the field, as a JSON pointer into the entry
 * @param value the value, as JSON or as its text
 */
record Claim(String field, String value) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Claim of(EntryContested contest) {
        return new Claim(contest.field(), contest.claimed());
    }

    /** The entry as it reads with the value; as it was where the entry has no such field or cannot hold such a value. */
    Entry in(Entry entry) {
        try {
            JsonPointer pointer = JsonPointer.compile(field);
            JsonNode tree = JSON.valueToTree(entry);
            if (tree.at(pointer.head()) instanceof ObjectNode parent) {
                parent.set(pointer.last().getMatchingProperty(), json());
                return JSON.treeToValue(tree, entry.getClass());
            }
            return entry;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return entry;
        }
    }

    private JsonNode json() {
        try {
            return JSON.readTree(value);
        } catch (JacksonException text) {
            return StringNode.valueOf(value);
        }
    }
}
