package org.citypartnerships.commandside.bulkimport;

import java.time.Duration;
import java.util.function.Supplier;
import org.citypartnerships.commandside.StoreUnavailable;

/** Waits for a store that does not answer, and then does the same again: what an import does can be repeated. */
final class Patience {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 250;

    private Patience() {}

    /**
     * Does it until the store takes it.
     *
     * @throws RuntimeException what it throws itself, or the store's last failure after two minutes
     */
    static void until(Runnable work) {
        resultOf(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does it until the store takes it, and says what came of it.
     *
     * @throws RuntimeException what it throws itself, or the store's last failure after two minutes
     */
    static <T> T resultOf(Supplier<T> work) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!StoreUnavailable.isCauseOf(failure) || System.nanoTime() - end > 0) {
                    throw failure;
                }
                pause(failure);
            }
        }
    }

    private static void pause(RuntimeException failure) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
