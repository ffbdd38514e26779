package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An erased person has no name any more: in no table, no file, no log, and not in a restored backup either. */
@ExtendWith(OutputCaptureExtension.class)
class ErasingTest {

    private static final PersonId MAYOR = new PersonId("person:5d20c1b7");
    private static final String NAME = "Aleksandra Nevidimova";
    private static final String ERASURE = "{\"ground\":\"REQUEST_OF_THE_PERSON\",\"reference\":\"2026/17-b\"}";

    private static final String TABLES = """
            SELECT format('SELECT count(*) FROM %I.%I AS t WHERE strpos(t::text, ', table_schema, table_name)
            FROM information_schema.tables
            WHERE table_schema IN ('eventstore', 'command', 'keys') AND table_type = 'BASE TABLE'
            """;

    @Test
    void an_erased_name_stands_nowhere_and_comes_back_from_no_backup(CapturedOutput output) throws Exception {
        RunningCommandSide side = RunningCommandSide.start();
        recordAndImport(side);
        String token = token(side);
        assertThat(shown(side, token)).contains(NAME);
        assertThat(tablesWith(side, NAME)).containsExactly("command.import_refusal");
        String events = events(side);

        side.close();
        TestDatabase backup = side.database().copied();
        try (RunningCommandSide again = side.another()) {
            String[] administrator = People.signedIn(again, "administrator", Role.ADMINISTRATOR);
            Reply erased = again.ask("POST", "/persons/5d20c1b7/erasure", ERASURE, administrator);
            assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
            assertForgotten(again, token, output);
            assertThat(events(again)).isEqualTo(events);
            assertThat(again.get("/security-log", People.signedIn(again, "auditor", Role.AUDITOR))
                            .body()
                            .toString())
                    .contains("PERSON_ERASED", "person:5d20c1b7 REQUEST_OF_THE_PERSON 2026/17-b");
        }
        try (RunningCommandSide restarted = side.another()) {
            assertForgotten(restarted, token, output);
        }
        try (RunningCommandSide restored = side.on(backup)) {
            assertForgotten(restored, token, output);
            assertThat(restored.send("RecordStatement", statement("later", "\"name\":\"" + NAME + "\""))
                            .code())
                    .isEqualTo("PERSON_ERASED");
            assertThat(restored.send("RecordStatement", statement("later", "\"office\":\"Mayor\""))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_lost_list_is_made_anew_from_the_database() throws Exception {
        RunningCommandSide side = RunningCommandSide.start();
        recordAndImport(side);
        String[] administrator = People.signedIn(side, "administrator", Role.ADMINISTRATOR);
        side.ask("POST", "/persons/5d20c1b7/erasure", ERASURE, administrator);
        side.close();
        Files.delete(side.erasedPersons());
        side.another().close();
        assertThat(Files.readString(side.erasedPersons())).contains(MAYOR.value());
    }

    @Test
    void whoever_nothing_on_record_names_is_not_erased_and_whoever_is_erased_can_be_again() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            recordAndImport(side);
            side.send(
                    "RecordStatement",
                    statement("office", "\"office\":\"Deputy mayor\"").replace(MAYOR.value(), "person:deputy"));
            String[] administrator = People.signedIn(side, "administrator", Role.ADMINISTRATOR);

            for (String nobody : List.of("person:typo-nobody", "5d20c1b", "5d20c1b77", "deput")) {
                Reply refused = side.ask("POST", "/persons/" + nobody + "/erasure", ERASURE, administrator);
                assertThat(refused.status()).as(nobody).isEqualTo(404);
                assertThat(refused.code()).isEqualTo("UNKNOWN_PERSON");
                assertThat(refused.body().path("detail").asString()).contains("look for the id");
            }
            assertThat(side.erasedPersons()).doesNotExist();
            assertThat(erased(side)).isEmpty();

            for (String somebody : List.of("5d20c1b7", "5d20c1b7", "deputy", "deputy")) {
                assertThat(side.ask("POST", "/persons/" + somebody + "/erasure", ERASURE, administrator)
                                .status())
                        .as(somebody)
                        .isEqualTo(200);
            }
            assertThat(erased(side)).containsExactly(MAYOR.value(), "person:deputy");
            assertThat(Files.readString(side.erasedPersons())).contains(MAYOR.value(), "person:deputy");
        }
    }

    @Test
    void the_ground_is_no_place_for_words() {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            String[] administrator = People.signedIn(side, "administrator", Role.ADMINISTRATOR);
            for (String body : List.of(
                    "{\"ground\":\"ORDERED\",\"reference\":\"for Aleksandra Nevidimova 1\"}",
                    "{\"ground\":\"ORDERED\",\"reference\":\"Nevidimova\"}",
                    "{\"ground\":\"she asked\",\"reference\":\"17\"}",
                    "{\"ground\":\"ORDERED\",\"reference\":\"17\",\"note\":\"Nevidimova\"}")) {
                assertThat(side.ask("POST", "/persons/5d20c1b7/erasure", body, administrator)
                                .code())
                        .isEqualTo("INVALID_FIELDS");
            }
        }
    }

    private static void recordAndImport(RunningCommandSide side) {
        Reply city =
                side.send("RegisterParty", "{\"kind\":\"CITY\",\"names\":[{\"text\":\"Harbin\"}],\"country\":\"CN\"}");
        assertThat(city.status()).isEqualTo(201);
        Reply said = side.send("RecordStatement", statement("said", "\"office\":\"Mayor\",\"name\":\"" + NAME + "\""));
        assertThat(said.status()).as(said.body().toString()).isEqualTo(201);
        String line = "{\"command\":\"RecordStatement\",\"fact\":\"%s\",\"payload\":%s}";
        String file = String.join(
                "\n",
                line.formatted("S1", statement("imported", "\"office\":\"Mayor\",\"name\":\"" + NAME + "\"")),
                line.formatted("what " + NAME + " said", statement("said", "\"office\":\"Mayor\"")));
        String id = side.post("/imports", file, "application/jsonl")
                .body()
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> side.get("/imports/" + id)
                        .body()
                        .path("state")
                        .asString()
                        .equals("FINISHED"));
    }

    private static String statement(String entry, String speaker) {
        return """
                {"subject":"party:harbin-cn","header":{"entryId":"%s"},"statement":{"kind":"CLAIM","summary":"It grows.",\
                "speaker":{"personId":"%s",%s}}}""".formatted(entry, MAYOR, speaker);
    }

    private static void assertForgotten(RunningCommandSide side, String token, CapturedOutput output) throws Exception {
        assertThat(shown(side, token)).isEmpty();
        assertThat(tablesWith(side, NAME)).isEmpty();
        assertThat(tablesWith(side, "Nevidimova")).isEmpty();
        for (Path file : List.of(side.erasedPersons(), side.nodeKey())) {
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("Nevidimova");
        }
        assertThat(output.getAll()).doesNotContain("Nevidimova");
        assertThat(jdbc(side)
                        .sql("SELECT payload::text FROM eventstore.event WHERE name = 'statement-recorded'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(event -> event.contains("Mayor") && event.contains(MAYOR.value()));
    }

    private static java.util.Optional<String> shown(RunningCommandSide side, String token) {
        return side.bean(NameProtection.class).reveal(MAYOR, new Protected(token));
    }

    private static String token(RunningCommandSide side) {
        return jdbc(side)
                .sql("SELECT payload #>> '{statement,speaker,name}' FROM eventstore.event"
                        + " WHERE payload #>> '{header,entryId}' = 'said'")
                .query(String.class)
                .single();
    }

    /** What the ledger is made of: as long as it is the same, every proof holds. */
    private static String events(RunningCommandSide side) {
        return jdbc(side)
                .sql("SELECT md5(string_agg(event::text, '|' ORDER BY global_position)) FROM eventstore.event AS event")
                .query(String.class)
                .single();
    }

    private static List<String> erased(RunningCommandSide side) {
        return jdbc(side)
                .sql("SELECT person_id FROM keys.erased_person ORDER BY erased_at")
                .query(String.class)
                .list();
    }

    private static List<String> tablesWith(RunningCommandSide side, String text) {
        List<String> found = new ArrayList<>();
        for (String table : jdbc(side).sql(TABLES).query(String.class).list()) {
            long rows = jdbc(side)
                    .sql(table + "'" + text + "') > 0")
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table.replaceAll(".* FROM (\\S+) AS .*", "$1"));
            }
        }
        return found;
    }

    private static JdbcClient jdbc(RunningCommandSide side) {
        return JdbcClient.create(side.database().asSuperuser());
    }
}
