package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    private static final String INSERT = """
            INSERT INTO eventstore.event
                (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
            VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 0, 'party', 'party-registered', '1', now(), '{}', '{}')
            """;

    private static TestDatabase database;

    @BeforeAll
    static void one_event_is_recorded() {
        database = TestDatabase.withEventStore().migrate("readers", "db/readers", "db/follower");
        TestDatabase.execute(database.as(Roles.COMMAND), INSERT);
    }

    @ParameterizedTest
    @EnumSource(Roles.class)
    void no_role_changes_the_history(Roles role) throws SQLException {
        for (String attempt : new String[] {
            "UPDATE eventstore.event SET payload = '{}'",
            "UPDATE eventstore.event SET payload = '{}' WHERE false",
            "DELETE FROM eventstore.event",
            "TRUNCATE eventstore.event",
            "TRUNCATE eventstore.event CASCADE",
            "ALTER TABLE eventstore.event DISABLE TRIGGER ALL",
            "ALTER TABLE eventstore.event DISABLE TRIGGER rows_never_change",
            "ALTER TABLE eventstore.event ENABLE TRIGGER table_is_never_changed",
            "DROP TRIGGER rows_never_change ON eventstore.event",
            "CREATE OR REPLACE FUNCTION public.refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS "
                    + "'BEGIN RETURN NULL; END'",
            "CREATE OR REPLACE TRIGGER rows_never_change BEFORE UPDATE OR DELETE ON eventstore.event"
                    + " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "DROP EVENT TRIGGER history_keeps_its_guards",
            "SET session_replication_role = replica",
            "ALTER TABLE eventstore.event RENAME TO past_events",
            "ALTER TABLE eventstore.event SET SCHEMA command",
            "ALTER SCHEMA eventstore RENAME TO past",
            "ALTER TABLE eventstore.event DROP COLUMN payload",
            "ALTER TABLE eventstore.event ALTER COLUMN payload TYPE text USING 'nothing'",
            "DROP TABLE eventstore.event",
            "DROP SCHEMA eventstore CASCADE",
        }) {
            assertThatThrownBy(() -> TestDatabase.execute(database.as(role), attempt))
                    .as("%s: %s", role, attempt)
                    .cause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
        assertThat(count(Roles.QUERY, "eventstore.event WHERE payload = '{}'")).isPositive();
    }

    @Test
    void even_a_superuser_is_told_that_the_history_is_append_only() {
        assertThatThrownBy(() -> TestDatabase.execute(database.asSuperuser(), "DELETE FROM eventstore.event"))
                .cause()
                .hasMessageContaining("The history is append-only: DELETE on eventstore.event is refused.");
        assertThatThrownBy(() -> TestDatabase.execute(
                        database.asSuperuser(), "SET session_replication_role = replica; TRUNCATE eventstore.event"))
                .cause()
                .hasMessageContaining("The history is append-only");
    }

    @Test
    void the_command_side_appends_and_reads_but_chooses_no_position() throws SQLException {
        assertThatCode(() -> TestDatabase.execute(database.as(Roles.COMMAND), INSERT))
                .doesNotThrowAnyException();
        assertThat(count(Roles.COMMAND, "eventstore.event")).isPositive();
        assertRefused(Roles.COMMAND, """
                INSERT INTO eventstore.event (global_position, event_id, stream_id, stream_sequence, name, recorded_at,
                    payload, metadata)
                OVERRIDING SYSTEM VALUE VALUES (999, 'e', 's', 0, 'n', now(), '{}', '{}')
                """);
    }

    @ParameterizedTest
    @EnumSource(
            value = Roles.class,
            names = {"QUERY", "DASHBOARDS", "KEYS"})
    void only_the_command_side_appends(Roles role) {
        assertRefused(role, INSERT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Roles.class,
            names = {"DASHBOARDS", "KEYS"})
    void dashboards_and_keys_read_no_event(Roles role) {
        assertRefused(role, "SELECT * FROM eventstore.event");
    }

    @Test
    void the_command_side_does_what_it_likes_with_its_own_tables() {
        TestDatabase.execute(
                database.as(Roles.OWNER), "CREATE TABLE command.test_of_grants (id bigserial, words text)");
        TestDatabase.execute(database.as(Roles.COMMAND), """
                INSERT INTO command.test_of_grants (words) VALUES ('one');
                UPDATE command.test_of_grants SET words = 'two';
                DELETE FROM command.test_of_grants;
                TRUNCATE command.test_of_grants
                """);
        assertRefused(Roles.QUERY, "SELECT * FROM command.test_of_grants");
        assertRefused(Roles.COMMAND, "CREATE TABLE command.of_its_own (id bigint)");
    }

    @Test
    void the_query_side_does_what_it_likes_with_its_readers_and_dashboards_see_views_only() {
        TestDatabase.execute(database.as(Roles.OWNER), """
                CREATE TABLE readers.test_of_grants (words text);
                CREATE VIEW views.test_of_grants AS SELECT words FROM readers.test_of_grants
                """);
        TestDatabase.execute(
                database.as(Roles.QUERY),
                "INSERT INTO readers.test_of_grants VALUES ('one'); TRUNCATE readers.test_of_grants");
        TestDatabase.execute(database.as(Roles.DASHBOARDS), "SELECT * FROM views.test_of_grants");
        assertRefused(Roles.DASHBOARDS, "SELECT * FROM readers.test_of_grants");
        assertRefused(Roles.COMMAND, "SELECT * FROM readers.test_of_grants");
    }

    @Test
    void a_key_is_made_and_destroyed_by_the_keys_role_and_read_by_the_query_side() {
        TestDatabase.execute(database.as(Roles.KEYS), """
                INSERT INTO keys.person_key (person_id, key) VALUES ('person-1', '\\x00');
                SELECT * FROM keys.person_key;
                DELETE FROM keys.person_key;
                INSERT INTO keys.erased_person (person_id) VALUES ('person-1')
                """);
        TestDatabase.execute(database.as(Roles.QUERY), "SELECT * FROM keys.person_key");
        assertRefused(Roles.QUERY, "DELETE FROM keys.person_key");
        assertRefused(Roles.KEYS, "UPDATE keys.person_key SET key = '\\x01'");
        assertRefused(Roles.KEYS, "DELETE FROM keys.erased_person");
        assertRefused(Roles.COMMAND, "SELECT * FROM keys.person_key");
        assertRefused(Roles.DASHBOARDS, "SELECT * FROM keys.person_key");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_script_can_be_run_again(int times) {
        for (int i = 0; i < times; i++) {
            TestDatabase.execute(database.asSuperuser(), Roles.creationScript());
        }
    }

    private static void assertRefused(Roles role, String sql) {
        assertThatThrownBy(() -> TestDatabase.execute(database.as(role), sql))
                .cause()
                .hasMessageContaining("permission denied");
    }

    private static long count(Roles role, String from) throws SQLException {
        try (Connection connection = database.as(role).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
