package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Appends at random, by several sessions at once, some undone, some committed late, some cut off, at times long ago and far
 * ahead, while a follower in another process reads: it is told of every event that was committed, once, those of a stream in
 * their order.
 */
class FollowingSoundnessTest {

    private static final int WRITERS = 4;
    private static final int APPENDS = 5;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static final String APPEND = """
            INSERT INTO eventstore.event
                (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
            SELECT ? || '/' || n, ?, ? + n, 'partnership', 'signed', '1', now() + make_interval(secs => ?),
                   '{"what":"Протокол","by":["murmansk-ru"]}', '{}'
            FROM generate_series(0, ?) AS n ORDER BY n
            """;

    private final TestDatabase database = TestDatabase.withEventStore().migrate("readers", "db/readers", "db/follower");
    private final Queue<String> committed = new ConcurrentLinkedQueue<>();

    @Test
    void ten_rounds_of_random_appends_reach_another_process_whole() throws Exception {
        rounds(10);
    }

    @Test
    @Tag("history")
    void two_hundred_rounds_of_random_appends_reach_another_process_whole() throws Exception {
        rounds(200);
    }

    private void rounds(int count) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        CommitNotices notices = new CommitNotices(database.as(Roles.COMMAND));
        try (FollowingProcess follower = FollowingProcess.on(database)) {
            for (int round = 0; round < count; round++) {
                Random random = new Random(seed + round);
                List<Callable<Void>> work = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    work.add(writer(round, writer, new Random(random.nextLong()), notices));
                }
                work.add(bystander(random.nextInt(40)));
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
                if (round % 10 == 4) {
                    follower.crash();
                }
                if (round % 5 == 0) {
                    awaitAll(seed, round);
                }
            }
            awaitAll(seed, count);
            assertThat(follower.isAlive()).isTrue();
            assertThat(outOfOrder()).as("seed %d", seed).isZero();
        } finally {
            notices.close();
            threads.shutdownNow();
        }
    }

    private Callable<Void> writer(int round, int writer, Random random, AfterCommit notices) {
        return () -> {
            long next = 0;
            String stream = "partnership:" + round + "-" + writer;
            Connection session = session();
            try {
                for (int i = 0; i < APPENDS; i++) {
                    String id = stream + "/" + i;
                    int more = random.nextInt(3);
                    append(session, id, stream, next, seconds(random), more);
                    Thread.sleep(random.nextInt(15));
                    switch (random.nextInt(6)) {
                        case 0 -> session.rollback();
                        case 1 -> {
                            session.abort(Runnable::run); // the backend finds its client gone, and undoes it
                            session = session();
                        }
                        default -> {
                            session.commit();
                            for (int n = 0; n <= more; n++) {
                                committed.add(id + "/" + n);
                            }
                            next += more + 1;
                            if (round % 2 == 0) {
                                notices.committed();
                            }
                        }
                    }
                }
            } finally {
                session.close();
            }
            return null;
        };
    }

    /** A transaction with an id that never touches an event. */
    private Callable<Void> bystander(int millis) {
        return () -> {
            try (Connection session = session()) {
                TestDatabase.execute(session, "SELECT pg_current_xact_id()");
                Thread.sleep(millis);
                session.rollback();
            }
            return null;
        };
    }

    /** The clock of a node may be anywhere. */
    private static double seconds(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> -random.nextInt(600);
            case 1 -> -3e8;
            case 2 -> 3e8;
            default -> 0;
        };
    }

    private Connection session() throws SQLException {
        Connection session = database.as(Roles.COMMAND).getConnection();
        session.setAutoCommit(false);
        return session;
    }

    private static void append(Connection session, String id, String stream, long first, double seconds, int more)
            throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(APPEND)) {
            statement.setString(1, id);
            statement.setString(2, stream);
            statement.setLong(3, first);
            statement.setDouble(4, seconds);
            statement.setInt(5, more);
            statement.executeUpdate();
        }
    }

    private void awaitAll(long seed, int round) throws SQLException {
        Awaitility.await()
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> followed().size() >= committed.size());
        assertThat(followed()).as("seed %d, round %d", seed, round).containsExactlyInAnyOrderElementsOf(committed);
    }

    private List<String> followed() throws SQLException {
        try (Connection connection = database.as(Roles.QUERY).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT event_id FROM readers.followed ORDER BY place");
                var rows = statement.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** Events that were told before an earlier one of their stream. */
    private long outOfOrder() throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT count(*) FROM (
                            SELECT stream_sequence < max(stream_sequence) OVER (PARTITION BY stream_id ORDER BY place) AS late
                            FROM readers.followed JOIN eventstore.event USING (event_id)
                        ) told WHERE late
                        """);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
