package org.citypartnerships.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events some hundred at a time, their payloads read before the first of them is handed out.
 *
 * <p>A processor of Axon has one thread that gets events and others that handle them. If these are behind by 1,024 events, it
 * rests for 100 ms, whatever they do meanwhile; and before each event it counts how many they are behind by, one by one. Where the
 * payload is read by whoever handles the event, handling takes longer than getting, so that both happen all the time in a replay.
 * Where it is read here, those who handle have done with some hundred events while the next are being read.
 */
final class ReadAhead extends HandingOn {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final int atATime;

    /** Reads so many events at a time. */
    ReadAhead(StreamableMessageSource<TrackedEventMessage<?>> events, int atATime) {
        super(events);
        this.atATime = atATime;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Ahead(events.openStream(token));
    }

    private final class Ahead implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final Queue<TrackedEventMessage<?>> read = new ArrayDeque<>();

        Ahead(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (read.isEmpty()) {
                read();
            }
            return Optional.ofNullable(read.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (read.isEmpty() && stream.hasNextAvailable(timeout, unit)) {
                read();
            }
            return !read.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = read.poll();
            return next == null ? stream.nextAvailable() : next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            stream.close();
        }

        private void read() {
            try {
                while (read.size() < atATime && stream.hasNextAvailable()) {
                    TrackedEventMessage<?> event = stream.nextAvailable();
                    readPayload(event);
                    read.add(event);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The message keeps what was read. What can't be read fails where it is handled, as it would have without this. */
    private static void readPayload(TrackedEventMessage<?> event) {
        try {
            event.getPayload();
        } catch (RuntimeException unreadable) {
            LOG.debug("The payload of {} can't be read ahead", event.getIdentifier(), unreadable);
        }
    }
}
