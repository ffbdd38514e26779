package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.citypartnerships.commandside.verification.Difference.Found;
import org.citypartnerships.commandside.verification.Difference.Named;

/** Whether each stream is whole and in order. The database compares; what comes over is the first difference. */
final class StreamCheck {

    private static final String COUNT = "SELECT count(DISTINCT stream_id) FROM eventstore.event";

    private static final String FIRST_OUT_OF_ORDER = """
            SELECT global_position, event_id, stream_id, stream_sequence, stream_kind, recorded_at,
                   sequence_before, recorded_before, position_before
            FROM (
                SELECT global_position, event_id, stream_id, stream_sequence, stream_kind, recorded_at,
                       lag(stream_sequence, 1, -1::bigint) OVER in_stream AS sequence_before,
                       lag(recorded_at) OVER in_stream AS recorded_before,
                       lag(global_position) OVER in_stream AS position_before
                FROM eventstore.event
                WINDOW in_stream AS (PARTITION BY stream_id ORDER BY stream_sequence)
            ) AS event
            WHERE stream_sequence <> sequence_before + 1
               OR recorded_at < recorded_before
               OR global_position < position_before
               OR (stream_kind IS NULL AND stream_id <> event_id)
               OR stream_kind <> split_part(stream_id, ':', 1)
            ORDER BY global_position
            LIMIT 1
            """;

    private final Connection connection;
    private final Progress progress;
    private long count;

    StreamCheck(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    void run() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            count = row.getLong(1);
        }
        try (PreparedStatement statement = connection.prepareStatement(FIRST_OUT_OF_ORDER);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw found(row);
            }
        }
        progress.at(Check.STREAMS, count, count);
    }

    private static Found found(ResultSet row) throws SQLException {
        Named event = new Named(
                row.getString("stream_id"),
                row.getLong("stream_sequence"),
                row.getString("event_id"),
                row.getLong("global_position"));
        return new Found(Check.STREAMS, event, words(row, event));
    }

    private static String words(ResultSet row, Named event) throws SQLException {
        long before = row.getLong("sequence_before");
        if (event.sequence() != before + 1) {
            return before < 0
                    ? "begins its stream: what came before it was taken away"
                    : "follows #" + before + ": what stood between was taken away";
        }
        OffsetDateTime recordedBefore = row.getObject("recorded_before", OffsetDateTime.class);
        Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        if (recordedBefore != null && recordedAt.isBefore(recordedBefore.toInstant())) {
            return "was recorded at " + recordedAt + ", before the one before it";
        }
        if (event.position() < row.getLong("position_before")) {
            return "stands before the one before it";
        }
        return "is of the kind " + row.getString("stream_kind") + ", unlike its stream";
    }
}
