package org.citypartnerships.queryside.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which events stand where in a stream, who recorded them, and by which door. */
@Component
public class StoredEvents {

    private static final String EVENTS = """
            SELECT stream_id, stream_sequence, global_position, event_id, name, revision, recorded_at,
                   metadata ->> 'recordedBy' AS recorded_by, metadata ->> 'onBehalfOf' AS on_behalf_of,
                   metadata ->> 'door' AS door
            FROM eventstore.event WHERE global_position = ANY (:positions)
            ORDER BY global_position
            """;

    private static final String RAW =
            EVENTS.replace("FROM", ", jsonb_pretty(payload) AS said, jsonb_pretty(metadata) AS about FROM");

    private final JdbcClient database;

    StoredEvents(JdbcClient database) {
        this.database = database;
    }

    /**
     * One event as it is stored.
     *
     * @param stream the stream
     * @param sequence its place there
     * @param position its place in the whole history
     * @param eventId its id, by which the ledger proves it
     * @param name its stored name
     * @param revision the revision of that
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it
     * @param onBehalfOf for which municipality
     * @param door by which door it came
     */
    public record Stored(
            String stream,
            long sequence,
            long position,
            String eventId,
            String name,
            @Nullable String revision,
            Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable String onBehalfOf,
            @Nullable String door) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("stream_id"),
                    row.getLong("stream_sequence"),
                    row.getLong("global_position"),
                    row.getString("event_id"),
                    row.getString("name"),
                    row.getString("revision"),
                    Json.instant(row, "recorded_at"),
                    row.getString("recorded_by"),
                    row.getString("on_behalf_of"),
                    row.getString("door"));
        }
    }

    /**
     * An event exactly as it is stored; the names of persons in it are encrypted.
     *
     * @param event where it stands
     * @param payload what it says, as JSON
     * @param metadata who recorded it by which door, and the seal of the node, as JSON
     */
    public record Raw(Stored event, String payload, String metadata) {}

    /** One event as it is stored; empty if there is none at the position. */
    public Optional<Raw> raw(long position) {
        return database.sql(RAW)
                .param("positions", new Long[] {position})
                .query((row, number) -> new Raw(Stored.of(row), row.getString("said"), row.getString("about")))
                .optional();
    }

    /** The events by their positions, in the order of recording. */
    Map<Long, Stored> of(Collection<Recorded> recorded) {
        Map<Long, Stored> events = new LinkedHashMap<>();
        database.sql(EVENTS)
                .param("positions", recorded.stream().map(Recorded::position).toArray(Long[]::new))
                .query(row -> {
                    Stored event = Stored.of(row);
                    events.put(event.position(), event);
                });
        return events;
    }
}
