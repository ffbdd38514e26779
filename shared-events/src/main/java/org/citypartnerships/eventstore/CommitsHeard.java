package org.citypartnerships.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the {@link CommitNotices} of other processes, in one session of its own that is opened anew whenever it is lost.
 *
 * <p>A notice is a hint and no evidence: whether there are new events is looked up, also every second without any notice,
 * and every 50 ms while there is no session to hear one.
 */
final class CommitsHeard {

    /** How long nobody looks while no notice comes. */
    static final Duration QUIET_MAX = Duration.ofSeconds(1);

    private static final long LOOK_WHILE_DEAF_MILLIS = 50;
    private static final long RECONNECT_MILLIS_MIN = 100;
    private static final long RECONNECT_MILLIS_MAX = 5_000;
    private static final int ANSWER_MILLIS_MAX = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(CommitsHeard.class);

    private final DataSource sessions;
    private final Runnable woken;
    private final int quietMillisMax;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen, "hears-of-new-events");
    private volatile @Nullable Connection session;

    /** Runs {@code woken} in a thread of its own, and never twice at once. */
    CommitsHeard(DataSource sessions, Runnable woken, Duration quietMax) {
        this.sessions = sessions;
        this.woken = woken;
        this.quietMillisMax = Math.toIntExact(quietMax.toMillis());
        listener.setDaemon(true);
    }

    void start() {
        listener.start();
    }

    void stop() {
        stopped.countDown();
        Connection open = session;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException failure) {
                LOG.debug("The session that hears of new events was lost when it was to be closed", failure);
            }
        }
    }

    /** Whether notices can be heard now. */
    boolean isListening() {
        return session != null;
    }

    private void listen() {
        long pause = RECONNECT_MILLIS_MIN;
        while (!isStopped()) {
            Connection opened = null;
            try {
                opened = open();
                session = opened;
                pause = RECONNECT_MILLIS_MIN;
                hear(opened);
            } catch (SQLException lost) {
                session = null;
                if (!isStopped()) {
                    LOG.info(
                            "Notices of new events can't be heard ({}); looking for them until they can",
                            lost.toString());
                }
            } finally {
                session = null;
                if (opened != null) {
                    closeQuietly(opened);
                }
            }
            lookWhileDeaf(pause);
            pause = Math.min(2 * pause, RECONNECT_MILLIS_MAX);
        }
    }

    private Connection open() throws SQLException {
        Connection opened = sessions.getConnection();
        try {
            opened.setNetworkTimeout(Runnable::run, ANSWER_MILLIS_MAX);
            execute(opened, "LISTEN " + CommitNotices.CHANNEL);
            return opened;
        } catch (SQLException failure) {
            closeQuietly(opened);
            throw failure;
        }
    }

    private void hear(Connection open) throws SQLException {
        PGConnection notices = open.unwrap(PGConnection.class);
        while (!isStopped()) {
            // Before the first waiting too: what was committed before the session listened was not told to it.
            woken.run();
            PGNotification[] heard = notices.getNotifications(quietMillisMax);
            if (heard == null || heard.length == 0) {
                execute(open, "SELECT 1"); // a dead connection is silent as well
            }
        }
    }

    private void lookWhileDeaf(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            do {
                woken.run();
            } while (!stopped.await(LOOK_WHILE_DEAF_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
