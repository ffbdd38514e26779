package org.citypartnerships.allinone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stops what was started, the last first, also in the middle of a start, and never takes longer than its bound.
 *
 * <p>Each thing is told of before it is started; its own {@code close} waits for a start that is under way.
 */
final class Closing {

    private static final long BOUND_SECONDS = 75;
    private static final int EXIT_AFTER_BOUND = 70;

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final Consumer<String> says;
    private boolean begun;

    Closing(Consumer<String> says) {
        this.says = says;
    }

    /** Has this closed at the end; at once if the end is there already. */
    <T extends AutoCloseable> T later(T resource) {
        synchronized (toClose) {
            if (!begun) {
                toClose.push(resource);
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    boolean hasBegun() {
        synchronized (toClose) {
            return begun;
        }
    }

    /** Closes everything when the process is told to end: Ctrl-C, SIGTERM, or its own exit. */
    void onExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::now, "stop"));
    }

    private void now() {
        boolean worthSaying;
        synchronized (toClose) {
            begun = true;
            worthSaying = toClose.size() > 1; // more than the folder
        }
        Thread bound = boundTheWait();
        if (worthSaying) {
            says.accept("Stopping");
        }
        for (AutoCloseable next = next(); next != null; next = next()) {
            close(next);
        }
        if (worthSaying) {
            says.accept("Stopped");
        }
        bound.interrupt(); // what Java itself does at its end, remembering classes for example, is not bound
    }

    private @Nullable AutoCloseable next() {
        synchronized (toClose) {
            return toClose.poll();
        }
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            says.accept("Could not be stopped cleanly: " + e.getMessage());
        }
    }

    private Thread boundTheWait() {
        Thread bound = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(BOUND_SECONDS);
                        says.accept("Not everything stopped within " + BOUND_SECONDS
                                + " seconds; the next start cleans up");
                        Runtime.getRuntime().halt(EXIT_AFTER_BOUND);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-bound");
        bound.setDaemon(true);
        bound.start();
        return bound;
    }
}
