package org.citypartnerships.queryside.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.values.EntryId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of public entries how others are called that are not public: a link to one, the paper or plan that an entry is
 * about, the entry from which a date is counted.
 */
@Component
public class HiddenNames {

    /** Fields that name an entry of the same stream by its id. */
    private static final Set<String> BY_ID = Set.of("instrument", "plan", "proposal");

    private static final String ENTRY = "entry:";

    private final RememberedStreams streams;

    HiddenNames(RememberedStreams streams) {
        this.streams = streams;
    }

    /** For one answer: by what is public up to a position. */
    public Reading at(long position) {
        return new Reading(position);
    }

    /** Reads entries for an answer, and looks up each stream that they name once. */
    public final class Reading {
        private final long position;
        private final Map<String, Optional<PublicEntries>> looked = new HashMap<>();

        private Reading(long position) {
            this.position = position;
        }

        /** What is told of an entry, or of a part of it: a copy without the names of hidden ones. */
        public JsonNode of(String stream, JsonNode entry) {
            JsonNode told = entry.deepCopy();
            prune(stream, told);
            return told;
        }

        private void prune(String stream, JsonNode node) {
            if (node instanceof ObjectNode object) {
                List<String> hidden = object.propertyStream()
                        .filter(field -> isNamedBy(field.getKey(), field.getValue(), stream))
                        .map(Map.Entry::getKey)
                        .toList();
                object.remove(hidden);
            } else if (node instanceof ArrayNode array) {
                for (int i = array.size() - 1; i >= 0; i--) {
                    if (leadsToHidden(array.get(i).path("to").asString(""))) {
                        array.remove(i);
                    }
                }
            }
            node.forEach(part -> prune(stream, part));
        }

        private boolean isNamedBy(String field, JsonNode value, String stream) {
            if (field.equals("relative")) {
                String anchor = value.path("to").asString("");
                return anchor.startsWith(ENTRY) && isHidden(stream, anchor.substring(ENTRY.length()));
            }
            return BY_ID.contains(field) && value.isString() && isHidden(stream, value.asString());
        }

        /** Whether a link leads to a hidden entry, perhaps one of another stream. */
        private boolean leadsToHidden(String to) {
            int hash = to.indexOf('#');
            return hash > 0 && isHidden(to.substring(0, hash), to.substring(hash + 1));
        }

        private boolean isHidden(String stream, String entry) {
            return looked.computeIfAbsent(
                            stream, id -> streams.upTo(position, id).map(found -> new PublicEntries(found.history())))
                    .filter(entries -> !entries.isTold(new EntryId(entry)))
                    .isPresent();
        }
    }
}
