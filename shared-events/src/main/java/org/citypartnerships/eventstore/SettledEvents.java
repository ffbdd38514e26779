package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads events in the one order of the store: by position, and none before everything that can come before it is there.
 *
 * <p>An event whose position follows the last one's is next without further ado. Behind a missing position the reader waits
 * until every transaction is over that may fill it: one that began before a transaction id which was assigned after a later
 * position was seen (see {@link Positions}). What is then not there never will be. Nothing is kept but the last position, so
 * that a reader goes on after a restart, or on another node, where the last one stopped.
 */
public final class SettledEvents {

    private static final String AFTER = "SELECT global_position, " + StoredEvent.COLUMNS
            + " FROM eventstore.event WHERE global_position > ? ORDER BY global_position LIMIT ?";

    private static final String ASSIGN_TRANSACTION_ID = "SELECT pg_current_xact_id()::text::bigint";
    private static final String OLDEST_TRANSACTION_ID = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private final int batchSize;
    private long seen;
    private long transactionIdAfterSeen;

    /**
     * An event and its place.
     *
     * @param position its position in the store
     */
    public record Positioned(long position, StoredEvent event) {}

    /** A reader that reads so many events in one round trip at most. */
    public SettledEvents(int batchSize) {
        this.batchSize = batchSize;
    }

    /**
     * The next events; none if there are none, or if it is not yet certain which is next.
     *
     * @param position the last position that was read, 0 at first
     * @param connection in autocommit mode: each look must see what was committed before it
     */
    public List<Positioned> after(long position, Connection connection) throws SQLException {
        List<Positioned> found = read(position, connection);
        int certain = withoutGap(position, found);
        if (certain > 0 || found.isEmpty()) {
            return found.subList(0, certain);
        }
        if (seen <= position) {
            seen = found.get(found.size() - 1).position();
            transactionIdAfterSeen = number(connection, ASSIGN_TRANSACTION_ID);
        }
        if (number(connection, OLDEST_TRANSACTION_ID) < transactionIdAfterSeen) {
            return List.of();
        }
        // Asked after the transactions were seen to be over: what is not there now will never be.
        List<Positioned> settled = read(position, connection);
        int count = upTo(seen, settled);
        seen = 0;
        return settled.subList(0, count);
    }

    private List<Positioned> read(long position, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, batchSize);
            try (ResultSet rows = statement.executeQuery()) {
                List<Positioned> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(new Positioned(rows.getLong("global_position"), StoredEvent.from(rows)));
                }
                return events;
            }
        }
    }

    private static int withoutGap(long position, List<Positioned> events) {
        int count = 0;
        while (count < events.size() && events.get(count).position() == position + count + 1) {
            count++;
        }
        return count;
    }

    private static int upTo(long position, List<Positioned> events) {
        int count = 0;
        while (count < events.size() && events.get(count).position() <= position) {
            count++;
        }
        return count;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
