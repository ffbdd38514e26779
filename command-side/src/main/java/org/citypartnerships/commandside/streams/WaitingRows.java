package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.Companion;
import org.citypartnerships.history.Fact;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.StreamId;

/** The index of what waits for a second person: a row comes with the entry, and goes with what is said of it. */
final class WaitingRows {

    private static final Companion WAITS = new Companion("""
            INSERT INTO command.waiting_entry (stream_id, entry_id, position) SELECT stream_id, entry_id, global_position
            FROM unnest(?::text[], ?::text[], ?::text[]) AS recorded (stream_id, entry_id, event_id)
                 JOIN appended USING (event_id)
            """);

    private static final Companion WAITS_NO_LONGER = new Companion("""
            DELETE FROM command.waiting_entry USING unnest(?::text[], ?::text[]) AS judged (stream_id, entry_id)
            WHERE waiting_entry.stream_id = judged.stream_id AND waiting_entry.entry_id = judged.entry_id
            """);

    private static final String FORGET = "DELETE FROM command.waiting_entry WHERE stream_id = ?";

    private static final String REMEMBER = """
            INSERT INTO command.waiting_entry (stream_id, entry_id, position)
            SELECT stream_id, payload #>> '{header,entryId}', global_position FROM eventstore.event
            WHERE stream_id = ? AND payload #>> '{header,entryId}' = ANY (?)
            """;

    private WaitingRows() {}

    /** Those that an event gives or takes; true if that changes rows written before. */
    static boolean add(DomainEventMessage<?> message, Accompaniment rows) {
        if (message.getPayload() instanceof EntryConfirmed confirmed) {
            rows.add(WAITS_NO_LONGER, confirmed.stream(), confirmed.confirms());
            return mend(message, confirmed.stream(), rows);
        }
        if (message.getPayload() instanceof EntryRejected rejected) {
            rows.add(WAITS_NO_LONGER, rejected.stream(), rejected.rejects());
            return true;
        }
        if (message.getPayload() instanceof Entry entry) {
            if (Fact.REQUIRED.equals(message.getMetaData().get(Fact.CONFIRMATION))) {
                rows.add(WAITS, entry.stream(), entry.entryId(), message.getIdentifier());
            } else if (entry instanceof EntryRetracted) {
                rows.afterwards(connection -> writeAnew(entry.stream(), connection));
            }
        }
        return false;
    }

    /** What was corrected or retracted by an entry is so from its confirmation on. */
    private static boolean mend(DomainEventMessage<?> message, StreamId stream, Accompaniment rows) {
        if (message.getMetaData().containsKey(RecordedStream.MENDS)) {
            rows.afterwards(connection -> {
                StandingRows.writeAnew(stream, connection);
                writeAnew(stream, connection);
            });
        }
        return true;
    }

    /** A retraction takes an entry out of them, and brings it back when it is retracted itself. */
    private static void writeAnew(StreamId stream, Connection connection) throws SQLException {
        Rows.run(connection, FORGET, stream);
        String[] waiting = StoredStream.history(stream.value(), connection).waiting().stream()
                .map(Entry::entryId)
                .map(EntryId::value)
                .toArray(String[]::new);
        if (waiting.length > 0) {
            try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
                statement.setString(1, stream.value());
                statement.setArray(2, connection.createArrayOf("text", waiting));
                statement.executeUpdate();
            }
        }
    }
}
