package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement for the events of any number of appends and all the rows that accompany them: one round trip, one plan, and,
 * outside a transaction, one commit. Positions are given in the order of the events.
 */
final class AppendStatement {

    private static final String EVENTS = """
            WITH appended AS (
                INSERT INTO eventstore.event
                    (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
                SELECT event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at::timestamptz,
                       payload::jsonb, metadata::jsonb
                FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[])
                    WITH ORDINALITY AS event (event_id, stream_id, stream_sequence, stream_kind, name, revision,
                                              recorded_at, payload, metadata, place)
                ORDER BY place
                RETURNING event_id, global_position)""";

    private static final String POSITIONS = "\nSELECT event_id, global_position FROM appended";

    private static final Map<List<Companion>, String> TEXTS = new ConcurrentHashMap<>();

    private AppendStatement() {}

    /** Writes it all, and says at which position each event is. */
    static Map<String, Long> run(List<Append> appends, Connection connection) throws SQLException {
        List<StoredEvent> events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        SortedMap<Companion, List<@Nullable String[]>> rows = new TreeMap<>();
        for (Append append : appends) {
            append.accompaniment()
                    .rows()
                    .forEach((companion, more) -> rows.computeIfAbsent(companion, first -> new ArrayList<>())
                            .addAll(more));
        }
        String sql = TEXTS.computeIfAbsent(List.copyOf(rows.keySet()), AppendStatement::text);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bind(statement, events, connection);
            for (var companion : rows.entrySet()) {
                next = companion.getKey().bind(statement, next, companion.getValue(), connection);
            }
            return positions(statement);
        }
    }

    private static String text(Collection<Companion> companions) {
        StringBuilder text = new StringBuilder(EVENTS);
        int number = 0;
        for (Companion companion : companions) {
            text.append(",\nwith_them_")
                    .append(++number)
                    .append(" AS (")
                    .append(companion.sql().strip())
                    .append(')');
        }
        return text.append(POSITIONS).toString();
    }

    private static int bind(PreparedStatement statement, List<StoredEvent> events, Connection connection)
            throws SQLException {
        texts(statement, 1, events, StoredEvent::eventId, connection);
        texts(statement, 2, events, StoredEvent::stream, connection);
        Long[] sequences = events.stream().map(StoredEvent::sequence).toArray(Long[]::new);
        statement.setArray(3, connection.createArrayOf("bigint", sequences));
        texts(statement, 4, events, StoredEvent::kind, connection);
        texts(statement, 5, events, StoredEvent::name, connection);
        texts(statement, 6, events, StoredEvent::revision, connection);
        texts(statement, 7, events, event -> event.recordedAt().toString(), connection);
        texts(statement, 8, events, StoredEvent::payload, connection);
        texts(statement, 9, events, StoredEvent::metadata, connection);
        return 10;
    }

    /** An array of {@code String} and not of {@code Object}: the driver sends it in binary, with nothing to escape. */
    private static void texts(
            PreparedStatement statement,
            int parameter,
            List<StoredEvent> events,
            Function<StoredEvent, @Nullable String> column,
            Connection connection)
            throws SQLException {
        @Nullable String[] values = new @Nullable String[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(events.get(i));
        }
        statement.setArray(parameter, connection.createArrayOf("text", values));
    }

    private static Map<String, Long> positions(PreparedStatement statement) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }
}
