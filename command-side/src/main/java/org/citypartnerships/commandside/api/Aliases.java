package org.citypartnerships.commandside.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Names the parties and partnerships that stay where a new command names their duplicates. Within a partnership that was opened
 * with the duplicate a party is named as it stands on its side there, so that its acts count for that side.
 */
final class Aliases {

    private final Surroundings around;

    Aliases(Surroundings around) {
        this.around = around;
    }

    /** Renames them in this body, if there are any. */
    void resolve(ObjectNode body) {
        Set<String> named = new TreeSet<>();
        collect(body, named);
        rename(body, around.staying(named));
    }

    /** Names parties as they stand on the sides of the partnership that the body is about. */
    void nameAsMembers(ObjectNode body) {
        String about = body.has("partnership") ? "partnership" : "subject";
        Map<String, String> asMembers = asMembers(partnership(body.path(about)));
        for (String field : List.copyOf(body.propertyNames())) {
            if (!field.equals(about)) {
                replace(body, field, asMembers);
            }
        }
    }

    /** For each party that stays, the id under which it stands on a side of this partnership, if that is another. */
    private Map<String, String> asMembers(@Nullable PartnershipId partnership) {
        Map<String, String> asMembers = new HashMap<>();
        if (partnership != null) {
            List<String> members =
                    around.members(partnership).stream().map(PartyId::value).toList();
            around.staying(members).forEach((member, stays) -> {
                if (!members.contains(stays)) {
                    asMembers.put(stays, member);
                }
            });
        }
        return asMembers;
    }

    private @Nullable PartnershipId partnership(JsonNode about) {
        try {
            PartnershipRef ref = about.isString() ? PartnershipRef.of(about.asString()) : Naming.bySides(about);
            return ref == null ? null : around.partnership(ref);
        } catch (IllegalArgumentException malformed) {
            return null; // a party, or left to the checks of the fields
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
