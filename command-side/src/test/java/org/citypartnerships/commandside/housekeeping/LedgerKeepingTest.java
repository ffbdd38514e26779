package org.citypartnerships.commandside.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.ledger.CheckpointFile;
import org.citypartnerships.ledger.EventLeaf;
import org.citypartnerships.ledger.Frontier;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerKey;
import org.citypartnerships.ledger.LedgerTables;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a node works while it is open
class LedgerKeepingTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final byte[] SEED =
            "32 bytes, random in real life ..".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final String RECORD = """
            INSERT INTO eventstore.event
                (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
            SELECT gen_random_uuid()::text, 'party:city-%1$s-' || number, 0, 'party', 'party-registered', '1', now(),
                   jsonb_build_object('number', number, 'name', '哈尔滨'), '{"recordedBy": "clerk"}'
            FROM generate_series(1, %2$s) AS number
            """;

    private static final String TAKE_THE_SESSION_AWAY = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'partnerships housekeeping'
            """;

    @TempDir
    private Path temporary;

    private final TestDatabase database = TestDatabase.fresh().migrate("command", "db/event-store", "db/command-side");
    private Path key;
    private Path folder;

    @BeforeEach
    void key() throws IOException {
        key = Files.write(temporary.resolve("ledger.key"), SEED);
        folder = temporary.resolve("ledger");
    }

    @Test
    void every_event_gets_its_leaf_in_the_order_of_the_store_and_the_last_checkpoint_is_over_all() throws Exception {
        record("one", 700);
        try (Node node = node()) {
            awaitCheckpoint(700);
            record("two", 41);
            SignedCheckpoint signed = awaitCheckpoint(741);
            assertThat(signed.checkpoint().root()).isEqualTo(rootOfTheStore());
            assertThat(new LedgerKey(Node.LEDGER, SEED).publicKey().hasSigned(signed))
                    .isTrue();
            assertThat(Files.readString(folder.resolve("public-key")))
                    .isEqualTo(new LedgerKey(Node.LEDGER, SEED).publicKey() + "\n");
        }
        assertThat(notesInTheFile()).isEqualTo(notesInTheDatabase()).hasSizeGreaterThanOrEqualTo(2);
        assertTreeIsThatOfTheStore();
    }

    @Test
    void a_node_whose_session_is_taken_away_again_and_again_loses_no_leaf_and_gives_none_twice() throws Exception {
        int events = 25_000;
        record("many", events);
        int taken = 0;
        try (Node node = node()) {
            while (taken < 6 && count("command.ledger_leaf") < events) {
                taken += number(TAKE_THE_SESSION_AWAY);
                Thread.sleep(120);
            }
            awaitCheckpoint(events);
        }
        assertThat(taken).as("sessions taken away").isPositive();
        assertTreeIsThatOfTheStore();
    }

    @Test
    void of_two_nodes_one_does_it_and_the_other_takes_over() throws Exception {
        record("one", 10);
        try (Node second = takeOver()) {
            record("three", 10);
            awaitCheckpoint(30);
        }
        assertTreeIsThatOfTheStore();
        assertThat(notesInTheFile()).isEqualTo(notesInTheDatabase());
    }

    private Node takeOver() throws Exception {
        try (Node first = node()) {
            awaitCheckpoint(10);
            Node second = node();
            record("two", 10);
            awaitCheckpoint(20);
            assertThat(number("""
                    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """)).isEqualTo(1);
            return second;
        }
    }

    @Test
    void a_checkpoint_is_taken_when_the_ledger_has_grown_and_not_more_often_than_said() throws Exception {
        record("one", 10);
        try (Node node = new Node(database, key, folder, Duration.ofHours(1))) {
            awaitCheckpoint(10);
            record("two", 10);
            await(() -> count("command.ledger_leaf") == 20);
            Thread.sleep(600);
        }
        assertThat(notesInTheDatabase()).hasSize(1);
    }

    @Test
    void nothing_is_signed_on_a_store_that_has_lost_what_was_signed_before() throws Exception {
        record("one", 20);
        try (Node node = node()) {
            awaitCheckpoint(20);
        }
        String signed = Files.readString(folder.resolve(CheckpointFile.NAME));
        TestDatabase.execute(database.asSuperuser(), """
                DELETE FROM command.ledger_leaf WHERE leaf_index >= 15;
                DELETE FROM command.ledger_checkpoint;
                ALTER EVENT TRIGGER history_keeps_its_guards DISABLE;
                ALTER TABLE eventstore.event DISABLE TRIGGER ALL;
                DELETE FROM eventstore.event WHERE global_position > 15
                """);
        try (Node node = node()) {
            record("two", 2);
            await(() -> count("command.ledger_leaf") == 17);
            Thread.sleep(600);
        }
        assertThat(notesInTheDatabase()).isEmpty();
        assertThat(folder.resolve(CheckpointFile.NAME)).hasContent(signed);
    }

    @Test
    void a_checkpoint_that_a_power_cut_left_half_written_or_in_one_place_only_is_made_good() throws Exception {
        record("one", 20);
        try (Node node = node()) {
            awaitCheckpoint(20);
        }
        Path file = folder.resolve(CheckpointFile.NAME);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        try (Node node = node()) {
            await(() -> Files.readString(file).equals(whole));
        }
        TestDatabase.execute(database.asSuperuser(), "DELETE FROM command.ledger_checkpoint");
        try (Node node = node()) {
            awaitCheckpoint(20);
        }
        assertThat(notesInTheFile()).isEqualTo(notesInTheDatabase()).hasSize(1);
    }

    @Test
    void the_role_that_keeps_the_ledger_can_only_add_to_it() throws Exception {
        for (String attempt : List.of(
                "UPDATE command.ledger_leaf SET hash = hash",
                "DELETE FROM command.ledger_node",
                "TRUNCATE command.ledger_checkpoint",
                "DELETE FROM command.ledger_key")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> TestDatabase.execute(database.as(Roles.COMMAND), attempt))
                    .cause()
                    .hasMessageContaining("permission denied");
        }
    }

    private Node node() {
        return new Node(database, key, folder, Duration.ZERO);
    }

    private void record(String series, int events) {
        TestDatabase.execute(database.as(Roles.COMMAND), RECORD.formatted(series, events));
    }

    private SignedCheckpoint awaitCheckpoint(int size) throws Exception {
        await(() -> number("SELECT coalesce(max(tree_size), 0) FROM command.ledger_checkpoint") == size);
        try (Connection connection = database.as(Roles.COMMAND).getConnection()) {
            return new LedgerTables(connection).lastCheckpoint().orElseThrow();
        }
    }

    private void assertTreeIsThatOfTheStore() throws SQLException {
        try (Connection connection = database.as(Roles.COMMAND).getConnection()) {
            int size = count("eventstore.event");
            assertThat(count("command.ledger_leaf")).isEqualTo(size);
            assertThat(new LedgerTables(connection).tree().root(size)).isEqualTo(rootOfTheStore());
        }
    }

    private Hash rootOfTheStore() throws SQLException {
        Frontier frontier = new Frontier();
        try (Connection connection = database.as(Roles.COMMAND).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + StoredEvent.COLUMNS + " FROM eventstore.event ORDER BY global_position")) {
            while (rows.next()) {
                frontier.add(EventLeaf.hash(StoredEvent.from(rows)), (level, index, hash) -> {});
            }
        }
        return frontier.root();
    }

    private List<String> notesInTheDatabase() throws SQLException {
        try (Connection connection = database.as(Roles.COMMAND).getConnection()) {
            return new LedgerTables(connection).checkpointsAfter(0, 10_000);
        }
    }

    private List<String> notesInTheFile() throws IOException {
        List<String> notes = new ArrayList<>();
        new CheckpointFile(folder.resolve(CheckpointFile.NAME)).forEach(notes::add);
        return notes;
    }

    private int count(String table) throws SQLException {
        return number("SELECT count(*) FROM " + table);
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come about in " + BOUND);
            }
            Thread.sleep(20);
        }
    }
}
