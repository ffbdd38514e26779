package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** An append that is committed late, behind events that a follower has already read, is read all the same. */
class GapsTest {

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();

    /** The token of each reading is the beginning of the next; what was read is added to {@code seen}. */
    private final List<String> seen = new ArrayList<>();

    private TrackingToken token = store.follower.createTailToken();

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT2M", "P3650D"})
    void what_is_committed_late_is_not_passed_over_however_old_the_events_say_they_are(Duration age)
            throws SQLException {
        Instant time = Instant.now().minus(age);
        append(signed("partnership:a", 0, time));
        try (Connection late = store.beginAppend(signed("partnership:late", 0, time))) {
            append(signed("partnership:b", 0, time));
            follow();
            assertThat(seen).containsExactly("partnership:a", "partnership:b");
            late.commit();
        }
        append(signed("partnership:c", 0, time));
        follow();
        assertThat(seen).containsExactly("partnership:a", "partnership:b", "partnership:late", "partnership:c");
    }

    @Test
    void what_is_committed_late_at_the_very_beginning_is_not_passed_over() throws SQLException {
        try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
            append(signed("partnership:a", 0));
            token = store.follower.createTailToken();
            follow();
            late.commit();
        }
        follow();
        assertThat(seen).containsExactly("partnership:a", "partnership:late");
    }

    @Test
    void a_follower_without_a_token_keeps_gaps_too() throws SQLException {
        try (Connection late = store.beginAppend(signed("partnership:late", 0, Instant.EPOCH))) {
            append(signed("partnership:a", 0, Instant.EPOCH));
            List<? extends TrackedEventMessage<?>> read = store.followedFrom(null);
            token = read.get(read.size() - 1).trackingToken();
            late.commit();
        }
        follow();
        assertThat(seen).containsExactly("partnership:late");
    }

    @Test
    void a_gap_is_kept_while_its_append_is_in_flight_and_dropped_when_it_was_undone() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
            append(signed("partnership:b", 0));
            for (int i = 0; i < 3; i++) {
                append(signed("partnership:c", i));
                follow();
                assertThat(gaps()).containsExactly(2L);
            }
            late.rollback();
        }
        append(signed("partnership:d", 0));
        follow();
        append(signed("partnership:d", 1));
        follow();
        assertThat(gaps()).isEmpty();
    }

    /**
     * Transaction ids are given in order but ended in any: the snapshot's xmax, one above the last that ended, says
     * nothing about those that began before and are still in flight with a higher id.
     */
    @Test
    void a_gap_is_kept_although_every_transaction_that_had_ended_when_it_was_seen_was_older() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection first = store.database.as(Roles.COMMAND).getConnection()) {
            first.setAutoCommit(false);
            TestDatabase.execute(first, "SELECT pg_current_xact_id()");
            try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
                TestDatabase.execute(
                        first,
                        "INSERT INTO eventstore.event (event_id, stream_id, stream_sequence, stream_kind, "
                                + "name, revision, recorded_at, payload, metadata) VALUES ('b', 'partnership:b', 0, 'partnership', "
                                + "'signed', '1', now(), '{}', '{}')");
                first.commit();
                follow();
                follow();
                append(signed("partnership:c", 0));
                follow();
                assertThat(gaps()).containsExactly(2L);
                late.commit();
            }
        }
        follow();
        assertThat(seen).containsExactly("partnership:a", "partnership:b", "partnership:c", "partnership:late");
    }

    /** Held up between taking its position and writing its row, where PostgreSQL would not have given it an id yet. */
    @Test
    void a_gap_is_kept_although_its_append_has_taken_no_more_than_its_position() throws Exception {
        append(signed("partnership:a", 0));
        TestDatabase.execute(store.database.asSuperuser(), """
                CREATE FUNCTION wait_for_it() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NEW; END';
                CREATE TRIGGER wait_for_it BEFORE INSERT ON eventstore.event FOR EACH ROW
                    WHEN (NEW.stream_id = 'partnership:late') EXECUTE FUNCTION wait_for_it()
                """);
        try (Connection holdUp = store.database.asSuperuser().getConnection()) {
            TestDatabase.execute(holdUp, "SELECT pg_advisory_lock(7)");
            CompletableFuture<Void> late = CompletableFuture.runAsync(() -> append(signed("partnership:late", 0)));
            Awaitility.await().until(() -> store.count("pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1);
            for (int i = 0; i < 3; i++) {
                append(signed("partnership:b", i));
                follow();
                assertThat(gaps()).containsExactly(2L);
            }
            TestDatabase.execute(holdUp, "SELECT pg_advisory_unlock(7)");
            late.get(30, TimeUnit.SECONDS);
        }
        follow();
        assertThat(seen).endsWith("partnership:late").hasSize(5);
    }

    @Test
    void an_append_between_the_proof_and_the_reading_is_not_lost() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
            append(signed("partnership:b", 0));
            follow();
            late.commit();
        }
        // The transactions of the proof are over by now; the gap is filled, and has to be read before it is dropped.
        follow();
        follow();
        assertThat(seen).containsExactly("partnership:a", "partnership:b", "partnership:late");
        assertThat(gaps()).isEmpty();
    }

    @Test
    void who_starts_at_the_head_reads_an_append_that_was_in_flight() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
            append(signed("partnership:b", 0));
            token = store.follower.createHeadToken();
            late.commit();
        }
        append(signed("partnership:c", 0));
        follow();
        assertThat(seen).containsExactly("partnership:late", "partnership:c");
    }

    @Test
    void who_starts_at_a_time_reads_an_append_that_was_in_flight() throws SQLException {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        append(signed("partnership:a", 0, noon.minusSeconds(2)));
        try (Connection late = store.beginAppend(signed("partnership:late", 0, noon.plusSeconds(1)))) {
            append(signed("partnership:b", 0, noon.minusSeconds(1)));
            append(signed("partnership:c", 0, noon));
            token = store.follower.createTokenAt(noon);
            late.commit();
        }
        follow();
        assertThat(seen).containsExactly("partnership:late", "partnership:c");
    }

    @Test
    void of_several_gaps_each_is_read_when_it_is_filled_and_dropped_when_it_is_not() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection first = store.beginAppend(signed("partnership:first", 0));
                Connection undone = store.beginAppend(signed("partnership:undone", 0));
                Connection last = store.beginAppend(signed("partnership:last", 0))) {
            append(signed("partnership:b", 0));
            follow();
            assertThat(gaps()).containsExactly(2L, 3L, 4L);
            last.commit();
            undone.rollback();
            follow();
            append(signed("partnership:c", 0));
            follow();
            assertThat(gaps()).contains(2L).doesNotContain(4L);
            first.commit();
        }
        follow();
        append(signed("partnership:d", 0));
        follow();
        assertThat(gaps()).isEmpty();
        assertThat(seen)
                .containsExactly(
                        "partnership:a",
                        "partnership:b",
                        "partnership:last",
                        "partnership:c",
                        "partnership:first",
                        "partnership:d");
    }

    @Test
    void a_long_transaction_that_touches_no_event_holds_nothing_up() throws SQLException {
        try (Connection other = store.database.asSuperuser().getConnection()) {
            other.setAutoCommit(false);
            TestDatabase.execute(other, "SELECT pg_current_xact_id()");
            append(signed("partnership:a", 0));
            try (Connection undone = store.beginAppend(signed("partnership:undone", 0))) {
                append(signed("partnership:b", 0));
                undone.rollback();
            }
            follow();
            append(signed("partnership:c", 0));
            follow();
            assertThat(seen).containsExactly("partnership:a", "partnership:b", "partnership:c");
            assertThat(gaps()).containsExactly(2L);
        }
        append(signed("partnership:d", 0));
        follow();
        append(signed("partnership:d", 1));
        follow();
        assertThat(gaps()).isEmpty();
    }

    @Test
    void what_is_committed_after_a_follower_was_started_anew_is_not_passed_over() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection late = store.beginAppend(signed("partnership:late", 0))) {
            append(signed("partnership:b", 0));
            follow();
            Serializer tokens = TrackingTokens.serializer();
            token = tokens.deserialize(tokens.serialize(token, byte[].class));
            PartnershipsEventStorageEngine startedAnew = EventStorage.on(
                            store.query, store.query, TestEvents.serializer())
                    .engine();
            assertThat(startedAnew.readEvents(token, false)).isEmpty();
            late.commit();
            assertThat(startedAnew.readEvents(token, false)).hasSize(1);
        }
    }

    @Test
    void an_append_that_is_cut_off_leaves_a_gap_that_is_dropped() throws SQLException {
        append(signed("partnership:a", 0));
        try (Connection cutOff = store.beginAppend(signed("partnership:cut-off", 0))) {
            append(signed("partnership:b", 0));
            follow();
            assertThat(gaps()).containsExactly(2L);
            int backend = cutOff.unwrap(PGConnection.class).getBackendPID();
            TestDatabase.execute(store.database.asSuperuser(), "SELECT pg_terminate_backend(" + backend + ", 5000)");
        }
        append(signed("partnership:c", 0));
        follow();
        append(signed("partnership:d", 0));
        follow();
        assertThat(gaps()).isEmpty();
        assertThat(seen).containsExactly("partnership:a", "partnership:b", "partnership:c", "partnership:d");
    }

    /** Who begins with the first event has nothing to do with what was undone long ago. */
    @Test
    void a_new_follower_of_an_old_store_keeps_no_gap_at_all() throws SQLException {
        for (int i = 0; i < 5; i++) {
            append(signed("partnership:a", i));
            try (Connection undone = store.beginAppend(signed("partnership:undone", 0))) {
                undone.rollback();
            }
        }
        append(signed("partnership:a", 5));
        assertThat(store.followedFrom(token))
                .hasSize(6)
                .allSatisfy(event -> assertThat(((GapAwareTrackingToken) event.trackingToken()).getGaps())
                        .isEmpty());
    }

    @Test
    void a_long_stretch_without_events_does_not_stop_a_follower() {
        append(signed("partnership:a", 0));
        for (int i = 0; i < 3; i++) {
            TestDatabase.execute(
                    store.database.asSuperuser(),
                    "SELECT nextval('eventstore.event_global_position_seq') FROM generate_series(1, 2500)");
            append(signed("partnership:b", i));
        }
        follow();
        assertThat(seen).hasSize(4);
        append(signed("partnership:b", 3));
        follow();
        assertThat(gaps()).isEmpty();
    }

    private void append(EventMessage<?> event) {
        store.engine.appendEvents(event);
    }

    private void follow() {
        for (TrackedEventMessage<?> event : store.followedFrom(token)) {
            seen.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            token = event.trackingToken();
        }
    }

    private List<Long> gaps() {
        return List.copyOf(((GapAwareTrackingToken) token).getGaps());
    }
}
