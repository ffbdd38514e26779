package org.citypartnerships.commandside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of persons stand in plain text nowhere, and a person can be forgotten. */
class NamesOfPersonsTest {

    private static final Pattern PERSON =
            Pattern.compile("\"personId\"\\s*:\\s*\"(person:[^\"]+)\"[^}]*?\"name\"\\s*:\\s*\"([^\"]+)\"");

    private static final String COLUMNS = """
            SELECT format('SELECT count(*) FROM %I.%I AS t WHERE t::text ILIKE ', table_schema, table_name)
            FROM information_schema.tables
            WHERE table_schema IN ('eventstore', 'command', 'keys') AND table_type = 'BASE TABLE'
            """;

    @Test
    void no_name_of_the_seeds_stands_in_any_table_and_a_destroyed_key_leaves_the_rest_working() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            Set<String> names = new TreeSet<>();
            List<String> persons = new ArrayList<>();
            try (Stream<Path> files = Files.list(Path.of("..", "seeds"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    Matcher person = PERSON.matcher(text);
                    while (person.find()) {
                        persons.add(person.group(1));
                        names.add(person.group(2));
                    }
                    imported(side, text);
                }
            }
            assertThat(names).hasSizeGreaterThanOrEqualTo(8);

            JdbcClient jdbc = JdbcClient.create(side.database().asSuperuser());
            List<String> tables = jdbc.sql(COLUMNS).query(String.class).list();
            assertThat(tables).hasSizeGreaterThan(10);
            for (String table : tables) {
                for (String name : names) {
                    assertThat(jdbc.sql(table + "'%" + name.replace("'", "''") + "%'")
                                    .query(Long.class)
                                    .single())
                            .as(table + name)
                            .isZero();
                }
            }
            assertForgettable(side, jdbc, new PersonId(persons.get(0)));
        }
    }

    private static void assertForgettable(RunningCommandSide side, JdbcClient jdbc, PersonId person) {
        String token = jdbc.sql("""
                        SELECT (regexp_match(payload::text, 'aes-gcm[^"]*(?="[^}]*"personId": "' || :person || '")'))[1]
                        FROM eventstore.event WHERE payload::text LIKE '%"' || :person || '"%' LIMIT 1
                        """)
                .param("person", person.value())
                .query(String.class)
                .single();
        PersonKeys keys = new PersonKeys(side.database().as(org.citypartnerships.eventstore.Roles.KEYS));
        NameProtection protection = new NameProtection(keys);
        assertThat(protection.reveal(person, new Protected(token))).isPresent();

        keys.destroy(person);

        assertThat(protection.reveal(person, new Protected(token))).isEmpty();
        Reply erased = side.send("RecordStatement", """
                {"subject":"party:harbin-cn","header":{"entryId":"after"},"statement":{"kind":"CLAIM","summary":"It grows.",
                 "speaker":{"personId":"%s","office":"Mayor","name":"Anybody"}}}""".formatted(person.value()));
        Reply office = side.send("RecordStatement", """
                {"subject":"party:harbin-cn","header":{"entryId":"after"},"statement":{"kind":"CLAIM","summary":"It grows.",
                 "speaker":{"personId":"%s","office":"Mayor"}}}""".formatted(person.value()));
        assertThat(erased.code()).isEqualTo("PERSON_ERASED");
        assertThat(office.status()).as(office.body().toString()).isEqualTo(201);
    }

    private static void imported(RunningCommandSide side, String file) throws InterruptedException {
        Reply reply = side.post("/imports", file, "application/json");
        for (int tries = 0; tries < 600; tries++) {
            Reply report = side.get("/imports/" + reply.body().path("id").asString());
            if (report.body().path("state").asString().equals("FINISHED")) {
                assertThat(report.body().path("refused")).isEmpty();
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import did not end in 30 seconds");
    }
}
