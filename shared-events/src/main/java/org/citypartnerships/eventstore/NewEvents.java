package org.citypartnerships.eventstore;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorded events as a source that wakes its followers as soon as something was committed, in whatever process. Without
 * it Axon's processors look every half second.
 *
 * <p>A stream that has come to its end does not ask the database again until it is woken, however often it is asked itself.
 */
public final class NewEvents extends HandingOn {

    private static final Logger LOG = LoggerFactory.getLogger(NewEvents.class);

    private final DataSource sessions;
    private final Duration quietMax;
    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    private final AtomicLong wakings = new AtomicLong();
    private @Nullable CommitsHeard heard;

    /**
     * The new events of a store.
     *
     * @param sessions gives a session to PostgreSQL itself: what stands between may keep notifications to itself
     */
    public NewEvents(StreamableMessageSource<TrackedEventMessage<?>> events, DataSource sessions) {
        this(events, sessions, CommitsHeard.QUIET_MAX);
    }

    NewEvents(StreamableMessageSource<TrackedEventMessage<?>> events, DataSource sessions, Duration quietMax) {
        super(events);
        this.sessions = sessions;
        this.quietMax = quietMax;
    }

    /** Begins to listen. */
    public synchronized void start() {
        if (heard == null) {
            heard = new CommitsHeard(sessions, this::wake, quietMax);
            heard.start();
        }
    }

    /** Listens no more; nobody is woken. */
    public synchronized void stop() {
        if (heard != null) {
            heard.stop();
            heard = null;
        }
    }

    /** Whether notices of other processes arrive now; if not, events are looked for until they do. */
    public synchronized boolean isListening() {
        return heard != null && heard.isListening();
    }

    private void wake() {
        wakings.incrementAndGet(); // first: who is woken has to find it changed
        for (Runnable sleeper : sleepers) {
            try {
                sleeper.run();
            } catch (RuntimeException ended) {
                LOG.debug("A follower that has been stopped can't be woken", ended);
            }
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Waking(events.openStream(token));
    }

    private final class Waking implements BlockingStream<TrackedEventMessage<?>> {

        private static final long NEVER = -1;

        private final BlockingStream<TrackedEventMessage<?>> stream;

        /** How many wakings there had been when the events were read that are being handed out now. */
        private long readAt = NEVER;

        /** How many there had been when there was nothing more to read. */
        private long emptyAt = NEVER;

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
        public Optional<TrackedEventMessage<?>> peek() {
            if (isKnownToBeEmpty()) {
                return Optional.empty();
            }
            beginReading();
            Optional<TrackedEventMessage<?>> next = stream.peek();
            note(next.isPresent());
            return next;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (isKnownToBeEmpty() && timeout == 0) {
                return false;
            }
            beginReading();
            boolean available = stream.hasNextAvailable(timeout, unit);
            note(available);
            return available;
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

        /** Reading begins before the wakings that come while it lasts: what they tell of may not be among what is read. */
        private void beginReading() {
            if (readAt == NEVER) {
                readAt = wakings.get();
            }
        }

        private void note(boolean available) {
            if (!available) {
                emptyAt = readAt;
                readAt = NEVER;
            }
        }

        private boolean isKnownToBeEmpty() {
            return emptyAt == wakings.get();
        }
    }
}
