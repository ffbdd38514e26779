package org.citypartnerships.ledger;

import org.citypartnerships.eventstore.CanonicalJson;
import org.citypartnerships.eventstore.StoredEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a leaf of the ledger: stream, sequence, event id, name, revision, time of recording, payload and metadata as one
 * JSON object in the form of RFC 8785. Not its position, which another store may count differently; its place in the tree says
 * the order.
 */
public final class EventLeaf {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventLeaf() {}

    /** The event's JSON, as a leaf hashes it and a file of proofs holds it. */
    public static ObjectNode json(StoredEvent event) {
        ObjectNode leaf = JSON.createObjectNode()
                .put("stream", event.stream())
                .put("sequence", event.sequence())
                .put("eventId", event.eventId())
                .put("name", event.name())
                .put("recordedAt", event.recordedAt().toString());
        if (event.revision() != null) {
            leaf.put("revision", event.revision());
        }
        leaf.set("payload", JSON.readTree(event.payload()));
        leaf.set("metadata", JSON.readTree(event.metadata()));
        return leaf;
    }

    /**
     * The hash of the leaf. A row that holds what has no canonical form, as a number that is not whole, was not written by us;
     * it gets a leaf all the same, over its JSON as text, so that one forged row does not bring the ledger to a halt.
     */
    public static Hash hash(StoredEvent event) {
        ObjectNode leaf = json(event);
        try {
            return hash(leaf);
        } catch (IllegalArgumentException withoutCanonicalForm) {
            return hash(leaf.put("payload", event.payload()).put("metadata", event.metadata()));
        }
    }

    /** The hash of the leaf that has this JSON. */
    static Hash hash(ObjectNode leaf) {
        return Hash.ofLeaf(CanonicalJson.bytes(leaf));
    }
}
