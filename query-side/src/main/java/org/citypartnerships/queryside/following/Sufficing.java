package org.citypartnerships.queryside.following;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers a question from nothing but what was looked up before, if that suffices. Whether it does shows when it is tried: whoever
 * then asks the database for more is stopped, and the answer is none. What has not sufficed is left out once, twice, four times and
 * so on, up to sixteen times, before it is tried again.
 */
final class Sufficing {

    private static final int PAUSE_MAX = 16;

    private final JdbcTemplate database;
    private final Map<Class<?>, Pause> pauses = new ConcurrentHashMap<>();

    Sufficing(JdbcTemplate database) {
        this.database = database;
    }

    /** How often a question is not tried, since it did not suffice. */
    private static final class Pause {
        private int left;
        private int next = 1;

        synchronized boolean isOver() {
            if (left == 0) {
                return true;
            }
            left--;
            return false;
        }

        synchronized void begin() {
            left = next;
            next = Math.min(PAUSE_MAX, 2 * next);
        }

        synchronized void end() {
            left = 0;
            next = 1;
        }
    }

    /** Something was asked that had not been looked up. */
    private static final class NotLookedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotLookedUp() {
            super("asked for more than was looked up", null, false, false);
        }
    }

    /** Whether it is to be tried; each place in the code that asks is a question of its own. */
    boolean isWorthTrying(LongFunction<?> question) {
        return pause(question).isOver();
    }

    /** The answer; null if what was looked up is not enough for it. */
    <T> @Nullable T answer(LongFunction<T> question, long position) {
        boolean[] more = new boolean[1];
        DataSource sessions = Objects.requireNonNull(database.getDataSource());
        TransactionSynchronizationManager.bindResource(sessions, new ConnectionHolder(() -> {
            more[0] = true;
            throw new NotLookedUp();
        }));
        T answer = null;
        try {
            answer = question.apply(position);
        } catch (RuntimeException failure) {
            if (!more[0]) {
                throw failure;
            }
        } finally {
            TransactionSynchronizationManager.unbindResource(sessions);
        }
        if (more[0]) {
            pause(question).begin();
            return null;
        }
        pause(question).end();
        return answer;
    }

    private Pause pause(LongFunction<?> question) {
        return pauses.computeIfAbsent(question.getClass(), first -> new Pause());
    }
}
