package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every two milliseconds whether the rows of the followed commands are there, in one session and one statement for all of them:
 * sessions that each look for one row would, as soon as readers are late, take from the readers what they need to catch up.
 */
final class Look implements AutoCloseable {

    private static final String RECORDED = "SELECT max(stream_sequence) FROM eventstore.event WHERE stream_id = ?";
    private static final String ROWS =
            "SELECT partnership_id, sequence FROM readers.partnership WHERE partnership_id = ANY (?)";
    private static final long BETWEEN_NANOS = 2_000_000; // every millisecond took an eighth of both processors
    private static final long BOUND_NANOS = Duration.ofMinutes(5).toNanos();

    private final Queue<Followed> followed = new ConcurrentLinkedQueue<>();
    private final Connection session;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<List<Double>> result;
    private volatile boolean allAreSent;

    Look(Store store) throws SQLException {
        session = store.connect(Store.QUERY);
        session.setClientInfo("ApplicationName", "looks");
        result = thread.submit(this::look);
    }

    /** The command's event is the last of its stream by now, or another one came after it, which is waited for then. */
    void follow(String stream, long answered) {
        followed.add(new Followed(stream, answered));
    }

    /** From answer to visible, in milliseconds and in the order of becoming visible; waits for the last. */
    List<Double> millis() throws Exception {
        allAreSent = true;
        return result.get();
    }

    private List<Double> look() throws SQLException {
        List<Double> millis = new ArrayList<>();
        List<Awaited> awaited = new ArrayList<>();
        while (!allAreSent || !followed.isEmpty() || !awaited.isEmpty()) {
            for (Followed one = followed.poll(); one != null; one = followed.poll()) {
                awaited.add(new Awaited(one, recorded(one.stream())));
            }
            if (!awaited.isEmpty()) {
                Map<String, Long> there = rows(awaited);
                long now = System.nanoTime();
                awaited.removeIf(one -> {
                    boolean visible = there.getOrDefault(one.of().stream(), -1L) >= one.sequence();
                    if (visible) {
                        millis.add((now - one.of().answered()) / 1e6);
                    } else if (now - one.of().answered() > BOUND_NANOS) {
                        throw new IllegalStateException(one.of().stream() + " did not become visible");
                    }
                    return visible;
                });
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return millis;
    }

    private long recorded(String stream) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(RECORDED)) {
            statement.setString(1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private Map<String, Long> rows(List<Awaited> awaited) throws SQLException {
        Map<String, Long> there = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(ROWS)) {
            statement.setArray(
                    1,
                    session.createArrayOf(
                            "text",
                            awaited.stream().map(one -> one.of().stream()).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    there.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return there;
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        session.close();
    }

    private record Followed(String stream, long answered) {}

    private record Awaited(Followed of, long sequence) {}
}
