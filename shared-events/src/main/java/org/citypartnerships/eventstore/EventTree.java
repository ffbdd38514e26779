package org.citypartnerships.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event with payload and metadata as trees: before they are written as text, or after they have been read. */
record EventTree(
        String stream,
        long sequence,
        @Nullable String kind,
        String eventId,
        String name,
        @Nullable String revision,
        Instant recordedAt,
        JsonNode payload,
        ObjectNode metadata) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The event that Axon hands over, its time to the microsecond. */
    static EventTree of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<JsonNode> payload = event.serializePayload(serializer, JsonNode.class);
        SerializedType type = payload.getType();
        return new EventTree(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                event.getIdentifier(),
                type.getName(),
                type.getRevision(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                payload.getData(),
                metadata(
                        event.getIdentifier(),
                        event.serializeMetaData(serializer, JsonNode.class).getData()));
    }

    /**
     * The event of a row.
     *
     * @throws IllegalArgumentException if its metadata are no object of strings
     */
    static EventTree of(StoredEvent row) {
        return new EventTree(
                row.stream(),
                row.sequence(),
                row.kind(),
                row.eventId(),
                row.name(),
                row.revision(),
                row.recordedAt(),
                JSON.readTree(row.payload()),
                metadata(row.eventId(), JSON.readTree(row.metadata())));
    }

    /** The row that it becomes. */
    StoredEvent row(String payloadText, String metadataText) {
        return new StoredEvent(stream, sequence, kind, eventId, name, revision, recordedAt, payloadText, metadataText);
    }

    private static ObjectNode metadata(String eventId, JsonNode json) {
        if (!(json instanceof ObjectNode metadata)) {
            throw new IllegalArgumentException("The metadata of event " + eventId + " are no object");
        }
        metadata.forEachEntry((name, value) -> {
            if (!value.isString()) {
                throw new IllegalArgumentException("Metadata are strings, but '" + name + "' of event " + eventId
                        + " is a " + value.getNodeType());
            }
        });
        return metadata;
    }
}
