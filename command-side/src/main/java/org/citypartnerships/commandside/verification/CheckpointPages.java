package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The checkpoints in the database, one after the other, from the smallest. */
final class CheckpointPages {

    private static final String PAGE = """
            SELECT tree_size, note FROM command.ledger_checkpoint WHERE tree_size > ? ORDER BY tree_size LIMIT 1000
            """;

    private final Connection connection;
    private final Deque<String> page = new ArrayDeque<>();
    private long read;
    private boolean ended;

    CheckpointPages(Connection connection) {
        this.connection = connection;
    }

    /** The next note; null after the last. */
    @Nullable
    String next() throws SQLException {
        if (page.isEmpty() && !ended) {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                statement.setLong(1, read);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        read = rows.getLong(1);
                        page.add(rows.getString(2));
                    }
                }
            }
            ended = page.isEmpty();
        }
        return page.poll();
    }

    /** As {@link #next}, where only unchecked exceptions may pass. */
    @Nullable
    String nextOrFail() {
        try {
            return next();
        } catch (SQLException e) {
            throw new IllegalStateException("The checkpoints can't be read", e);
        }
    }
}
