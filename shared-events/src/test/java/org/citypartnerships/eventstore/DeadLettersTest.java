package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.junit.jupiter.api.Test;

/** The suite that Axon publishes for dead letters, and what it does not try. */
class DeadLettersTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final int SEQUENCES_MAX = 32;

    private static final EventStoreOnPostgres STORE = new EventStoreOnPostgres();
    private static final ThreadTransactions QUERY = ThreadTransactions.reusing(STORE.database.as(Roles.QUERY));

    @Test
    void a_letter_far_behind_those_that_wait_is_found() {
        JdbcSequencedDeadLetterQueue<EventMessage<?>> queue = queue();
        for (int i = 0; i < 25; i++) { // pages are of ten
            queue.enqueue("city-" + i, new GenericDeadLetter<>("city-" + i, TestEvents.signed("city-" + i, 0)));
        }
        List<String> processed = new ArrayList<>();
        boolean found = queue.process(letter -> sequence(letter).equals("city-24"), letter -> {
            processed.add(sequence(letter));
            return Decisions.evict();
        });
        assertThat(found).isTrue();
        assertThat(processed).containsExactly("city-24");
    }

    @Test
    void a_letter_holds_the_event_with_its_stream_and_its_place() {
        JdbcSequencedDeadLetterQueue<EventMessage<?>> queue = queue();
        var event = TestEvents.signed("partnership:a", 3);
        queue.enqueue(
                "partnership:a",
                new GenericDeadLetter<>(
                        "partnership:a",
                        new GenericTrackedDomainEventMessage<>(
                                GapAwareTrackingToken.newInstance(7, List.of(5L)), event),
                        new IllegalStateException("why")));
        DeadLetter<? extends EventMessage<?>> letter =
                queue.deadLetterSequence("partnership:a").iterator().next();
        assertThat(letter.message()).isInstanceOfSatisfying(GenericTrackedDomainEventMessage.class, read -> {
            assertThat(read.getAggregateIdentifier()).isEqualTo("partnership:a");
            assertThat(read.getSequenceNumber()).isEqualTo(3);
            assertThat(read.trackingToken()).isEqualTo(GapAwareTrackingToken.newInstance(7, List.of(5L)));
            assertThat(read.getPayload()).isInstanceOf(Signed.class).isEqualTo(event.getPayload());
        });
        assertThat(letter.cause().orElseThrow().message()).isEqualTo("why");
    }

    private JdbcSequencedDeadLetterQueue<EventMessage<?>> queue() {
        return DeadLetters.of("reader", "readers", QUERY, QUERY, TestEvents.serializer(), SEQUENCES_MAX);
    }

    private static String sequence(DeadLetter<? extends EventMessage<?>> letter) {
        return ((JdbcDeadLetter<?>) letter).getSequenceIdentifier();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        JdbcSequencedDeadLetterQueue<EventMessage<?>> queue = queue();
        queue.clear();
        return queue;
    }

    @Override
    protected long maxSequences() {
        return SEQUENCES_MAX;
    }

    @Override
    protected long maxSequenceSize() {
        return SEQUENCES_MAX;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequenceIdentifier", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequenceIdentifier", generateEvent());
    }

    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        return letter instanceof JdbcDeadLetter
                ? letter
                : new JdbcDeadLetter<>(
                        IdentifierFactory.getInstance().generateIdentifier(),
                        0L,
                        "sequenceIdentifier",
                        letter.enqueuedAt(),
                        letter.lastTouched(),
                        letter.cause().orElse(null),
                        letter.diagnostics(),
                        letter.message());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    /** Times are kept to the millisecond. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message().getMetaData()).isEqualTo(expected.message().getMetaData());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
        assertThat(millis(actual.enqueuedAt())).isEqualTo(millis(expected.enqueuedAt()));
        assertThat(millis(actual.lastTouched())).isEqualTo(millis(expected.lastTouched()));
    }

    private static String millis(Instant time) {
        return DateTimeUtils.formatInstant(time);
    }
}
