package org.citypartnerships.queryside.signin;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long readers wait for what a page asks the command side on its way, as whose a session is: two seconds. Once something stayed
 * unanswered for that long, nothing is asked for a while, and then by one reader for all; so that a command side that takes
 * connections and answers none holds up one page now and then, and not every page.
 */
final class Patience {

    /** How long is waited for an answer. */
    static final Duration BOUND = Duration.ofSeconds(2);

    /** How long nothing is asked after that. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    private final LongSupplier nanos;
    private boolean isLost;
    private long lostAt;

    /** By a clock that never goes back: {@code System::nanoTime}. */
    Patience(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether to ask. After a pause the first who wants to know is told so, and the others only when that was answered. */
    synchronized boolean lasts() {
        if (!isLost) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - lostAt < PAUSE.toNanos()) {
            return false;
        }
        lostAt = now;
        return true;
    }

    /** Something stayed unanswered. */
    synchronized void lose() {
        isLost = true;
        lostAt = nanos.getAsLong();
    }

    /** Something was answered, or refused at once, which keeps nobody waiting. */
    synchronized void regain() {
        isLost = false;
    }
}
