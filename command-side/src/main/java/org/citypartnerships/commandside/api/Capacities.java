package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For whom the bodies sign that a paper is between: where a command does not say, the register of parties does. It is written
 * into the entry, so that a later change in the register does not change what was signed.
 */
final class Capacities {

    private final Surroundings around;

    Capacities(Surroundings around) {
        this.around = around;
    }

    /** The body, or a copy with them filled in. */
    ObjectNode filledIn(ObjectNode body) {
        if (body.has("matter") && isOpen(body, "body")) {
            return withDecider(body);
        }
        List<ObjectNode> open = open(body);
        Map<PartyId, PartyId> actsFor = open.isEmpty() ? Map.of() : around.actsFor(bodies(open));
        if (actsFor.isEmpty()) {
            return body;
        }
        ObjectNode filled = body.deepCopy();
        fillIn(open(filled), actsFor, members(body.path("partnership")));
        return filled;
    }

    /** A decision is that of the side for whose member the deciding body acts. */
    private ObjectNode withDecider(ObjectNode body) {
        PartyId decider = new PartyId(body.path("body").asString());
        PartyId represented = around.actsFor(List.of(decider)).get(decider);
        Set<PartyId> members = represented == null ? Set.of() : members(body.path("partnership"));
        if (represented == null || members.contains(decider) || !members.contains(represented)) {
            return body;
        }
        return body.deepCopy().put("actsFor", represented.value());
    }

    private static boolean isOpen(ObjectNode object, String party) {
        return object.path("actsFor").isMissingNode()
                && object.path("beside").isMissingNode()
                && isPartyId(object.path(party));
    }

    private static List<PartyId> bodies(List<ObjectNode> open) {
        return open.stream()
                .map(party -> new PartyId(party.path("party").asString()))
                .toList();
    }

    private static List<ObjectNode> open(ObjectNode body) {
        List<ObjectNode> open = new ArrayList<>();
        for (JsonNode party : body.path("instrument").path("parties")) {
            if (party instanceof ObjectNode object && isOpen(object, "party")) {
                open.add(object);
            }
        }
        return open;
    }

    private static void fillIn(List<ObjectNode> open, Map<PartyId, PartyId> actsFor, Set<PartyId> members) {
        for (ObjectNode party : open) {
            PartyId body = new PartyId(party.path("party").asString());
            PartyId represented = actsFor.get(body);
            if (!members.contains(body) && represented != null && members.contains(represented)) {
                party.put("actsFor", represented.value());
            }
        }
    }

    private Set<PartyId> members(JsonNode partnership) {
        if (partnership.isString()) {
            return isPartnershipId(partnership.asString())
                    ? around.members(new PartnershipId(partnership.asString()))
                    : Set.of();
        }
        Set<PartyId> members = new HashSet<>();
        for (JsonNode side : partnership.path("sides")) {
            for (JsonNode member : side.path("members")) {
                if (isPartyId(member)) {
                    members.add(new PartyId(member.asString()));
                }
            }
        }
        return members;
    }

    private static boolean isPartnershipId(String id) {
        try {
            new PartnershipId(id);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** What is not well-formed is left to the checks of the fields. */
    private static boolean isPartyId(JsonNode node) {
        if (!node.isString()) {
            return false;
        }
        try {
            new PartyId(node.asString());
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
