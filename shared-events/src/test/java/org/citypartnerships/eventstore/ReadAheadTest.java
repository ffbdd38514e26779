package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A processor is given every event in its order, and what is read ahead of it is the payload. */
class ReadAheadTest {

    private static final String UNREADABLE = "unreadable";

    private final Queue<TrackedEventMessage<?>> recorded = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();

    @Test
    void payloads_of_some_events_are_read_before_the_first_is_handed_out() throws InterruptedException {
        record("one", "two", "three", "four");
        BlockingStream<TrackedEventMessage<?>> ahead = readAhead(3);
        assertThat(ahead.hasNextAvailable()).isTrue();
        assertThat(read).containsExactly("one", "two", "three");
        assertThat(handedOut(ahead, 3)).containsExactly("one", "two", "three");
        assertThat(ahead.hasNextAvailable()).isTrue();
        assertThat(read).endsWith("four");
        assertThat(handedOut(ahead, 1)).containsExactly("four");
        assertThat(ahead.hasNextAvailable()).isFalse();
    }

    @Test
    void what_there_is_is_not_held_back_until_there_is_more() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> ahead = readAhead(3);
        assertThat(ahead.peek()).isEmpty();
        assertThat(ahead.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
        record("one");
        assertThat(ahead.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(ahead.peek().map(ReadAheadTest::name)).contains("one");
        record("two");
        assertThat(handedOut(ahead, 2)).containsExactly("one", "two");
    }

    @Test
    void whoever_asks_for_the_next_without_having_looked_gets_it() throws InterruptedException {
        record("one", "two", "three");
        BlockingStream<TrackedEventMessage<?>> ahead = readAhead(3);
        assertThat(handedOut(ahead, 1)).containsExactly("one");
        assertThat(ahead.peek().map(ReadAheadTest::name)).contains("two");
        assertThat(handedOut(ahead, 2)).containsExactly("two", "three");
    }

    @Test
    void what_cannot_be_read_fails_where_it_is_handled_and_not_those_beside_it() throws InterruptedException {
        record("one", UNREADABLE, "three");
        BlockingStream<TrackedEventMessage<?>> ahead = readAhead(3);
        assertThat(ahead.hasNextAvailable()).isTrue();
        assertThat(handedOut(ahead, 1)).containsExactly("one");
        TrackedEventMessage<?> unreadable = ahead.nextAvailable();
        assertThatThrownBy(unreadable::getPayload).isInstanceOf(UnsupportedOperationException.class);
        assertThat(handedOut(ahead, 1)).containsExactly("three");
    }

    private BlockingStream<TrackedEventMessage<?>> readAhead(int atATime) {
        StreamGiven events = new StreamGiven();
        return new ReadAhead(events, atATime).openStream(null);
    }

    private void record(String... names) {
        for (String name : names) {
            recorded.add(new Counted(name));
        }
    }

    private static List<String> handedOut(BlockingStream<TrackedEventMessage<?>> ahead, int count)
            throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name(ahead.nextAvailable()));
        }
        return names;
    }

    private static String name(TrackedEventMessage<?> event) {
        return event.getIdentifier();
    }

    /** An event that says when its payload is read. */
    private final class Counted extends GenericTrackedEventMessage<String> {

        private static final long serialVersionUID = 1;

        Counted(String name) {
            super(
                    new GlobalSequenceTrackingToken(recorded.size()),
                    new GenericEventMessage<>(name, name, MetaData.emptyInstance(), Instant.EPOCH));
        }

        @Override
        public String getPayload() {
            if (getIdentifier().equals(UNREADABLE)) {
                throw new UnsupportedOperationException("unreadable");
            }
            read.add(getIdentifier());
            return super.getPayload();
        }
    }

    /** What is recorded, as a stream that never waits. */
    private final class StreamGiven implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return new BlockingStream<>() {
                @Override
                public Optional<TrackedEventMessage<?>> peek() {
                    return Optional.ofNullable(recorded.peek());
                }

                @Override
                public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                    return !recorded.isEmpty();
                }

                @Override
                public TrackedEventMessage<?> nextAvailable() {
                    return recorded.remove();
                }

                @Override
                public void close() {}
            };
        }
    }
}
