package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citypartnerships.commandside.streams.IndexedRows;
import org.citypartnerships.commandside.streams.IndexedRows.Table;
import org.citypartnerships.commandside.verification.Difference.Found;
import org.citypartnerships.commandside.verification.EventWalk.Placed;
import org.citypartnerships.events.Event;
import org.citypartnerships.storage.EventJson;

/** Whether the index of streams has every row that the events give, and none that they do not. */
final class IndexCheck {

    private static final String ENTRIES_WITHOUT_EVENT = """
            SELECT stream_id || '#' || entry_id FROM command.entry
            WHERE NOT EXISTS (
                SELECT FROM eventstore.event
                WHERE event.stream_id = entry.stream_id AND payload #>> '{header,entryId}' = entry.entry_id)
            ORDER BY stream_id, entry_id LIMIT 1
            """;
    private static final String SOURCES_WITHOUT_EVENT = """
            SELECT stream_id || ' ' || source_id FROM command.stream_source
            WHERE NOT EXISTS (
                SELECT FROM eventstore.event
                WHERE event.stream_id = stream_source.stream_id AND strpos(payload::text, source_id) > 0)
            ORDER BY stream_id, source_id LIMIT 1
            """;
    /** Tables that have one row for each that the events give. */
    private static final List<Table> COUNTED =
            List.of(Table.PARTNERSHIP, Table.PARTY, Table.SOURCE, Table.FIGURES_SCOPE);

    private final Connection connection;
    private final Map<Table, Long> counts = new EnumMap<>(Table.class);

    private record Expected(Placed placed, IndexedRows row) {}

    IndexCheck(Connection connection) {
        this.connection = connection;
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    void compare(List<Placed> page) throws SQLException {
        Map<Table, List<Expected>> expected = new EnumMap<>(Table.class);
        for (Placed placed : page) {
            for (IndexedRows row : IndexedRows.of(read(placed), placed.event().sequence())) {
                expected.computeIfAbsent(row.table(), none -> new ArrayList<>()).add(new Expected(placed, row));
            }
        }
        for (Map.Entry<Table, List<Expected>> rows : expected.entrySet()) {
            compare(rows.getKey(), rows.getValue());
            counts.merge(rows.getKey(), (long) rows.getValue().size(), Long::sum);
        }
    }

    void finish() throws SQLException {
        none(ENTRIES_WITHOUT_EVENT, "is on record as an entry, and no event says so: the event was taken away");
        none(SOURCES_WITHOUT_EVENT, "is on record as a stream that names a source, and no event says so");
        for (Table table : COUNTED) {
            long rows = number("SELECT count(*) FROM command." + table.tableName());
            long given = counts.getOrDefault(table, 0L);
            if (rows != given) {
                throw new Found(
                        Check.INDEX,
                        null,
                        "command." + table.tableName() + " has " + rows + " rows, the events give " + given);
            }
        }
    }

    private static Event read(Placed placed) {
        try {
            return (Event) EventJson.ours()
                    .read(
                            placed.event().name(),
                            placed.event().revision(),
                            placed.event().payload());
        } catch (RuntimeException e) {
            throw new Found(Check.EVENTS, placed.named(), "can't be read: " + e.getMessage());
        }
    }

    private void compare(Table table, List<Expected> expected) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(table))) {
            for (int column = 0; column < table.columns().size(); column++) {
                int of = column;
                statement.setArray(
                        column + 1,
                        connection.createArrayOf(
                                "text",
                                expected.stream()
                                        .map(row -> row.row().values().get(of))
                                        .toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    Expected missing = expected.get((int) row.getLong(1) - 1);
                    throw new Found(
                            Check.INDEX,
                            missing.placed().named(),
                            "says that command." + table.tableName() + " has a row "
                                    + missing.row().values() + ", and it has not");
                }
            }
        }
    }

    private static String sql(Table table) {
        List<String> columns = table.columns();
        String parameters = columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "));
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String same = IntStream.range(0, columns.size())
                .mapToObj(i -> "kept." + columns.get(i) + " = given.c" + i)
                .collect(Collectors.joining(" AND "));
        return """
                SELECT place FROM unnest(%s) WITH ORDINALITY AS given (%s, place)
                WHERE NOT EXISTS (SELECT FROM command.%s AS kept WHERE %s)
                ORDER BY place LIMIT 1
                """.formatted(parameters, names, table.tableName(), same);
    }

    private void none(String sql, String words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new Found(Check.INDEX, null, row.getString(1) + " " + words);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
