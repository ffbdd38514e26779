package org.citypartnerships.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids that sort by the time of their making (UUID version 7, RFC 9562), so that the unique index on event ids grows at
 * its end. Found by Axon through {@code META-INF/services}.
 *
 * <p>Within a millisecond, and while the clock stands or goes back, a node counts on: its ids never go back.
 */
public final class TimeOrderedIds extends IdentifierFactory {

    private static final SecureRandom RANDOM = new SecureRandom();

    private long last;

    /** A factory of its own; Axon makes one for the whole process. */
    public TimeOrderedIds() {}

    @Override
    public String generateIdentifier() {
        long tick = nextTick();
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Milliseconds since 1970 in units of 1/4096, which are what the 12 bits behind them count. */
    private synchronized long nextTick() {
        last = Math.max(last + 1, System.currentTimeMillis() << 12);
        return last;
    }
}
