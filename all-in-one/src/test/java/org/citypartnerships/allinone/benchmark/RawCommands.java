package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.citypartnerships.eventstore.TimeOrderedIds;

/**
 * The raw limit of a command: reads the stream's rows, then writes the same rows that the command writes, in one statement
 * that is its own transaction. No checks, no decision, texts rendered before the clock runs.
 */
final class RawCommands {

    private static final String STREAM = """
            SELECT stream_sequence, name, revision, recorded_at, payload, metadata
            FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence
            """;

    private static final String SEQUENCE = "stream_sequence";
    private static final String EVENT_ID = "event_id";

    private final Map<String, Map<String, Likeness>> tables = new LinkedHashMap<>();
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Randoms randoms = new Randoms(new SplittableRandom().nextLong());
    private final String insert;
    private final List<String> parameters = new ArrayList<>();

    private RawCommands(Store store, Map<String, String> conditions) throws SQLException {
        try (Connection connection = store.connect(Store.SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : conditions.entrySet()) {
                learn(statement, table.getKey(), table.getValue());
            }
        }
        this.insert = statement();
    }

    /**
     * Learns which rows a command left.
     *
     * @param conditions for each table which rows: {@code eventstore.event} and {@code event_id = '…'}
     */
    static RawCommands like(Store store, Map<String, String> conditions) throws SQLException {
        return new RawCommands(store, conditions);
    }

    private void learn(Statement statement, String table, String condition) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table + " WHERE " + condition)) {
            if (!row.next()) {
                throw new IllegalStateException("The command left no row in " + table);
            }
            Map<String, Likeness> columns = new LinkedHashMap<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String column = row.getMetaData().getColumnName(i);
                String text = row.getString(i);
                if (!column.equals("global_position") && text != null) {
                    columns.put(column, new Likeness(text));
                }
            }
            tables.put(table, columns);
        }
    }

    private String statement() {
        List<String> inserts = new ArrayList<>();
        tables.forEach((table, columns) -> {
            columns.keySet().forEach(column -> parameters.add(table + "." + column));
            inserts.add("INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                    + columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", "))
                    + ")" + (table.endsWith("stream_source") ? " ON CONFLICT DO NOTHING" : ""));
        });
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < inserts.size() - 1; i++) {
            sql.append(i == 0 ? "WITH " : ", ")
                    .append("w")
                    .append(i)
                    .append(" AS (")
                    .append(inserts.get(i))
                    .append(')');
        }
        return sql.append(' ').append(inserts.get(inserts.size() - 1)).toString();
    }

    /** What is to be written for a partnership, rendered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Rows(String stream, String[] values) {}

    /** Renders the rows of one command to a partnership. */
    Rows render(Names names) {
        randoms.forget();
        List<String> values = new ArrayList<>();
        tables.forEach((table, columns) -> columns.forEach((column, likeness) ->
                values.add(column.equals(EVENT_ID) ? ids.generateIdentifier() : likeness.of(names, randoms))));
        return new Rows(names.partnership(), values.toArray(String[]::new));
    }

    /** A client that selects and inserts. */
    Clients.Client client(Store store, List<Rows> rows) throws SQLException {
        Connection connection = store.connect(Store.COMMAND);
        PreparedStatement select = connection.prepareStatement(STREAM);
        PreparedStatement write = connection.prepareStatement(insert);
        return new Clients.Client() {
            @Override
            public void work(int number) throws SQLException {
                Rows one = rows.get(number);
                insert(write, one, last(select, one.stream()) + 1);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** A client that only inserts: what is appended goes to the place that it is rendered for. */
    Clients.Client appender(Store store, List<Rows> rows) throws SQLException {
        Connection connection = store.connect(Store.COMMAND);
        PreparedStatement write = connection.prepareStatement(insert);
        return new Clients.Client() {
            @Override
            public void work(int number) throws SQLException {
                insert(write, rows.get(number), 0);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static long last(PreparedStatement select, String stream) throws SQLException {
        select.setString(1, stream);
        long last = -1;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                last = row.getLong(1);
                for (int column = 2; column <= 6; column++) {
                    row.getString(column);
                }
            }
        }
        return last;
    }

    private void insert(PreparedStatement write, Rows rows, long sequence) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).endsWith(SEQUENCE)) {
                write.setLong(i + 1, sequence);
            } else {
                write.setString(i + 1, rows.values()[i]);
            }
        }
        if (write.executeUpdate() != 1) {
            throw new IllegalStateException("Nothing was written to " + rows.stream());
        }
    }
}
