package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Appends of many callers in one statement and one commit, each with a success or failure of its own.
 *
 * <p>Each works in its caller's thread. Who comes while nobody is appending appends at once; who comes while the store is busy
 * waits, and the first of those who wait takes all of them along as soon as another is done. So nothing is slower when little
 * happens, and the more happens the fewer commits there are. A second batch goes beside the first once half of those are together
 * who usually want something at once: else one batch would have nearly all of them, and the one beside it a commit for a single
 * one. When a shared statement fails, it is undone as a whole and its appends are tried one by one. What the session was lost over
 * has an unknown outcome, and is not tried again here.
 */
final class SharedCommits {

    /** Classes of SQLSTATE after which trying again is of no use now, or the outcome is unknown. */
    private static final Set<String> NO_SECOND_TRY = Set.of("08", "53", "57", "58", "XX");

    /** One at the disk and one on its way there. */
    private static final int IN_FLIGHT_MAX = 2;

    private static final int TOGETHER_MAX = 64;
    private static final int CHARACTERS_MAX = 2 * 1024 * 1024;
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private static final Comparator<Waiting> BY_STREAM = Comparator.comparing(waiting -> waiting.append.firstStream());

    private final DataSource sessions;

    /** Guards everything below. */
    private final Object lock = new Object();

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int inFlight;
    private int appending;

    /** How many want something at once: the most of lately, who are forgotten one by one, with each batch one. */
    private int usual;

    /** Through sessions that commit each statement by themselves. */
    SharedCommits(DataSource sessions) {
        this.sessions = sessions;
    }

    /**
     * Stores it, and says at which position its last event is.
     *
     * @throws SQLException why it is not stored; or that nobody knows, if the session was lost or did not answer
     */
    long store(Append append) throws SQLException {
        Waiting mine = new Waiting(append);
        List<Waiting> batch = arrive(mine);
        while (!mine.done) {
            if (batch.isEmpty()) {
                batch = awaitTurn(mine);
            } else {
                lead(batch);
                batch = List.of();
            }
        }
        return mine.outcome();
    }

    /** How many wait for their turn. */
    int queueLength() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /** What this thread is to store for itself and others; nothing if that is not worthwhile yet. */
    private List<Waiting> arrive(Waiting waiting) {
        synchronized (lock) {
            queue.add(waiting);
            if (inFlight == IN_FLIGHT_MAX || !isWorthwhileBeside(inFlight)) {
                return List.of();
            }
            inFlight++;
            return next();
        }
    }

    private boolean isWorthwhileBeside(int others) {
        return others == 0 || IN_FLIGHT_MAX * queue.size() >= usual;
    }

    /** What this thread is to store for itself and others; nothing if another has stored it. */
    private List<Waiting> awaitTurn(Waiting mine) throws SQLException {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        boolean interrupted = false;
        try {
            while (!mine.done) {
                List<Waiting> batch = mine.toLead;
                if (batch != null) {
                    return batch;
                }
                long left = end - System.nanoTime();
                if ((left <= 0 || interrupted) && withdrawn(mine)) {
                    throw new SQLTransientException("the append waited too long for its turn: nothing was stored");
                }
                if (left <= 0 && mine.toLead == null) {
                    throw new SQLTransientException("the append was not confirmed in time: it may be stored or not");
                }
                LockSupport.parkNanos(this, Math.max(left, 1));
                interrupted |= Thread.interrupted();
            }
            return List.of();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean withdrawn(Waiting mine) {
        synchronized (lock) {
            return queue.remove(mine);
        }
    }

    private void lead(List<Waiting> batch) {
        try {
            store(batch);
        } catch (Throwable failure) {
            batch.forEach(waiting -> waiting.failIfOpen(failure));
            if (failure instanceof Error error) {
                throw error;
            }
        } finally {
            passOn(batch.size());
            batch.forEach(Waiting::settle);
        }
    }

    private void passOn(int done) {
        Waiting next;
        synchronized (lock) {
            usual = Math.max(appending + queue.size(), usual - 1);
            appending -= done;
            if (queue.isEmpty() || !isWorthwhileBeside(inFlight - 1)) {
                inFlight--;
                return;
            }
            List<Waiting> batch = next();
            next = batch.get(0);
            next.toLead = batch;
        }
        LockSupport.unpark(next.thread);
    }

    /** As many of those who wait as go together, in the order of their coming. */
    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        Set<String> streams = new HashSet<>();
        long characters = 0;
        while (!queue.isEmpty() && batch.size() < TOGETHER_MAX) {
            Waiting first = queue.element();
            characters += first.append.characters();
            boolean goesAlone = first.append.accompaniment().needsItsOwnTransaction();
            boolean clashes = !streams.add(first.append.firstStream());
            if (!batch.isEmpty() && (goesAlone || clashes || characters > CHARACTERS_MAX)) {
                break;
            }
            batch.add(queue.remove());
            if (goesAlone) {
                break;
            }
        }
        appending += batch.size();
        return batch;
    }

    private void store(List<Waiting> batch) throws SQLException {
        try (Connection connection = sessions.getConnection()) {
            if (!connection.getAutoCommit()) {
                throw new IllegalStateException("Refused to append: these sessions do not commit by themselves");
            }
            if (batch.size() > 1 && storeTogether(batch, connection)) {
                return;
            }
            for (Waiting waiting : batch) {
                storeAlone(waiting, connection);
            }
        }
    }

    /** Whether it went well; if not, nothing of it is stored. */
    private static boolean storeTogether(List<Waiting> batch, Connection connection) throws SQLException {
        try {
            // In one order everywhere: who waits for another's stream never keeps a third one waiting in a circle.
            List<Append> appends = batch.stream()
                    .sorted(BY_STREAM)
                    .map(waiting -> waiting.append)
                    .toList();
            Map<String, Long> positions = AppendStatement.run(appends, connection);
            batch.forEach(waiting -> waiting.succeed(positions));
            return true;
        } catch (SQLException failure) {
            if (isNoUseTryingAgain(failure)) {
                throw failure;
            }
            return false;
        }
    }

    private static void storeAlone(Waiting waiting, Connection connection) throws SQLException {
        try {
            waiting.succeed(
                    waiting.append.accompaniment().needsItsOwnTransaction()
                            ? inTransaction(waiting.append, connection)
                            : AppendStatement.run(List.of(waiting.append), connection));
        } catch (SQLException failure) {
            if (isNoUseTryingAgain(failure)) {
                throw failure;
            }
            waiting.failIfOpen(failure);
        }
    }

    private static Map<String, Long> inTransaction(Append append, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Map<String, Long> positions;
        try {
            positions = AppendStatement.run(List.of(append), connection);
            append.accompaniment().afterwards(connection);
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            undo(connection, failure);
            throw failure;
        }
        connection.setAutoCommit(true);
        return positions;
    }

    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private static boolean isNoUseTryingAgain(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() != 5 || NO_SECOND_TRY.contains(state.substring(0, 2));
    }

    /** An append and the thread that waits for it. */
    private static final class Waiting {

        private final Append append;
        private final Thread thread = Thread.currentThread();
        private @Nullable Long position;
        private @Nullable Throwable failure;
        private volatile @Nullable List<Waiting> toLead;
        private volatile boolean done;

        private Waiting(Append append) {
            this.append = append;
        }

        private void succeed(Map<String, Long> positions) {
            position = positions.get(append.lastEventId());
        }

        private void failIfOpen(Throwable why) {
            if (position == null && failure == null) {
                failure = why;
            }
        }

        private void settle() {
            done = true;
            if (thread != Thread.currentThread()) {
                LockSupport.unpark(thread);
            }
        }

        private long outcome() throws SQLException {
            if (position != null) {
                return position;
            }
            if (failure instanceof SQLException sql) {
                throw new SQLException(sql.getMessage(), sql.getSQLState(), sql.getErrorCode(), sql);
            }
            throw new IllegalStateException("the append failed", failure);
        }
    }
}
