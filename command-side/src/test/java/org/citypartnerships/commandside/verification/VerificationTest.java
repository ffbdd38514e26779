package org.citypartnerships.commandside.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.ledger.EventLeaf;
import org.citypartnerships.ledger.LedgerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a verification says of a store that is as it was, and of one where more than an event was changed. */
class VerificationTest {

    private static RecordedSeeds recorded;
    private static long events;
    private Connection connection;

    @BeforeAll
    static void seeds() throws Exception {
        recorded = RecordedSeeds.withMeetings(150).withoutGuards();
        events = recorded.number("SELECT count(*) FROM eventstore.event");
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = recorded.database.asSuperuser().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void a_store_as_it_was_recorded_has_no_difference_for_the_role_of_the_command_side() throws Exception {
        try (Connection command = recorded.database.as(Roles.COMMAND).getConnection()) {
            command.setAutoCommit(false);
            Outcome outcome = recorded.verified(command);
            assertThat(outcome.difference()).isNull();
            assertThat(outcome.events()).isEqualTo(events).isGreaterThan(300);
            assertThat(outcome.tail()).isZero();
            assertThat(outcome.lastCheckpoint()).isEqualTo(events);
            assertThat(outcome.checkpoints()).isPositive();
            assertThat(outcome.indexed()).isGreaterThan(events);
            assertThat(outcome.streams()).isPositive();
            assertThat(outcome.proofs()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void events_that_the_ledger_has_not_come_to_are_told_apart() throws Exception {
        run("DELETE FROM command.ledger_leaf WHERE leaf_index >= 250; DELETE FROM command.ledger_node");
        run("DELETE FROM command.ledger_checkpoint");
        assertThat(new Verification(connection, recorded.keys, null, 20, (check, done, total) -> {}).run())
                .satisfies(outcome -> assertThat(outcome.difference()).isNull())
                .satisfies(outcome -> assertThat(outcome.tail()).isEqualTo(events - 250));
    }

    @Test
    void the_last_events_taken_away_with_their_leaves_are_missed_by_the_last_checkpoint() throws Exception {
        takeAwayTheLast(5);
        assertThat(difference().check()).isEqualTo(Check.TREE);
        assertThat(difference().words())
                .contains("was signed over " + events + " events, and the ledger has " + (events - 5));
    }

    @Test
    void checkpoints_taken_away_too_are_missed_by_the_file() throws Exception {
        takeAwayTheLast(5);
        run("DELETE FROM command.ledger_checkpoint WHERE tree_size > " + (events - 5));
        assertThat(difference().check()).isEqualTo(Check.CHECKPOINTS);
        assertThat(difference().words()).contains("the file has a checkpoint that the database has not");
    }

    @Test
    void an_event_rewritten_by_somebody_with_the_key_of_the_node_does_not_fit_the_checkpoint() throws Exception {
        StoredEvent event = event(100);
        StoredEvent rewritten = recorded.seal.seal(new StoredEvent(
                event.stream(),
                event.sequence(),
                event.kind(),
                event.eventId(),
                event.name(),
                event.revision(),
                event.recordedAt().minusSeconds(1),
                event.payload(),
                event.metadata().replaceAll("\"hmac\": \"[^\"]*\",? ?", "")));
        update(
                "UPDATE eventstore.event SET recorded_at = recorded_at - interval '1 second', metadata = ?::jsonb"
                        + " WHERE event_id = ?",
                rewritten.metadata(),
                event.eventId());
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE command.ledger_leaf SET hash = ? WHERE event_id = ?")) {
            statement.setBytes(1, EventLeaf.hash(rewritten).bytes());
            statement.setString(2, event.eventId());
            statement.executeUpdate();
        }
        assertThat(difference().check()).isEqualTo(Check.TREE);
    }

    @Test
    void a_leaf_or_a_node_changed_alone_is_found() throws Exception {
        run("UPDATE command.ledger_leaf SET hash = decode(repeat('00', 32), 'hex') WHERE leaf_index = 7");
        assertThat(difference().check()).isEqualTo(Check.LEAVES);
        connection.rollback();
        run("UPDATE command.ledger_node SET hash = decode(repeat('00', 32), 'hex')");
        assertThat(difference().check()).isEqualTo(Check.TREE);
        connection.rollback();
        run("INSERT INTO command.ledger_node VALUES (16, 0, decode(repeat('00', 32), 'hex'))");
        assertThat(difference().check()).isEqualTo(Check.TREE);
    }

    @Test
    void a_checkpoint_that_is_not_ours_or_not_the_one_in_the_file_is_found() throws Exception {
        update("UPDATE command.ledger_checkpoint SET note = replace(note, ?, ?)", "time 2", "time 1");
        assertThat(difference().check()).isEqualTo(Check.CHECKPOINTS);
        connection.rollback();
        Keys others = new Keys(
                recorded.keys.seals(),
                List.of(new LedgerKey(
                                "city-partnerships",
                                "another key, of 32 random bytes.".getBytes(StandardCharsets.UTF_8))
                        .publicKey()));
        assertThat(new Verification(connection, others, null, 0, (check, done, total) -> {})
                        .run()
                        .difference())
                .satisfies(found -> assertThat(found.words()).contains("is signed by no key given"));
    }

    @Test
    void without_the_key_of_the_node_no_seal_is_believed() throws Exception {
        Keys others = new Keys(
                List.of(new EventSeal("the key of a node in the tests: 32".getBytes(StandardCharsets.UTF_8))),
                recorded.keys.publicKeys());
        assertThat(new Verification(connection, others, null, 0, (check, done, total) -> {})
                        .run()
                        .difference())
                .satisfies(found -> assertThat(found.check()).isEqualTo(Check.SEALS));
    }

    @Test
    void every_table_of_the_index_is_compared_with_the_events() throws Exception {
        for (String change : List.of(
                "DELETE FROM command.entry WHERE entry_id = 's0-05'",
                "UPDATE command.entry SET name = 'meeting-retracted' WHERE entry_id = 's0-05'",
                "INSERT INTO command.entry VALUES ('partnership:harbin-cn~sunderland-gb', 'forged', 'mou-signed', '')",
                "DELETE FROM command.stream_source WHERE source_id = 'source:sunderland-harbin'",
                "INSERT INTO command.stream_source VALUES ('partnership:harbin-cn~sunderland-gb', 'source:forged')",
                "UPDATE command.partnership_sides SET sides_key = 'forged' || sides_key",
                "DELETE FROM command.partnership_member WHERE party_id = 'party:harbin-cn'",
                "INSERT INTO command.partnership VALUES ('partnership:forged')",
                "INSERT INTO command.source (source_id) VALUES ('source:forged')",
                "INSERT INTO command.figures_scope VALUES ('party:harbin-cn', 'party:forged', 'figures:forged')")) {
            run(change);
            Difference difference = requireNonNull(recorded.verified(connection).difference(), change);
            assertThat(difference.check()).as(change + ": " + difference).isEqualTo(Check.INDEX);
            connection.rollback();
        }
    }

    private void takeAwayTheLast(int count) throws SQLException {
        run("""
                CREATE TEMP TABLE taken ON COMMIT DROP AS
                SELECT global_position, stream_id, payload #>> '{header,entryId}' AS entry_id
                FROM eventstore.event ORDER BY global_position DESC LIMIT %d;
                DELETE FROM eventstore.event WHERE global_position IN (SELECT global_position FROM taken);
                DELETE FROM command.ledger_leaf WHERE global_position IN (SELECT global_position FROM taken);
                DELETE FROM command.entry USING taken
                WHERE entry.stream_id = taken.stream_id AND entry.entry_id = taken.entry_id
                """.formatted(count));
    }

    private Difference difference() throws Exception {
        return requireNonNull(recorded.verified(connection).difference());
    }

    private StoredEvent event(int leaf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + StoredEvent.COLUMNS
                + " FROM eventstore.event ORDER BY global_position OFFSET " + leaf + " LIMIT 1")) {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return StoredEvent.from(row);
            }
        }
    }

    private void update(String sql, String one, String other) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, one);
            statement.setString(2, other);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        TestDatabase.execute(connection, sql);
    }
}
