package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes rows in company of events, as part of the statement that appends them.
 *
 * <p>Its parameters are arrays of texts, one for each column, as in
 * {@code INSERT INTO command.entry (stream_id, entry_id) SELECT * FROM unnest(?::text[], ?::text[])}. It sees the store as it was
 * before the append, and the new events as {@code appended (event_id, global_position)}.
 */
public final class Companion implements Comparable<Companion> {

    /** How many rows come as values at most: for each number there is a statement, which each session plans. */
    static final int FEW_MAX = 4;

    private final String sql;
    private final List<String> sqlOfFew;
    private final int columns;

    /** By this SQL. */
    public Companion(String sql) {
        this.sql = sql.strip();
        this.columns = Math.toIntExact(sql.chars().filter(c -> c == '?').count());
        this.sqlOfFew =
                IntStream.rangeClosed(1, FEW_MAX).mapToObj(this::withValues).toList();
    }

    private String withValues(int rows) {
        String arrays = "unnest(" + repeated("?::text[]", columns) + ")";
        String values = "(VALUES " + repeated("(" + repeated("?::text", columns) + ")", rows) + ")";
        return sql.contains("WITH ORDINALITY") ? sql : sql.replace(arrays, values);
    }

    static String repeated(String text, int times) {
        return String.join(", ", Collections.nCopies(times, text));
    }

    String sql() {
        return sql;
    }

    /** The same for so few rows, whose values come as they are: in arrays they would be packed, and unpacked over there. */
    String sqlOfFew(int rows) {
        return sqlOfFew.get(rows - 1);
    }

    /** Whether there is another statement for so many rows; there is none where rows are numbered. */
    boolean takesFew(int rows) {
        return rows <= FEW_MAX && !sqlOfFew(rows).equals(sql);
    }

    /** Writes these rows by themselves; only for statements that name no {@code appended}. */
    public void write(List<@Nullable String[]> rows, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, rows, connection);
            statement.executeUpdate();
        }
    }

    /** The next parameter after its own. */
    int bind(PreparedStatement statement, int first, List<@Nullable String[]> rows, Connection connection)
            throws SQLException {
        for (int column = 0; column < columns; column++) {
            @Nullable String[] values = new @Nullable String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row)[column];
            }
            statement.setArray(first + column, connection.createArrayOf("text", values));
        }
        return first + columns;
    }

    /** The next parameter after those of its few rows. */
    int bindFew(PreparedStatement statement, int first, List<@Nullable String[]> rows) throws SQLException {
        int next = first;
        for (@Nullable String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                statement.setString(next++, row[column]);
            }
        }
        return next;
    }

    /** One order everywhere, so that appends wait for each other in one direction only. */
    @Override
    public int compareTo(Companion other) {
        return sql.compareTo(other.sql);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Companion companion && sql.equals(companion.sql);
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }
}
