package org.citypartnerships.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes that events were committed, by PostgreSQL's own {@code NOTIFY} on {@link #CHANNEL} with the highest
 * position.
 *
 * <p>A notification inside the append's transaction would make commits wait for each other, so it is sent afterwards in a
 * session of its own: at once when nothing was sent lately, and never more often than every few milliseconds, however many
 * commits there are. What can't be sent is dropped: followers look by themselves now and then.
 */
public final class CommitNotices implements AfterCommit, AutoCloseable {

    /** What followers listen to. */
    public static final String CHANNEL = "eventstore_event";

    /** What one notice costs in latency under load, and what it saves in round trips. */
    static final Duration PAUSE = Duration.ofMillis(3);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** Nothing is written but the notice: it need not wait for the disk. */
    private static final String NOT_WAITING_FOR_THE_DISK = "SET synchronous_commit = off";

    private static final String NOTIFY = """
            SELECT pg_notify('%s', (SELECT coalesce(max(global_position), 0)::text FROM eventstore.event))
            """.formatted(CHANNEL);

    private static final Logger LOG = LoggerFactory.getLogger(CommitNotices.class);

    private final DataSource sessions;
    private final Thread sender = new Thread(this::send, "tells-of-commits");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean pending;
    private boolean closed;

    /**
     * Notices through a session of their own.
     *
     * @param sessions gives the role command's sessions, directly and not out of a pool that others wait for
     */
    public CommitNotices(DataSource sessions) {
        this.sessions = sessions;
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public void committed() {
        lock.lock();
        try {
            if (!pending) {
                pending = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        Session session = new Session();
        try {
            while (awaitPending()) {
                Duration pause = PAUSE;
                try {
                    session.send();
                } catch (SQLException failure) {
                    LOG.debug("Followers could not be told of a commit; they look by themselves", failure);
                    session.close();
                    pause = PAUSE_AFTER_FAILURE;
                }
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            session.close();
        }
    }

    private boolean awaitPending() throws InterruptedException {
        lock.lock();
        try {
            while (!pending && !closed) {
                changed.await();
            }
            pending = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The session, opened when there is something to send. */
    private final class Session {

        private @Nullable Connection connection;
        private @Nullable PreparedStatement notification;

        void send() throws SQLException {
            PreparedStatement statement = notification;
            if (statement == null) {
                statement = open();
                notification = statement;
            }
            statement.execute();
        }

        private PreparedStatement open() throws SQLException {
            Connection opened = sessions.getConnection();
            connection = opened;
            try (PreparedStatement setting = opened.prepareStatement(NOT_WAITING_FOR_THE_DISK)) {
                setting.execute();
            }
            return opened.prepareStatement(NOTIFY);
        }

        void close() {
            notification = null;
            if (connection != null) {
                closeQuietly(connection);
                connection = null;
            }
        }
    }
}
