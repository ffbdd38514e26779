package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes rows in company of events, as part of the statement that appends them.
 *
 * <p>Its parameters are arrays of texts, one for each column, as in
 * {@code INSERT INTO command.entry (stream_id, entry_id) SELECT * FROM unnest(?::text[], ?::text[])}. It sees the store as it was
 * before the append, and the new events as {@code appended (event_id, global_position)}.
 *
 * @param sql the statement
 */
public record Companion(String sql) implements Comparable<Companion> {

    int columns() {
        return Math.toIntExact(sql.chars().filter(c -> c == '?').count());
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
        int columns = columns();
        for (int column = 0; column < columns; column++) {
            @Nullable String[] values = new @Nullable String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row)[column];
            }
            statement.setArray(first + column, connection.createArrayOf("text", values));
        }
        return first + columns;
    }

    /** One order everywhere, so that appends wait for each other in one direction only. */
    @Override
    public int compareTo(Companion other) {
        return sql.compareTo(other.sql);
    }
}
