package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.storage.EventJson;

/** A stream read back within the transaction that has just appended to it. */
final class StoredStream {

    private static final String EVENTS = """
            SELECT name, revision, payload::text, stream_sequence, recorded_at,
                   metadata ->> 'recordedBy', metadata ->> 'confirmation'
            FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence
            """;

    private StoredStream() {}

    static History history(String stream, Connection connection) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, stream);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Event event = (Event) EventJson.ours().read(row.getString(1), row.getString(2), row.getString(3));
                    facts.add(new Fact(
                            event,
                            row.getLong(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getString(6),
                            Fact.REQUIRED.equals(row.getString(7))));
                }
            }
        }
        return History.of(facts);
    }
}
