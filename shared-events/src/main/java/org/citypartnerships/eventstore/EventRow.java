package org.citypartnerships.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code eventstore.event} as Axon's messages are made from it. Payload and metadata stay text until somebody asks
 * for them; the time keeps its microseconds, which Axon's own entries cut off.
 */
final class EventRow implements TrackedEventData<String>, DomainEventData<String> {

    /** The columns that it is read from, in this order. */
    static final String COLUMNS = "global_position, stream_id, stream_sequence, stream_kind, event_id, name, revision, "
            + "recorded_at, payload, metadata";

    private final long position;
    private final String stream;
    private final long sequence;
    private final @Nullable String kind;
    private final String eventId;
    private final SimpleSerializedType form;
    private final Instant recordedAt;
    private final String payload;
    private final String metadata;
    private final @Nullable TrackingToken token;

    private EventRow(
            long position,
            String stream,
            long sequence,
            @Nullable String kind,
            String eventId,
            SimpleSerializedType form,
            Instant recordedAt,
            String payload,
            String metadata,
            @Nullable TrackingToken token) {
        this.position = position;
        this.stream = stream;
        this.sequence = sequence;
        this.kind = kind;
        this.eventId = eventId;
        this.form = form;
        this.recordedAt = recordedAt;
        this.payload = payload;
        this.metadata = metadata;
        this.token = token;
    }

    static EventRow from(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                new SimpleSerializedType(row.getString(6), row.getString(7)),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getString(10),
                null);
    }

    EventRow at(TrackingToken place) {
        return new EventRow(position, stream, sequence, kind, eventId, form, recordedAt, payload, metadata, place);
    }

    long position() {
        return position;
    }

    SimpleSerializedType form() {
        return form;
    }

    /** An event that belongs to no stream stands in one of its own, named after itself. */
    private boolean standsAlone() {
        return stream.equals(eventId);
    }

    TrackedEventMessage<?> tracked(Serializer serializer) {
        return standsAlone()
                ? new GenericTrackedEventMessage<>(trackingToken(), message(serializer), () -> recordedAt)
                : new GenericTrackedDomainEventMessage<>(
                        trackingToken(), kind, stream, sequence, message(serializer), () -> recordedAt);
    }

    DomainEventMessage<?> inStream(Serializer serializer) {
        return new GenericDomainEventMessage<>(kind, stream, sequence, message(serializer), () -> recordedAt);
    }

    private SerializedMessage<?> message(Serializer serializer) {
        return new SerializedMessage<>(
                eventId,
                new LazyDeserializingObject<>(getPayload(), serializer),
                new LazyDeserializingObject<MetaData>(getMetaData(), serializer));
    }

    /** Null if it was read from its stream, and not by a follower. */
    @Override
    public @Nullable TrackingToken trackingToken() {
        return token;
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, form);
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public @Nullable String getType() {
        return kind;
    }

    @Override
    public @Nullable String getAggregateIdentifier() {
        return token != null && standsAlone() ? null : stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}
