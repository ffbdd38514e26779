package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SharedCommitsTest {

    private static final String COMMITS = "(SELECT DISTINCT xmin::text FROM eventstore.event)";
    private static final Companion INDEX =
            new Companion("INSERT INTO command.stream_index SELECT * FROM unnest(?::text[], ?::text[])");

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();
    private final CountingSessions sessions = new CountingSessions(store.database.as(Roles.COMMAND));
    private final ThreadTransactions transactions = new ThreadTransactions(sessions);
    private final PartnershipsEventStorageEngine engine = EventStorage.on(
                    transactions, transactions, TestEvents.serializer())
            .sealedWith(TestEvents.SEAL)
            .listener(SharedCommitsTest::index)
            .sharedCommits(sessions, transactions::isInTransaction)
            .engine();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> appends = new ArrayList<>();

    SharedCommitsTest() {
        TestDatabase.execute(
                store.database.as(Roles.OWNER),
                "CREATE TABLE command.stream_index (stream_id text, sides text UNIQUE)");
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    /** A stream called after what is to happen to it. */
    private static void index(
            List<? extends org.axonframework.eventhandling.DomainEventMessage<?>> events, Accompaniment rows) {
        String stream = events.get(0).getAggregateIdentifier();
        rows.add(
                INDEX,
                stream,
                stream.replace("twin-of-", "") + "/" + events.get(0).getSequenceNumber());
        if (stream.contains("seldom")) {
            rows.afterwards(connection ->
                    TestDatabase.execute(connection, "INSERT INTO command.stream_index VALUES ('seldom', 'seldom')"));
        }
    }

    @Test
    void an_append_that_comes_alone_is_one_round_trip() throws SQLException {
        engine.appendEvents(signed("partnership:a", 0), signed("partnership:a", 1));
        assertThat(sessions.roundTrips())
                .singleElement()
                .asString()
                .contains("eventstore.event", "command.stream_index");
        assertThat(store.count("eventstore.event")).isEqualTo(2);
        assertThat(store.count("command.stream_index")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void few_events_and_many_have_positions_in_their_order_and_their_rows_beside_them(int number) throws SQLException {
        engine.appendEvents(IntStream.range(0, number)
                .mapToObj(sequence -> signed("partnership:a", sequence))
                .toList());
        assertThat(store.count("eventstore.event")).isEqualTo(number);
        assertThat(store.count("command.stream_index WHERE stream_id = 'partnership:a' AND sides = 'partnership:a/0'"))
                .isEqualTo(1);
        assertThat(store.count("eventstore.event one JOIN eventstore.event other USING (stream_id)"
                        + " WHERE one.stream_sequence < other.stream_sequence"
                        + " AND one.global_position > other.global_position"))
                .isZero();
    }

    @Test
    void appends_that_come_while_the_store_is_busy_share_one_commit() throws SQLException {
        comeWhileTheStoreIsBusy(20);
        assertThat(store.count("eventstore.event")).isEqualTo(22);
        assertThat(store.count("command.stream_index")).isEqualTo(22);
        assertThat(store.count(COMMITS + " AS commits")).isEqualTo(3);
    }

    @Test
    void beside_a_batch_goes_half_of_those_who_usually_come_at_once_and_not_one_alone() throws SQLException {
        comeWhileTheStoreIsBusy(8);
        try (Connection busy = busy()) {
            append("partnership:first");
            awaitOnTheirWay(1);
            for (int waiting = 1; waiting <= 3; waiting++) {
                append("partnership:beside-" + waiting);
                long all = waiting;
                Awaitility.await().until(() -> engine.appendsInQueue() == all);
            }
            append("partnership:beside-4");
            awaitOnTheirWay(2);
            assertThat(engine.appendsInQueue()).isZero();
            busy.rollback();
        }
        appends.forEach(CompletableFuture::join);
        assertThat(store.count("eventstore.event")).isEqualTo(15);
        assertThat(store.count(COMMITS + " AS commits")).isEqualTo(5);
    }

    @Test
    void a_conflict_of_one_is_not_a_conflict_of_the_others() throws SQLException {
        engine.appendEvents(signed("partnership:taken", 0));
        try (Connection busy = busy()) {
            twoOnTheirWay();
            queued(List.of(
                    "partnership:a", "partnership:taken", "partnership:b", "partnership:twin-of-c", "partnership:c"));
            busy.rollback();
        }
        Awaitility.await().until(() -> appends.stream().allMatch(CompletableFuture::isDone));
        assertThat(appends.get(3)).isCompletedExceptionally();
        assertThatThrownBy(() -> appends.get(3).join()).hasCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(appends.get(5).isCompletedExceptionally())
                .as("of those who want the same sides, one gets them")
                .isNotEqualTo(appends.get(6).isCompletedExceptionally());
        assertThat(store.count("eventstore.event WHERE stream_id IN ('partnership:a', 'partnership:b')"))
                .isEqualTo(2);
        assertThat(store.count("eventstore.event")).isEqualTo(1 + 2 + 2 + 1);
    }

    @Test
    void two_appends_of_one_stream_are_never_in_one_batch() throws SQLException {
        try (Connection busy = busy()) {
            twoOnTheirWay();
            queued(List.of("partnership:a", "partnership:a"));
            busy.rollback();
        }
        Awaitility.await().until(() -> appends.stream().allMatch(CompletableFuture::isDone));
        assertThat(appends.get(2).isCompletedExceptionally())
                .isNotEqualTo(appends.get(3).isCompletedExceptionally());
        assertThat(store.count("eventstore.event WHERE stream_id = 'partnership:a'"))
                .isEqualTo(1);
    }

    @Test
    void what_needs_statements_of_its_own_has_a_transaction_of_its_own() throws SQLException {
        try (Connection busy = busy()) {
            twoOnTheirWay();
            queued(List.of("partnership:a", "partnership:seldom", "partnership:seldom-2", "partnership:b"));
            busy.rollback();
        }
        Awaitility.await().until(() -> appends.stream().allMatch(CompletableFuture::isDone));
        assertThat(appends.get(3).isCompletedExceptionally())
                .as("both write the same row afterwards")
                .isNotEqualTo(appends.get(4).isCompletedExceptionally());
        assertThat(store.count("eventstore.event")).isEqualTo(5);
        assertThat(store.count("command.stream_index")).isEqualTo(6);
        assertThat(store.count("eventstore.event WHERE stream_id LIKE '%seldom%'"))
                .isEqualTo(1);
    }

    @Test
    void who_loses_the_session_hears_of_it_and_whoever_is_told_that_it_is_stored_is_right() throws Exception {
        try (Connection busy = busy()) {
            twoOnTheirWay();
            queued(IntStream.range(0, 10).mapToObj(i -> "partnership:" + i).toList());
            TestDatabase.execute(
                    store.database.asSuperuser(), "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted");
            Awaitility.await()
                    .until(() -> appends.get(0).isDone() && appends.get(1).isDone());
            busy.rollback();
        }
        Awaitility.await().until(() -> appends.stream().allMatch(CompletableFuture::isDone));
        assertThatThrownBy(() -> appends.get(0).join()).hasCauseInstanceOf(EventStoreException.class);
        assertThatThrownBy(() -> appends.get(1).join())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        lost -> assertThat(lost.getSQLState()).startsWith("57"));
        assertThat(appends.subList(2, appends.size())).allSatisfy(append -> append.join());
        assertThat(store.count("eventstore.event")).isEqualTo(10);
    }

    @Test
    void an_append_in_its_callers_transaction_stands_or_falls_with_that() throws SQLException {
        var transaction = transactions.startTransaction();
        engine.appendEvents(signed("partnership:a", 0));
        engine.appendEvents(signed("partnership:b", 0));
        transaction.rollback();
        assertThat(store.count("eventstore.event")).isZero();
        assertThat(store.count("command.stream_index")).isZero();
    }

    /** Keeps everybody from writing events. */
    private Connection busy() throws SQLException {
        Connection connection = store.database.asSuperuser().getConnection();
        connection.setAutoCommit(false);
        TestDatabase.execute(connection, "LOCK TABLE eventstore.event IN SHARE ROW EXCLUSIVE MODE");
        return connection;
    }

    /** So many beside two that were on their way; all are stored when it returns. */
    private void comeWhileTheStoreIsBusy(int number) throws SQLException {
        try (Connection busy = busy()) {
            twoOnTheirWay();
            queued(IntStream.range(0, number).mapToObj(i -> "partnership:" + i).toList());
            busy.rollback();
        }
        appends.forEach(CompletableFuture::join);
    }

    private void twoOnTheirWay() {
        for (int number = 1; number <= 2; number++) {
            append("partnership:on-its-way-" + number);
            awaitOnTheirWay(number);
        }
    }

    private void awaitOnTheirWay(long number) {
        Awaitility.await()
                .until(() -> store.count("pg_locks WHERE NOT granted AND relation = 'eventstore.event'::regclass")
                        == number);
    }

    private void queued(List<String> streams) {
        for (String stream : streams) {
            append(stream);
            Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(5))
                    .until(() -> engine.appendsInQueue() == appends.size() - 2);
        }
    }

    private void append(String stream) {
        appends.add(CompletableFuture.runAsync(() -> engine.appendEvents(signed(stream, 0)), callers));
    }
}
