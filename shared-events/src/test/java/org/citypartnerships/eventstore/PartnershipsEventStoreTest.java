package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.junit.jupiter.api.Test;

class PartnershipsEventStoreTest {

    private static final String HAMBURG = "partnership:hamburg-de~shanghai-cn";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final Companion INDEX =
            new Companion("INSERT INTO command.stream_index SELECT * FROM unnest(?::text[], ?::text[], ?::text[])");

    private final EventStoreOnPostgres store = new EventStoreOnPostgres(PartnershipsEventStoreTest::index);
    private final PartnershipsEventStore events = PartnershipsEventStore.on(store.engine);

    PartnershipsEventStoreTest() {
        TestDatabase.execute(
                store.database.as(Roles.OWNER),
                "CREATE TABLE command.stream_index (stream_id text, event_id text, sides text UNIQUE)");
    }

    /** Keeps the sides of a partnership unique. */
    private static void index(List<? extends DomainEventMessage<?>> events, Accompaniment rows) {
        for (DomainEventMessage<?> event : events) {
            if (event.getAggregateIdentifier().endsWith("refused")) {
                throw new IllegalArgumentException("refused by the index");
            }
            if (event.getSequenceNumber() == 0) {
                rows.add(
                        INDEX,
                        event.getAggregateIdentifier(),
                        event.getIdentifier(),
                        event.getAggregateIdentifier().replace("partnership:twin:", "partnership:"));
            }
        }
    }

    @Test
    void events_come_back_as_they_were_recorded_to_the_microsecond() {
        DomainEventMessage<Signed> recorded = signed(HAMBURG, 0, NOON.plusNanos(123_456_000));
        events.publish(recorded);
        DomainEventMessage<?> read = events.readEvents(HAMBURG).next();
        assertThat(read.getPayload()).isEqualTo(recorded.getPayload());
        assertThat(read.getTimestamp()).isEqualTo(recorded.getTimestamp());
        assertThat(read.getIdentifier()).isEqualTo(recorded.getIdentifier());
        assertThat(read.getType()).isEqualTo(TestEvents.KIND);
        assertThat(read.getMetaData()).containsEntry("recordedBy", "clerk").containsKey(EventSeal.HMAC);
    }

    @Test
    void what_is_stored_can_be_read_by_a_person() throws SQLException {
        events.publish(signed(HAMBURG, 0, NOON));
        StoredEvent row = store.row(HAMBURG, 0);
        assertThat(row.name()).isEqualTo("signed");
        assertThat(row.revision()).isEqualTo("1");
        assertThat(row.payload())
                .isEqualTo("{\"by\": [\"murmansk-ru\", \"harbin-cn\"], \"what\": \"Протокол о намерениях\"}");
    }

    @Test
    void events_of_one_append_take_positions_in_their_order() {
        List<DomainEventMessage<Signed>> many = LongStream.range(0, 2500)
                .mapToObj(sequence -> signed(HAMBURG, sequence))
                .toList();
        events.publish(many);
        assertThat(store.followedFrom(null))
                .extracting(EventMessage::getIdentifier)
                .isEqualTo(many.stream().map(EventMessage::getIdentifier).toList());
        assertThat(events.readEvents(HAMBURG).asStream().count()).isEqualTo(2500);
        assertThat(events.readEvents(HAMBURG, 1000).asStream().count()).isEqualTo(1500);
    }

    @Test
    void a_second_first_event_of_a_stream_is_a_conflict_about_its_creation() {
        events.publish(signed(HAMBURG, 0));
        assertThatThrownBy(() -> events.publish(signed(HAMBURG, 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void a_second_event_at_a_place_of_a_stream_is_a_conflict_that_is_retried() {
        events.publish(signed(HAMBURG, 0), signed(HAMBURG, 1));
        assertThatThrownBy(() -> events.publish(signed(HAMBURG, 1), signed(HAMBURG, 2)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(events.readEvents(HAMBURG).asStream().count()).isEqualTo(2);
    }

    @Test
    void a_listener_writes_in_the_transaction_of_the_append() throws SQLException {
        events.publish(signed(HAMBURG, 0), signed(HAMBURG, 1));
        assertThat(store.count("command.stream_index")).isEqualTo(1);
    }

    @Test
    void a_listener_that_fails_undoes_the_append() throws SQLException {
        assertThatThrownBy(() -> events.publish(signed(HAMBURG, 0), signed("partnership:refused", 0)))
                .hasMessage("refused by the index");
        assertThat(store.count("eventstore.event")).isZero();
        assertThat(store.count("command.stream_index")).isZero();
    }

    @Test
    void a_unique_key_of_a_listener_is_a_conflict_like_one_of_the_stream() throws SQLException {
        events.publish(signed(HAMBURG, 0));
        assertThatThrownBy(() -> events.publish(signed("partnership:twin:hamburg-de~shanghai-cn", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(store.count("eventstore.event")).isEqualTo(1);
    }

    @Test
    void an_append_without_a_transaction_is_refused() throws SQLException {
        TransactionManager none = NoTransactionManager.INSTANCE;
        PartnershipsEventStorageEngine engine = EventStorage.on(store.command, none, TestEvents.serializer())
                .sealedWith(TestEvents.SEAL)
                .engine();
        assertThatThrownBy(() -> engine.appendEvents(signed(HAMBURG, 0)))
                .hasMessageContaining("Refused to append without a transaction");
        assertThat(store.count("eventstore.event")).isZero();
    }

    @Test
    void an_engine_without_a_seal_only_reads() {
        assertThatThrownBy(() -> store.follower.appendEvents(signed(HAMBURG, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only reads");
    }

    @Test
    void an_event_is_never_earlier_than_the_one_before_it_that_was_read() throws SQLException {
        events.publish(signed(HAMBURG, 0, NOON));
        inUnitOfWork(() -> {
            events.readEvents(HAMBURG).asStream().forEach(read -> {});
            events.publish(signed(HAMBURG, 1, NOON.minusSeconds(9)));
            events.publish(signed(HAMBURG, 2, NOON.minusSeconds(5)));
        });
        assertThat(store.row(HAMBURG, 1).recordedAt()).isEqualTo(NOON);
        assertThat(store.row(HAMBURG, 2).recordedAt()).isEqualTo(NOON);
        assertThat(TestEvents.SEAL.verifies(store.row(HAMBURG, 2))).isTrue();
    }

    @Test
    void an_event_is_never_earlier_than_the_one_before_it_although_that_was_not_read() throws SQLException {
        events.publish(signed(HAMBURG, 0, NOON));
        events.publish(signed(HAMBURG, 1, NOON.minusSeconds(9)));
        assertThat(store.row(HAMBURG, 1).recordedAt()).isEqualTo(NOON);
    }

    @Test
    void an_event_is_never_earlier_than_the_one_before_it_in_the_same_append() throws SQLException {
        events.publish(signed(HAMBURG, 0, NOON), signed(HAMBURG, 1, NOON.minusSeconds(9)));
        assertThat(store.row(HAMBURG, 1).recordedAt()).isEqualTo(NOON);
    }

    @Test
    void a_later_event_keeps_its_time_and_another_stream_its_own() throws SQLException {
        events.publish(
                signed(HAMBURG, 0, NOON),
                signed("partnership:other", 0, NOON.minusSeconds(9)),
                signed(HAMBURG, 1, NOON.plusSeconds(1)));
        assertThat(store.row(HAMBURG, 1).recordedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(store.row("partnership:other", 0).recordedAt()).isEqualTo(NOON.minusSeconds(9));
    }

    private void inUnitOfWork(Runnable task) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(signed("partnership:any", 0));
        unit.attachTransaction(store.command);
        unit.execute(task);
    }
}
