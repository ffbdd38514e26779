package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.commandside.bulkimport.Importing.city;
import static org.citypartnerships.commandside.bulkimport.Importing.line;
import static org.citypartnerships.commandside.bulkimport.Importing.refusals;
import static org.citypartnerships.commandside.bulkimport.Importing.statement;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.eventstore.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines that are stored together while others write, too. */
class LinesBesideOthersTest {

    private static final String WAITING =
            "SELECT pid::text FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted";

    private static RunningCommandSide side;
    private static Importing file;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        file = new Importing(side);
        TestDatabase.execute(side.database().asSuperuser(), """
                CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
                CREATE TRIGGER wait BEFORE INSERT ON eventstore.event FOR EACH ROW
                    WHEN (NEW.payload #>> '{header,entryId}' = 'waits') EXECUTE FUNCTION wait();
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON command.entry FOR EACH ROW WHEN (NEW.entry_id = 'fails')
                    EXECUTE FUNCTION fail()
                """);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void who_was_faster_in_the_middle_of_the_lines_stays_first_and_all_lines_are_recorded() throws SQLException {
        file.imported(city("tomsk-ru", "Tomsk", "RU"), city("omsk-ru", "Omsk", "RU"));
        String id;
        try (Connection gate = closedGate()) {
            id = file.begun(
                    statement("tomsk-ru", "waits"),
                    statement("omsk-ru", "a"),
                    statement("omsk-ru", "b"),
                    statement("tomsk-ru", "last"));
            awaitWaiting();
            assertThat(said("omsk-ru", "faster")).isEqualTo(201);
            open(gate);
        }
        JsonNode report = file.finished(id);
        assertThat(refusals(report)).isEmpty();
        assertThat(report.path("accepted").asInt()).isEqualTo(4);
        assertThat(file.entries("party:omsk-ru")).containsExactly("registered", "faster", "a", "b");
        assertThat(file.entries("party:tomsk-ru")).containsExactly("registered", "waits", "last");
    }

    @Test
    void what_was_decided_on_lines_that_are_not_stored_after_all_is_decided_again() throws SQLException {
        file.imported(city("ufa-ru", "Ufa", "RU"), city("gera-de", "Gera", "DE"), city("jena-de", "Jena", "DE"));
        String id;
        try (Connection gate = closedGate()) {
            id = file.begun(Stream.of(
                            Stream.of(statement("ufa-ru", "waits"), statement("gera-de", "fails")),
                            IntStream.range(0, 198).mapToObj(i -> statement("gera-de", "a" + i)),
                            Stream.of(statement("jena-de", "mine"), answer("gera-de", "b", "fails")),
                            IntStream.range(0, 300).mapToObj(i -> statement("gera-de", "c" + i)))
                    .flatMap(lines -> lines)
                    .toArray(String[]::new));
            awaitWaiting();
            awaitDecidedAhead();
            for (String faster : List.of("faster", "and-again")) {
                assertThat(said("gera-de", faster)).isEqualTo(201);
                assertThat(said("jena-de", faster)).isEqualTo(201);
            }
            open(gate);
        }
        JsonNode report = file.finished(id);
        assertThat(refusals(report))
                .hasSize(2)
                .satisfies(fails -> assertThat(fails).startsWith("2 INTERNAL_ERROR"), Index.atIndex(0))
                .satisfies(
                        names -> assertThat(names).startsWith("202 UNKNOWN_REFERENCE party:gera-de#fails"),
                        Index.atIndex(1));
        assertThat(report.path("accepted").asInt()).isEqualTo(500);
        assertThat(file.entries("party:jena-de")).containsExactly("registered", "faster", "and-again", "mine");
        assertThat(file.entries("party:gera-de"))
                .startsWith("registered", "faster", "and-again")
                .hasSize(501)
                .endsWith("c298", "c299")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_session_that_is_lost_in_the_middle_of_the_lines_loses_none_and_doubles_none() throws SQLException {
        file.imported(city("perm-ru", "Perm", "RU"));
        String id;
        try (Connection gate = closedGate()) {
            id = file.begun(statement("perm-ru", "a"), statement("perm-ru", "waits"), statement("perm-ru", "b"));
            awaitWaiting();
            for (String session : file.texts(WAITING)) {
                file.texts("SELECT pg_terminate_backend(" + session + ")::text");
            }
            open(gate);
        }
        JsonNode report = file.finished(id);
        assertThat(refusals(report)).isEmpty();
        assertThat(report.path("accepted").asInt() + report.path("alreadyKnown").asInt())
                .isEqualTo(3);
        assertThat(file.entries("party:perm-ru")).containsExactly("registered", "a", "waits", "b");
    }

    @Test
    void two_nodes_that_import_the_same_file_at_once_record_each_line_once() {
        String[] lines = Stream.concat(
                        Stream.of(city("kirov-ru", "Kirov", "RU"), city("orel-ru", "Orel", "RU")),
                        IntStream.range(0, 300).mapToObj(i -> statement(i % 3 == 0 ? "kirov-ru" : "orel-ru", "s" + i)))
                .toArray(String[]::new);
        try (RunningCommandSide second = side.another()) {
            Importing other = new Importing(second);
            String here = file.begun(lines);
            String there = other.begun(lines);
            JsonNode first = file.finished(here);
            JsonNode last = other.finished(there);
            assertThat(refusals(first)).isEmpty();
            assertThat(refusals(last)).isEmpty();
            assertThat(first.path("accepted").asInt() + last.path("accepted").asInt())
                    .isEqualTo(302);
            assertThat(first.path("alreadyKnown").asInt()
                            + last.path("alreadyKnown").asInt())
                    .isEqualTo(302);
        }
        List<String> expected =
                IntStream.range(0, 100).mapToObj(i -> "s" + 3 * i).toList();
        assertThat(file.entries("party:kirov-ru").subList(1, 101)).isEqualTo(expected);
    }

    private static String answer(String party, String entryId, String to) {
        return line("RecordStatement", """
                {"subject":"party:%s","header":{"entryId":"%s","links":[{"kind":"IN_RESPONSE_TO","to":"party:%s#%s"}]},\
                "statement":{"kind":"CLAIM","summary":"It does."}}""".formatted(party, entryId, party, to));
    }

    private static int said(String party, String entryId) {
        return side.send("RecordStatement", """
                {"subject":"party:%s","header":{"entryId":"%s"},\
                "statement":{"kind":"CLAIM","summary":"Trade grows."}}""".formatted(party, entryId)).status();
    }

    private static Connection closedGate() throws SQLException {
        Connection gate = side.database().asSuperuser().getConnection();
        run(gate, "SELECT pg_advisory_lock(4711)");
        return gate;
    }

    private static void open(Connection gate) throws SQLException {
        run(gate, "SELECT pg_advisory_unlock(4711)");
    }

    private static void awaitWaiting() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !file.texts(WAITING).isEmpty());
    }

    /** Until the next lines are decided and wait for those before them. */
    private static void awaitDecidedAhead() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Thread.getAllStackTraces().values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(frame -> frame.getClassName().equals(Lots.class.getName())
                                && frame.getMethodName().equals("await")));
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
