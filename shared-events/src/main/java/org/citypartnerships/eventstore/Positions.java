package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
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
 * <p>What is proved about the last position that anybody has seen is proved about all positions before it, so that a follower
 * that begins at the first event keeps no gaps of long ago. The evidence is kept in memory only. It means nothing in another
 * cluster, so a process is started anew after a restore, and it is cheap to collect again.
 */
final class Positions {

    /** Gaps are given up for no distance, only by proof. */
    static final int GAP_OFFSET_MAX = Integer.MAX_VALUE;

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

    /** What is seen is seen before the id is assigned: a statement sees what was committed when it began. */
    private static final String NEW_EVIDENCE = """
            SELECT coalesce(max(global_position), 0) AS position, pg_current_xact_id()::text::bigint AS transaction_id
            FROM eventstore.event
            """;

    private static final String OLDEST_TRANSACTION_ID = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private final long pauseNanos;
    private long settledBelow = 1;
    private @Nullable Evidence evidence;
    private long lookedAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

    /** @param pause how long one looks no second time whether positions are settled: it costs round trips */
    Positions(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /** When every transaction below the id is over, every position below is settled. */
    private record Evidence(long position, long transactionId) {}

    /**
     * The position below which all are settled, as far as that is proved by now: whoever reads <em>afterwards</em> and finds
     * nothing at one of them never will.
     *
     * @param wanted with this proved already, nobody is asked
     */
    synchronized long settledBelow(long wanted, Connection connection) throws SQLException {
        if (settledBelow >= wanted || System.nanoTime() - lookedAt < pauseNanos) {
            return settledBelow;
        }
        lookedAt = System.nanoTime();
        settle(connection);
        if (evidence == null && settledBelow < wanted) {
            evidence = newEvidence(connection);
            settle(connection);
        }
        return settledBelow;
    }

    private void settle(Connection connection) throws SQLException {
        if (evidence != null && number(connection, OLDEST_TRANSACTION_ID) >= evidence.transactionId()) {
            settledBelow = Math.max(settledBelow, evidence.position());
            evidence = null;
        }
    }

    private static Evidence newEvidence(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEW_EVIDENCE);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new Evidence(rows.getLong("position"), rows.getLong("transaction_id"));
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
        settledBelow(Long.MAX_VALUE, connection);
        try (PreparedStatement statement = connection.prepareStatement(EventTable.HEAD)) {
            return token(statement, 1);
        }
    }

    /** A token before the first event that was recorded at a time or later; the head if there is none. */
    GapAwareTrackingToken before(Instant time, Connection connection) throws SQLException {
        settledBelow(Long.MAX_VALUE, connection);
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
