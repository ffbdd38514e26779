package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two names of one person are pointed out without a word of either, and no more once the person is erased. */
class PersonsNamedOtherwiseTest {

    private static final PersonId MAYOR = new PersonId("person:e2b86d50");
    private static final PersonId LEADER = new PersonId("person:18e6d4ba");
    private static final PersonId DEPUTY = new PersonId("person:9f3527c1");
    private static final PersonId ERASED = new PersonId("person:5b0c91e7");

    private static final String TABLES = """
            SELECT format('SELECT count(*) FROM %I.%I AS t WHERE t::text ~ ''Sun Zhe|Mr Zhe|Miller|Milner''', table_schema, table_name)
            FROM information_schema.tables
            WHERE table_schema IN ('eventstore', 'readers', 'keys') AND table_type = 'BASE TABLE'
            """;

    @TempDir
    private static Path folder;

    private static RunningQuerySide queries;

    @BeforeAll
    static void start() throws IOException {
        Path list = Files.writeString(folder.resolve("erased-persons"), "2026-11-22T06:14:00Z " + ERASED + "\n");
        queries = RunningQuerySide.onAFreshStore("partnerships.persons.erased-file=" + list);
        queries.record(
                Seeds.registered("harbin-cn", PartyKind.CITY, "Harbin", "CN", null),
                Seeds.registered("sunderland-gb", PartyKind.CITY, "Sunderland", "GB", null),
                Seeds.opened(Seeds.SUNDERLAND_HARBIN, null, List.of(Seeds.HARBIN), List.of(Seeds.SUNDERLAND)));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Protected token(PersonId person, String name) {
        JsonNode named = new NameProtection(new PersonKeys(queries.database.as(Roles.KEYS)))
                .protect(JsonMapper.shared()
                        .createObjectNode()
                        .put("personId", person.value())
                        .put("name", name));
        return new Protected(named.path("name").asString(""));
    }

    private static StatementRecorded said(String entry, PersonId speaker, String name, PartyId of) {
        return new StatementRecorded(
                Seeds.SUNDERLAND_HARBIN,
                Header.of(entry, null),
                new Statement(
                        StatementKind.CLAIM,
                        "It grows.",
                        new PersonInOffice(speaker, "in office", of, token(speaker, name)),
                        null,
                        List.of()));
    }

    private static JsonNode listed() {
        return queries.get("/api/attention?code=PERSON_NAMED_OTHERWISE").json();
    }

    private static List<String> entries() {
        return listed().path("items")
                .valueStream()
                .map(item -> item.path("entries").toString().replace("partnership:harbin-cn~sunderland-gb#", ""))
                .toList();
    }

    @Test
    void a_given_name_after_a_form_of_address_is_listed_where_the_family_name_comes_first_until_it_is_corrected() {
        queries.record(
                said("meeting", MAYOR, "Sun Zhe", Seeds.HARBIN),
                said("slip", MAYOR, "Mr Zhe", Seeds.HARBIN),
                said("short", MAYOR, "Mr Sun", Seeds.HARBIN),
                said("leader", LEADER, "Graeme Miller", Seeds.SUNDERLAND),
                said("first-name", LEADER, "Mr Miller", Seeds.SUNDERLAND));
        assertThat(entries()).containsExactly("[\"slip\",\"meeting\"]");
        assertThat(listed().path("total").asInt()).isEqualTo(1);
        assertThat(listed().toString()).doesNotContain("Sun Zhe", "Mr Zhe");
        assertThat(queries.get("/attention", "Accept", "text/html").body())
                .contains("A person named in two ways")
                .doesNotContain("Mr Zhe");

        queries.record(new EntryCorrected(
                Seeds.SUNDERLAND_HARBIN,
                Header.of("correction", null),
                new EntryId("slip"),
                said("slip", MAYOR, "Sun Zhe", Seeds.HARBIN),
                "a slip of the text"));
        assertThat(entries()).isEmpty();
        assertThat(tablesWithANameInPlain()).isZero();
    }

    @Test
    void an_erased_person_has_no_line_at_once_and_none_when_the_stream_is_read_anew() {
        queries.record(
                said("one", DEPUTY, "Graeme Miller", Seeds.SUNDERLAND),
                said("other", DEPUTY, "Graeme Milner", Seeds.SUNDERLAND));
        assertThat(entries()).containsExactly("[\"other\",\"one\"]");
        assertThat(tablesWithANameInPlain()).isZero();

        new PersonKeys(queries.database.as(Roles.KEYS)).destroy(DEPUTY);
        assertThat(entries()).isEmpty();
        assertThat(queries.get("/api/attention?code=PERSON_NAMED_OTHERWISE&silenced=true")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        queries.record(said("later", LEADER, "Graeme Miller", Seeds.SUNDERLAND));
        assertThat(entries()).isEmpty();
    }

    @Test
    void whoever_the_list_of_the_erased_names_has_no_line_though_the_key_is_still_there() {
        queries.record(
                said("by-list", ERASED, "James Ramsbotham", Seeds.SUNDERLAND),
                said("by-list-too", ERASED, "James Ramsbottom", Seeds.SUNDERLAND));
        assertThat(entries()).isEmpty();
    }

    @Test
    void names_that_cannot_be_read_now_are_waited_for_and_nothing_is_parked() {
        JdbcClient keys = JdbcClient.create(queries.database.asSuperuser());
        PersonId speaker = new PersonId("person:7d20aa41");
        Event[] both = {
            said("first", speaker, "Graeme Miller", Seeds.SUNDERLAND),
            said("second", speaker, "Graeme Milner", Seeds.SUNDERLAND)
        };
        keys.sql("ALTER TABLE keys.person_key RENAME TO out_of_reach").update();
        try {
            queries.recordOnly(both);
            awaitFailure("the keys of persons can't be reached");
        } finally {
            keys.sql("ALTER TABLE keys.out_of_reach RENAME TO person_key").update();
        }
        queries.awaitEverything();
        assertThat(entries()).containsExactly("[\"second\",\"first\"]");
        assertThat(keys.sql("SELECT count(*) FROM readers.parked_stream")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void awaitFailure(String words) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!queries.manage("GET", "/actuator/readers").body().contains(words)) {
            assertThat(System.nanoTime()).as("no reader says: " + words).isLessThan(deadline);
            RunningQuerySide.pause();
        }
    }

    private static long tablesWithANameInPlain() {
        JdbcClient jdbc = JdbcClient.create(queries.database.asSuperuser());
        return jdbc.sql(TABLES).query(String.class).list().stream()
                .mapToLong(table -> jdbc.sql(table).query(Long.class).single())
                .sum();
    }
}
