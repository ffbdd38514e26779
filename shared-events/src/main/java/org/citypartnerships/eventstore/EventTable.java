package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
            """.formatted(SCHEMA.trackedEventFields());

    /** Two branches, each along the primary key; one statement, so that both see the same moment. */
    private static final String AFTER_POSITION_AND_IN_GAPS = """
            (SELECT %1$s FROM eventstore.event WHERE global_position = ANY (?))
            UNION ALL
            (SELECT %1$s FROM eventstore.event WHERE global_position > ? ORDER BY global_position LIMIT ?)
            ORDER BY global_position
            """.formatted(SCHEMA.trackedEventFields());

    static final String RECORDED_AT = """
            SELECT recorded_at FROM eventstore.event WHERE stream_id = ? AND stream_sequence = ?
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

    static PreparedStatement readAfter(Connection connection, EventSchema schema, long position, int batchSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(AFTER_POSITION);
        statement.setLong(1, position);
        statement.setInt(2, batchSize);
        return statement;
    }

    static PreparedStatement readAfterAndInGaps(
            Connection connection, EventSchema schema, long position, int batchSize, List<Long> gaps)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(AFTER_POSITION_AND_IN_GAPS);
        statement.setArray(1, connection.createArrayOf("bigint", gaps.toArray()));
        statement.setLong(2, position);
        statement.setInt(3, batchSize);
        return statement;
    }
}
