package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** The SQL of {@code eventstore.event}. */
final class EventTable {

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("eventstore.event")
            .globalIndexColumn("global_position")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("stream_id")
            .sequenceNumberColumn("stream_sequence")
            .typeColumn("stream_kind")
            .payloadTypeColumn("name")
            .payloadRevisionColumn("revision")
            .timestampColumn("recorded_at")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    private static final String AFTER_POSITION = """
            SELECT %s FROM eventstore.event WHERE global_position > ? ORDER BY global_position LIMIT ?
            """.formatted(EventRow.COLUMNS);

    /** Two branches, each along the primary key; one statement, so that both see the same moment. */
    private static final String AFTER_POSITION_AND_IN_GAPS = """
            (SELECT %1$s FROM eventstore.event WHERE global_position = ANY (?))
            UNION ALL
            (SELECT %1$s FROM eventstore.event WHERE global_position > ? ORDER BY global_position LIMIT ?)
            ORDER BY global_position
            """.formatted(EventRow.COLUMNS);

    private static final String OF_STREAM = """
            SELECT %s FROM eventstore.event WHERE stream_id = ? AND stream_sequence >= ? ORDER BY stream_sequence LIMIT ?
            """.formatted(EventRow.COLUMNS);

    static final String RECORDED_AT = """
            SELECT recorded_at FROM eventstore.event WHERE stream_id = ? AND stream_sequence = ?
            """;

    static final String LAST_SEQUENCE = """
            SELECT stream_sequence FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence DESC LIMIT 1
            """;

    /** The last event seen, and every stretch without events before it, down to a floor. */
    static final String HEAD = """
            WITH head AS (SELECT max(global_position) AS position FROM eventstore.event),
            """ + Positions.GAPS_BELOW_HEAD;

    /** The last event seen before the first one recorded at a time or later, and the stretches before it. */
    static final String BEFORE_TIME = """
            WITH head AS (
                SELECT max(global_position) AS position FROM eventstore.event
                WHERE global_position < (SELECT min(global_position) FROM eventstore.event WHERE recorded_at >= ?)
            ),
            """ + Positions.GAPS_BELOW_HEAD;

    private EventTable() {}

    /** What is seen after a position, and in gaps before it. */
    static List<EventRow> after(Connection connection, long position, Collection<Long> gaps, int batchSize)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(gaps.isEmpty() ? AFTER_POSITION : AFTER_POSITION_AND_IN_GAPS)) {
            int next = 1;
            if (!gaps.isEmpty()) {
                statement.setArray(next++, connection.createArrayOf("bigint", gaps.toArray()));
            }
            statement.setLong(next++, position);
            statement.setInt(next, batchSize);
            return rows(statement);
        }
    }

    /** The events of a stream from a place on. */
    static List<EventRow> ofStream(Connection connection, String stream, long firstSequence, int batchSize)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_STREAM)) {
            statement.setString(1, stream);
            statement.setLong(2, firstSequence);
            statement.setInt(3, batchSize);
            return rows(statement);
        }
    }

    private static List<EventRow> rows(PreparedStatement statement) throws SQLException {
        List<EventRow> read = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.add(EventRow.from(rows));
            }
        }
        return read;
    }
}
