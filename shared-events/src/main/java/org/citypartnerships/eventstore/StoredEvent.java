package org.citypartnerships.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as its row in {@code eventstore.event} has it.
 *
 * @param stream the stream that it belongs to, for example {@code partnership:harbin-cn~murmansk-ru}
 * @param sequence its place in the stream, from 0
 * @param kind the kind of the stream, or null if the event stands alone
 * @param eventId its own id
 * @param name its stored name, for example {@code protocol-signed}
 * @param revision the revision of its form, for example {@code 1}
 * @param recordedAt when it was recorded, to the microsecond
 * @param payload what happened, as JSON
 * @param metadata who recorded it and how, as a JSON object of strings
 */
public record StoredEvent(
        String stream,
        long sequence,
        @Nullable String kind,
        String eventId,
        String name,
        @Nullable String revision,
        Instant recordedAt,
        String payload,
        String metadata) {

    /** The columns that {@link #from} reads. */
    public static final String COLUMNS =
            "stream_id, stream_sequence, stream_kind, event_id, name, revision, recorded_at, payload, metadata";

    /** The event in the current row of a query for {@link #COLUMNS}. */
    public static StoredEvent from(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString("stream_id"),
                row.getLong("stream_sequence"),
                row.getString("stream_kind"),
                row.getString("event_id"),
                row.getString("name"),
                row.getString("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
