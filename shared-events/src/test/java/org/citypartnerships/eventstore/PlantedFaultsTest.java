package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.Test;

/**
 * Takes away what keeps a follower from losing events, piece by piece, and sees the loss: were one of these green without its
 * fault, {@link GapsTest} would prove nothing.
 */
class PlantedFaultsTest {

    private static final Duration LONG_AGO = Duration.ofMinutes(2);

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();
    private final List<String> seen = new ArrayList<>();

    @Test
    void gaps_kept_by_the_times_of_events_lose_what_is_committed_late_behind_an_old_one() throws SQLException {
        assertThat(readAcrossALateCommit(axonsOwn(), false)).containsExactly("partnership:a", "partnership:b");
        assertThat(readAcrossALateCommit(store.follower, false))
                .containsExactly("partnership:a", "partnership:b", "partnership:late");
    }

    @Test
    void a_head_without_gaps_loses_what_is_in_flight_before_it() throws SQLException {
        assertThat(readAcrossALateCommit(axonsOwn(), true)).isEmpty();
        assertThat(readAcrossALateCommit(store.follower, true)).containsExactly("partnership:late");
    }

    @Test
    void gaps_that_are_dropped_without_a_proof_lose_what_fills_them() throws SQLException {
        store.engine.appendEvents(signed("partnership:a", 0));
        try (Connection late = store.beginAppend(signed("partnership:late", 0));
                Connection reader = store.database.as(Roles.QUERY).getConnection()) {
            store.engine.appendEvents(signed("partnership:b", 0));
            GapAwareTrackingToken begin = GapAwareTrackingToken.newInstance(0, List.of());
            GapAwareTrackingToken kept = follow(begin, 1, reader);
            GapAwareTrackingToken dropped = follow(begin, Long.MAX_VALUE, reader);
            late.commit();
            assertThat(EventTable.after(reader, dropped.getIndex(), dropped.getGaps(), 10))
                    .isEmpty();
            assertThat(EventTable.after(reader, kept.getIndex(), kept.getGaps(), 10))
                    .hasSize(1);
        }
    }

    @Test
    void a_position_taken_before_the_transaction_id_is_proved_empty_and_filled_afterwards() throws Exception {
        TestDatabase.execute(
                store.database.asSuperuser(),
                "ALTER TABLE eventstore.event DISABLE TRIGGER transaction_id_comes_first");
        TestDatabase.execute(store.database.asSuperuser(), """
                CREATE FUNCTION wait_for_it() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NEW; END';
                CREATE TRIGGER wait_for_it BEFORE INSERT ON eventstore.event FOR EACH ROW
                    WHEN (NEW.stream_id = 'partnership:late') EXECUTE FUNCTION wait_for_it()
                """);
        store.engine.appendEvents(signed("partnership:a", 0));
        TrackingToken token = store.follower.createTailToken();
        try (Connection holdUp = store.database.asSuperuser().getConnection()) {
            TestDatabase.execute(holdUp, "SELECT pg_advisory_lock(7)");
            CompletableFuture<Void> late =
                    CompletableFuture.runAsync(() -> store.engine.appendEvents(signed("partnership:late", 0)));
            Awaitility.await().until(() -> store.count("pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1);
            for (int i = 0; i < 3; i++) {
                store.engine.appendEvents(signed("partnership:b", i));
                token = follow(store.follower, token);
            }
            TestDatabase.execute(holdUp, "SELECT pg_advisory_unlock(7)");
            late.get(30, TimeUnit.SECONDS);
        }
        follow(store.follower, token);
        assertThat(seen).hasSize(4).doesNotContain("partnership:late");
    }

    /** Reads before and after the commit of an append that began before the last event read; its events say they are old. */
    private List<String> readAcrossALateCommit(EventStorageEngine engine, boolean fromTheHead) throws SQLException {
        seen.clear();
        long start = store.count("eventstore.event"); // every position has its event, every stream has start / 3
        Instant time = Instant.now().minus(LONG_AGO);
        store.engine.appendEvents(signed("partnership:a", start / 3, time));
        TrackingToken token;
        try (Connection late = store.beginAppend(signed("partnership:late", start / 3, time))) {
            store.engine.appendEvents(signed("partnership:b", start / 3, time));
            token = fromTheHead
                    ? engine.createHeadToken()
                    : follow(engine, GapAwareTrackingToken.newInstance(start, List.of()));
            late.commit();
        }
        follow(engine, token);
        return List.copyOf(seen);
    }

    private TrackingToken follow(EventStorageEngine engine, TrackingToken from) {
        TrackingToken token = from;
        for (TrackedEventMessage<?> event : engine.readEvents(from, false).toList()) {
            seen.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            token = event.trackingToken();
        }
        return token;
    }

    private static GapAwareTrackingToken follow(GapAwareTrackingToken from, long settled, Connection reader)
            throws SQLException {
        List<EventRow> rows =
                Followed.from(from, settled, EventTable.after(reader, from.getIndex(), from.getGaps(), 10));
        return (GapAwareTrackingToken)
                Objects.requireNonNull(rows.get(rows.size() - 1).trackingToken());
    }

    /** Axon's engine as it is, but for the types of columns. */
    private EventStorageEngine axonsOwn() {
        return new JdbcEventStorageEngine(JdbcEventStorageEngine.builder()
                .connectionProvider(store.query)
                .transactionManager(store.query)
                .eventSerializer(TestEvents.serializer())
                .snapshotSerializer(TestEvents.serializer())
                .schema(EventTable.SCHEMA)
                .dataType(String.class)) {
            @Override
            protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
                return row.getObject(column, OffsetDateTime.class).toInstant().toString();
            }

            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            protected <T> T readPayload(ResultSet row, String column) throws SQLException {
                return (T) row.getString(column);
            }
        };
    }
}
