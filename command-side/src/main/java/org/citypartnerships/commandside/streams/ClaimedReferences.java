package org.citypartnerships.commandside.streams;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.commands.ContestEntry;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.StreamId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What a claim against a field names of other streams: a claim may no more name what is not on record than an entry may. */
final class ClaimedReferences {

    private ClaimedReferences() {}

    static List<References> in(ContestEntry contest) {
        List<References> found = new ArrayList<>();
        collect(json(contest.claimed()), found);
        return found;
    }

    private static void collect(JsonNode node, List<References> found) {
        if (node.isString()) {
            String text = node.asString();
            if (text.indexOf('#') < 0 ? isStream(text) : isEntry(text)) {
                found.add(new References("/claimed", text));
            }
        } else {
            node.forEach(child -> collect(child, found));
        }
    }

    private static JsonNode json(String claimed) {
        try {
            return EventJson.ours().mapper().readTree(claimed);
        } catch (JacksonException text) {
            return StringNode.valueOf(claimed);
        }
    }

    private static boolean isStream(String text) {
        try {
            return !(StreamId.of(text) instanceof FiguresId);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static boolean isEntry(String text) {
        try {
            return !EntryRef.of(text).entry().value().isEmpty();
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
