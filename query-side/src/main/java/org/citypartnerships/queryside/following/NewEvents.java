package org.citypartnerships.queryside.following;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorded events as a source that wakes its followers soon after something was recorded. Without it Axon's processors
 * look every half second; this looks with one small query for all of them.
 */
final class NewEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** How often is looked for a new event. */
    static final Duration LOOK = Duration.ofMillis(50);

    /** Positions may be filled out of order, which the last position does not show: wake regardless. */
    private static final int LOOKS_PER_WAKING = 10;

    private static final Logger LOG = LoggerFactory.getLogger(NewEvents.class);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final LongSupplier head;
    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    private long seen;
    private int looks;

    NewEvents(StreamableMessageSource<TrackedEventMessage<?>> events, LongSupplier head) {
        this.events = events;
        this.head = head;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its executor, and logs its own failures
    void startLooking(ScheduledExecutorService executor) {
        executor.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            long last = head.getAsLong();
            looks = (looks + 1) % LOOKS_PER_WAKING;
            if (last != seen || looks == 0) {
                seen = last;
                sleepers.forEach(Runnable::run);
            }
        } catch (RuntimeException failure) {
            LOG.debug("Looking for new events failed and is tried again", failure);
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Waking(events.openStream(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(java.time.Instant time) {
        return events.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return events.createTokenSince(duration);
    }

    private final class Waking implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private @Nullable Runnable sleeper;

        Waking(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            sleeper = callback;
            sleepers.add(callback);
            callback.run();
            return true;
        }

        @Override
        public java.util.Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            if (sleeper != null) {
                sleepers.remove(sleeper);
            }
            stream.close();
        }
    }
}
