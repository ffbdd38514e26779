package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideMembers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Names the parties and partnerships that stay where a new command names their duplicates. Within a partnership that was opened
 * with the duplicate a party is named as it stands on its side there, so that its acts count for that side.
 */
@Component
class Aliases {

    private final StreamIndex streams;

    Aliases(StreamIndex streams) {
        this.streams = streams;
    }

    ObjectNode resolved(ObjectNode body) {
        if (!streams.hasDuplicates()) {
            return body;
        }
        Set<String> named = new TreeSet<>();
        collect(body, named);
        Map<String, String> staying = streams.staying(named);
        rename(body, staying);
        String about = body.has("partnership") ? "partnership" : "subject";
        Map<String, String> asMembers = asMembers(partnership(body.path(about)));
        for (String field : List.copyOf(body.propertyNames())) {
            if (!field.equals(about)) {
                replace(body, field, asMembers);
            }
        }
        return body;
    }

    /** For each party that stays, the id under which it stands on a side of this partnership, if that is another. */
    private Map<String, String> asMembers(String partnership) {
        Map<String, String> asMembers = new HashMap<>();
        List<String> members =
                streams.members(partnership).stream().map(PartyId::value).toList();
        streams.staying(members).forEach((member, stays) -> {
            if (!members.contains(stays)) {
                asMembers.put(stays, member);
            }
        });
        return asMembers;
    }

    private String partnership(JsonNode about) {
        if (about.isString()) {
            return about.asString();
        }
        try {
            List<SideMembers> sides = new ArrayList<>();
            for (JsonNode side : about.path("sides")) {
                List<PartyId> members = new ArrayList<>();
                side.path("members").forEach(member -> members.add(new PartyId(member.asString(""))));
                sides.add(new SideMembers(members, null));
            }
            String strand =
                    about.path("strand").isString() ? about.path("strand").asString() : null;
            return sides.isEmpty()
                    ? ""
                    : streams.partnership(new PartnershipRef(null, sides, strand))
                            .value();
        } catch (IllegalArgumentException malformed) {
            return ""; // left to the checks of the fields
        }
    }

    private static void collect(JsonNode node, Set<String> named) {
        if (node.isString()) {
            String text = node.asString();
            if (text.startsWith(PartyId.KIND) || text.startsWith(PartnershipId.KIND)) {
                named.add(text);
            }
        }
        node.forEach(child -> collect(child, named));
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(field -> replace(object, field, names));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                String other = array.get(i).isString() ? names.get(array.get(i).asString()) : null;
                if (other == null) {
                    rename(array.get(i), names);
                } else {
                    array.set(i, StringNode.valueOf(other));
                }
            }
        }
    }

    private static void replace(ObjectNode object, String field, Map<String, String> names) {
        JsonNode value = object.get(field);
        String other = value.isString() ? names.get(value.asString()) : null;
        if (other == null) {
            rename(value, names);
        } else {
            object.put(field, other);
        }
    }
}
