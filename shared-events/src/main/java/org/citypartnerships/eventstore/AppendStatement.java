package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    private static final String FEW_EVENTS = """
            WITH appended AS (
                INSERT INTO eventstore.event
                    (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
                VALUES %s
                RETURNING event_id, global_position)""";

    private static final String ONE_OF_FEW = "(?, ?, ?, ?, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb)";

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

    /** Put together once for each shape: the driver and the database know a statement by its text. */
    private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

    /**
     * What a statement's text depends on.
     *
     * @param few how many events there are, if they are few; else 0
     * @param alike the companions with as many rows
     * @param companions all of them, in their order
     */
    private record Shape(int few, List<Companion> alike, List<Companion> companions) {}

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
        int few = events.size() <= Companion.FEW_MAX ? events.size() : 0;
        List<Companion> alike = few == 0 ? List.of() : withRows(few, rows);
        String sql = TEXTS.computeIfAbsent(new Shape(few, alike, List.copyOf(rows.keySet())), AppendStatement::text);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = few > 0 ? bindFew(statement, events) : bind(statement, events, connection);
            for (var entry : rows.entrySet()) {
                Companion companion = entry.getKey();
                next = alike.contains(companion)
                        ? companion.bindFew(statement, next, entry.getValue())
                        : companion.bind(statement, next, entry.getValue(), connection);
            }
            return positions(statement);
        }
    }

    private static List<Companion> withRows(int few, SortedMap<Companion, List<@Nullable String[]>> rows) {
        List<Companion> alike = new ArrayList<>();
        rows.forEach((companion, values) -> {
            if (values.size() == few && companion.takesFew(few)) {
                alike.add(companion);
            }
        });
        return alike;
    }

    private static String text(Shape shape) {
        StringBuilder text = new StringBuilder(
                shape.few() > 0 ? FEW_EVENTS.formatted(Companion.repeated(ONE_OF_FEW, shape.few())) : EVENTS);
        int number = 0;
        for (Companion companion : shape.companions()) {
            String sql = shape.alike().contains(companion) ? companion.sqlOfFew(shape.few()) : companion.sql();
            text.append(",\nwith_them_")
                    .append(++number)
                    .append(" AS (")
                    .append(sql)
                    .append(')');
        }
        return text.append(POSITIONS).toString();
    }

    private static int bindFew(PreparedStatement statement, List<StoredEvent> events) throws SQLException {
        int next = 1;
        for (StoredEvent event : events) {
            statement.setString(next++, event.eventId());
            statement.setString(next++, event.stream());
            statement.setLong(next++, event.sequence());
            statement.setString(next++, event.kind());
            statement.setString(next++, event.name());
            statement.setString(next++, event.revision());
            statement.setString(next++, event.recordedAt().toString());
            statement.setString(next++, event.payload());
            statement.setString(next++, event.metadata());
        }
        return next;
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
