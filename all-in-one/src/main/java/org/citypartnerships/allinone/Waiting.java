package org.citypartnerships.allinone;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, never for ever. */
final class Waiting {

    private static final long STEP_MILLIS = 50;

    private Waiting() {}

    /**
     * Waits.
     *
     * @param atMost how long
     * @param condition what for
     * @return whether it became true in time
     */
    static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Waits that long, or until interrupted. */
    static void pause(Duration length) {
        until(length, () -> false);
    }
}
