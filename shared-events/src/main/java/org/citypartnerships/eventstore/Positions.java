package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Which positions without an event may still get one, and which never will.
 *
 * <p>A position is taken when an event is appended and seen when it is committed. A follower that sees 8 but not 7 keeps
 * 7 as a gap: either the append is still in flight, or it was undone and 7 stays empty for ever. Time proves neither.
 * Transaction ids do: an append gets its id before its position (a trigger of the table sees to that), so once every
 * transaction with an id below one assigned after 8 was seen is over, 7 is settled.
 *
 * <p>The snapshot's {@code xmax} will not do in place of a freshly assigned id: it is one above the last transaction
 * that <em>ended</em>, and appends with higher ids may be in flight.
 *
 * <p>The evidence is kept in memory only. It means nothing in another cluster, so a process is started anew after a
 * restore, and it is cheap to collect again.
 */
final class Positions {

    /** A gap further than this behind the head is given up; appends are ended by the server long before. */
    static final int GAP_OFFSET_MAX = 1_000_000;

    /** Continues a query that defines {@code head}; two parameters, both the floor. */
    static final String GAPS_BELOW_HEAD = """
            seen AS (
                SELECT global_position AS position,
                       lag(global_position, 1, greatest(?, head.position - %d)) OVER (ORDER BY global_position) AS previous
                FROM eventstore.event, head
                WHERE global_position > greatest(?, head.position - %d) AND global_position <= head.position
            )
            SELECT position, previous, true AS is_gap FROM seen WHERE position > previous + 1
            UNION ALL
            SELECT position, 0, false FROM head
            """.formatted(GAP_OFFSET_MAX, GAP_OFFSET_MAX);

    private static final String ASSIGN_TRANSACTION_ID = "SELECT pg_current_xact_id()::text::bigint";
    private static final String OLDEST_TRANSACTION_ID = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String FIRST_FILLED =
            "SELECT min(global_position) FROM eventstore.event WHERE global_position = ANY (?)";

    private long settledBelow = 1;
    private @Nullable Evidence evidence;

    /** When every transaction below the id is over, every position below is settled. */
    private record Evidence(long position, long transactionId) {}

    /** The token without the gaps that never fill, as far as that is proved by now. */
    GapAwareTrackingToken withoutSettledGaps(GapAwareTrackingToken token, Connection connection) throws SQLException {
        long settled = settledBelow(token.getIndex(), connection);
        SortedSet<Long> old = token.getGaps().headSet(settled);
        if (old.isEmpty()) {
            return token;
        }
        // Asked after the transactions were seen to be over: what is not there now will never be.
        Long filled = firstFilled(old, connection);
        return token.withGapsTruncatedAt(filled == null ? settled : filled);
    }

    private synchronized long settledBelow(long seen, Connection connection) throws SQLException {
        if (evidence != null && number(connection, OLDEST_TRANSACTION_ID) >= evidence.transactionId()) {
            settledBelow = Math.max(settledBelow, evidence.position());
            evidence = null;
        }
        if (evidence == null && seen > settledBelow) {
            evidence = new Evidence(seen, number(connection, ASSIGN_TRANSACTION_ID));
        }
        return settledBelow;
    }

    private static @Nullable Long firstFilled(SortedSet<Long> gaps, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST_FILLED)) {
            statement.setArray(1, connection.createArrayOf("bigint", gaps.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, Long.class);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A token at the last event that can be seen, with everything before it that may still come as a gap. */
    GapAwareTrackingToken head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EventTable.HEAD)) {
            return token(statement, 1);
        }
    }

    /** A token before the first event that was recorded at a time or later; the head if there is none. */
    GapAwareTrackingToken before(Instant time, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EventTable.BEFORE_TIME)) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            return token(statement, 2);
        }
    }

    private GapAwareTrackingToken token(PreparedStatement statement, int firstFloor) throws SQLException {
        long floor = floor();
        statement.setLong(firstFloor, floor);
        statement.setLong(firstFloor + 1, floor);
        long head = 0;
        TreeSet<Long> gaps = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getBoolean("is_gap")) {
                    for (long gap = rows.getLong("previous") + 1; gap < rows.getLong("position"); gap++) {
                        gaps.add(gap);
                    }
                } else {
                    head = rows.getLong("position");
                }
            }
        }
        return GapAwareTrackingToken.newInstance(head, gaps);
    }

    private synchronized long floor() {
        return settledBelow - 1;
    }
}
