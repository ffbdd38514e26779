package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.Protected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErasedNamesTest {

    /** Keys that were read are remembered for a while. */
    private static void awaitForgotten(RunningQuerySide queries) {
        long deadline =
                System.nanoTime() + PersonKeys.REMEMBERED.plusSeconds(20).toNanos();
        while (queries.get("/api/partnerships/harbin-cn~murmansk-ru/history")
                .body()
                .contains("A. N. Other")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            RunningQuerySide.pause();
        }
    }

    @Test
    void whoever_the_list_names_has_no_name_from_the_first_answer_on_though_a_restored_database_has_the_key(
            @TempDir Path folder) throws IOException {
        Path list = Files.writeString(
                folder.resolve("erased-persons"), "2026-11-22T06:14:00Z " + Seeds.MAYOR.value() + "\n");
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore("partnerships.persons.erased-file=" + list)) {
            PersonKeys keys = new PersonKeys(queries.database.as(Roles.KEYS));
            JsonNode person = new NameProtection(keys)
                    .protect(new JsonMapper()
                            .readTree("{\"personId\":\"" + Seeds.MAYOR.value() + "\",\"name\":\"A. N. Other\"}"));
            queries.record(Seeds.together(
                    Seeds.parties(),
                    Seeds.murmansk(new Protected(person.path("name").asString("")))));

            assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru/history")
                            .body())
                    .doesNotContain("A. N. Other")
                    .contains("\"nameErased\":true");
        }
    }

    @Test
    void a_destroyed_key_takes_the_name_out_of_every_answer_and_leaves_the_rest() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            PersonKeys keys = new PersonKeys(queries.database.as(Roles.KEYS));
            JsonNode person = new NameProtection(keys)
                    .protect(new JsonMapper()
                            .readTree("{\"personId\":\"" + Seeds.MAYOR.value() + "\",\"name\":\"A. N. Other\"}"));
            Protected name = new Protected(person.path("name").asString(""));
            queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(name)));
            RunningQuerySide.Answer named = queries.get("/api/partnerships/harbin-cn~murmansk-ru/history");
            assertThat(named.body()).contains("A. N. Other");
            assertThat(named.header("Cache-Control")).isEqualTo("no-store");
            assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                            .body())
                    .contains("A. N. Other");
            keys.destroy(Seeds.MAYOR);
            awaitForgotten(queries);

            JsonNode items = queries.get("/api/partnerships/harbin-cn~murmansk-ru/history")
                    .json()
                    .path("items");
            assertThat(items).hasSize(4);
            assertThat(items.toString()).doesNotContain("A. N. Other", "aes-gcm");
            assertThat(items.toString()).contains("\"name\":null").contains("\"nameErased\":true");
            assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                            .body())
                    .contains("name erased", "Mayor of Harbin");
        }
    }
}
