package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** What those share that write rows of the index of streams. */
final class Rows {

    /** PostgreSQL's state of a statement that a unique key has refused. */
    static final String UNIQUE_VIOLATION = "23505";

    private Rows() {}

    static @Nullable String json(@Nullable StatedDate date) {
        return date == null ? null : EventJson.ours().mapper().writeValueAsString(date);
    }

    static int run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null || value instanceof Boolean) {
                    statement.setObject(i + 1, value);
                } else {
                    statement.setString(i + 1, value.toString());
                }
            }
            return statement.executeUpdate();
        }
    }
}
