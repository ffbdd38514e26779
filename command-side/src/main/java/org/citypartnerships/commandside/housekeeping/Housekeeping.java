package org.citypartnerships.commandside.housekeeping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does the housekeeping if no other node does: in a thread of its own, on a session of its own that holds an advisory lock.
 * The lock ends with the session, so that another node takes over when this one dies, and never beside it.
 */
@Component
final class Housekeeping implements SmartLifecycle {

    /** Says "partnerships housekeeping" to whoever finds it in pg_locks. */
    static final long LOCK = 0x70_61_72_74_68_6f_75_73L;

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(?)";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAILURE_MAX = Duration.ofSeconds(10);
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);
    private static final int VALID_SECONDS = 5;

    private final List<HousekeepingJob> jobs;
    private final HousekeepingSessions sessions;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "housekeeping");

    Housekeeping(List<HousekeepingJob> jobs, HousekeepingSessions sessions) {
        this.jobs = jobs;
        this.sessions = sessions;
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            thread.join(STOP_BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        int failures = 0;
        while (!isStopped()) {
            try (Connection session = sessions.open()) {
                failures = 0;
                if (awaitLock(session)) {
                    work(session);
                }
            } catch (SQLException | RuntimeException e) {
                Duration pause = BETWEEN_TRIES.multipliedBy(1L << Math.min(failures++, 4));
                LOG.warn("Housekeeping was interrupted, and goes on in a while: {}", e.toString());
                pause(pause.compareTo(AFTER_A_FAILURE_MAX) > 0 ? AFTER_A_FAILURE_MAX : pause);
            }
        }
    }

    private boolean awaitLock(Connection session) throws SQLException {
        while (!isStopped()) {
            try (PreparedStatement statement = session.prepareStatement(TRY_LOCK)) {
                statement.setLong(1, LOCK);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        LOG.info("This node does the housekeeping");
                        return true;
                    }
                }
            }
            pause(BETWEEN_TRIES);
        }
        return false;
    }

    private void work(Connection session) throws SQLException {
        List<Tried> tried = new ArrayList<>();
        for (HousekeepingJob job : jobs) {
            tried.add(new Tried(job, session));
        }
        while (!isStopped()) {
            boolean more = false;
            for (Tried job : tried) {
                more |= job.next();
            }
            if (!more) {
                pause(BETWEEN_LOOKS);
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Told to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** A job that fails does not keep the others from theirs: it is begun anew after a pause. */
    private static final class Tried {

        private final HousekeepingJob job;
        private final Connection session;
        private HousekeepingJob.@org.jspecify.annotations.Nullable Rounds rounds;
        private long notBeforeNanos = System.nanoTime();
        private String lastFailure = "";

        Tried(HousekeepingJob job, Connection session) {
            this.job = job;
            this.session = session;
        }

        boolean next() throws SQLException {
            if (System.nanoTime() - notBeforeNanos < 0) {
                return false;
            }
            try {
                if (rounds == null) {
                    rounds = job.begin(session);
                }
                boolean more = rounds.next();
                lastFailure = "";
                return more;
            } catch (SQLException | RuntimeException e) {
                rounds = null;
                notBeforeNanos = System.nanoTime() + AFTER_A_FAILURE_MAX.toNanos();
                if (!session.isValid(VALID_SECONDS)) {
                    throw e;
                }
                report(e);
                return false;
            }
        }

        /** The same failure once, not every ten seconds. */
        private void report(Exception failure) {
            if (!failure.toString().equals(lastFailure)) {
                lastFailure = failure.toString();
                LOG.error("{} does not go on", job.name(), failure);
            }
        }
    }
}
