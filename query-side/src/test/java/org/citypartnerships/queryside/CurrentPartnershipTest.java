package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.history.RandomEvents;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one partnership is answered with today was written down before, and says what folding it says. */
class CurrentPartnershipTest {

    private static final int RANDOM = 60;
    private static final String SUNDERLAND = "/api/partnerships/harbin-cn~sunderland-gb";

    /** How long an answer may be told again that another process has made obsolete, in milliseconds. */
    private static final long MOMENT_MILLIS = 10;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static int elsewhere;

    @BeforeAll
    static void record_the_seeds_and_random_histories() {
        queries = RunningQuerySide.onAFreshStore();
        queries.recordOnly(Seeds.together(
                Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
        for (int seed = 0; seed < RANDOM; seed++) {
            queries.recordOnly(RandomEvents.of(seed, random(seed)).toArray(Event[]::new));
        }
        queries.record(new EntryContested(
                Seeds.SUNDERLAND_HARBIN,
                Header.of(
                        "contest", null, new Evidence(Seeds.ECHO, "page 2", "signed with \"both\" cities \\ in 2010")),
                new EntryId("s0-02"),
                "/header/happened/edtf",
                "2010"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static PartnershipId random(int seed) {
        return new PartnershipId("partnership:random-a~random-" + seed);
    }

    private static List<String> addresses() throws SQLException {
        List<String> addresses = new ArrayList<>();
        for (String id : Tables.texts(queries.database, "SELECT partnership_id FROM readers.partnership")) {
            addresses.add("/api/partnerships/" + id.substring("partnership:".length()));
        }
        return addresses;
    }

    private static JsonNode json(String address) {
        Answer answer = queries.get(address);
        assertThat(answer.status()).as(address + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    @Test
    void what_was_written_down_is_what_folding_says() throws Exception {
        List<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(RANDOM);
        for (String address : addresses) {
            assertThat(json(address)).as(address).isEqualTo(json(address + "?asOf=" + today()));
        }
        assertThat(json(SUNDERLAND).path("disputes").toString()).contains("both", "page 2", "Trade links renewed");
    }

    @Test
    void every_run_of_days_to_come_is_written_down_as_folding_says() throws Exception {
        List<String> runs = Tables.texts(queries.database, """
                SELECT partnership_id || ' ' || from_day || ' ' || coalesce(until_day - 1, '9000-01-01')
                FROM readers.partnership_document WHERE from_day > now()
                """);
        assertThat(runs).isNotEmpty();
        for (String run : runs) {
            String[] parts = run.split(" ", -1);
            String address = "/api/partnerships/" + parts[0].substring("partnership:".length());
            JsonNode first = json(address + "?asOf=" + parts[1]);
            JsonNode last = json(address + "?asOf=" + parts[2]);
            JsonNode before =
                    json(address + "?asOf=" + LocalDate.parse(parts[1]).minusDays(1));
            assertThat(withoutDay(first)).as(run).isEqualTo(withoutDay(last)).isNotEqualTo(withoutDay(before));
        }
    }

    private static String withoutDay(JsonNode answer) {
        return answer.toString().replaceFirst("\"asOf\":\"[0-9-]+\"", "");
    }

    @Test
    void an_answer_is_read_and_not_folded() throws Exception {
        String address = "/api/partnerships/random-a~random-7";
        execute("UPDATE readers.partnership_document SET answer = replace(answer, 'random-7', 'written-7')");
        recordElsewhere();
        assertThat(queries.get(address).body()).contains("written-7");
        execute("UPDATE readers.partnership_document SET answer = replace(answer, 'written-7', 'random-7')");
        execute("DELETE FROM readers.partnership_document WHERE partnership_id LIKE '%random-8'");
        assertThat(json("/api/partnerships/random-a~random-8").path("sequence").isNumber())
                .isTrue();
    }

    @Test
    void an_answer_is_told_again_until_something_is_recorded() throws SQLException {
        String address = "/api/partnerships/random-a~random-9";
        recordElsewhere();
        Answer first = queries.get(address);
        execute("UPDATE readers.partnership_document SET answer = replace(answer, 'random-9', 'written-9')");
        Answer again = queries.get(address);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Position")).isEqualTo(first.header("Position"));

        long position = recordElsewhere();
        Answer then = queries.get(address);
        assertThat(then.body()).contains("written-9");
        assertThat(then.header("Position")).isEqualTo(Long.toString(position));
        execute("UPDATE readers.partnership_document SET answer = replace(answer, 'written-9', 'random-9')");
        recordElsewhere();
    }

    @Test
    void what_another_process_has_read_is_told_after_a_moment() throws Exception {
        String address = "/api/partnerships/random-a~random-10";
        recordElsewhere();
        queries.get(address);
        execute("""
                UPDATE readers.partnership_document SET answer = replace(answer, 'random-10', 'written-10');
                UPDATE readers.token_entry SET token = token || ' '::bytea WHERE processor_name = 'partnerships'
                """);
        Thread.sleep(2 * MOMENT_MILLIS);
        assertThat(queries.get(address).body()).contains("written-10");
        execute("UPDATE readers.partnership_document SET answer = replace(answer, 'written-10', 'random-10')");
        recordElsewhere();
    }

    @Test
    void whoever_names_a_position_is_told_nothing_older() {
        for (int i = 0; i < 20; i++) {
            queries.get(SUNDERLAND);
            String name = "Sunderland, the " + (10 + i);
            long position = queries.recordOnly(new PartyRenamed(
                    Seeds.SUNDERLAND,
                    Header.of("again-" + (10 + i), StatedDate.of("2022")),
                    PartyName.of(name),
                    false));
            Answer answer = queries.get(SUNDERLAND + "?readAfter=" + position);
            assertThat(answer.body()).contains(name);
        }
    }

    /** Something that has nothing to do with any partnership here; returns its position, once it can be read. */
    private static long recordElsewhere() {
        elsewhere++;
        return queries.record(new PartyRenamed(
                new PartyId("party:elsewhere-xx"),
                Header.of("renamed-" + elsewhere, StatedDate.of("2021")),
                PartyName.of("Elsewhere " + elsewhere),
                false));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = queries.database.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_party_is_called_as_it_is_called_now() {
        Answer before = queries.get(SUNDERLAND);
        long position = queries.record(new PartyRenamed(
                Seeds.SUNDERLAND,
                Header.of("renamed", StatedDate.of("2021")),
                PartyName.of("City of \"Sunderland\""),
                false));
        JsonNode now = json(SUNDERLAND);
        assertThat(now.path("title").asString("")).isEqualTo("Harbin – City of \"Sunderland\"");
        assertThat(now.path("position").asLong(0)).isEqualTo(position);
        Answer after = queries.get(SUNDERLAND, "If-None-Match", before.header("ETag"));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("Position")).isEqualTo(Long.toString(position));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void who_has_the_answer_already_is_told_so() {
        for (String address : List.of(SUNDERLAND, SUNDERLAND + "?asOf=2015-01-01", "/api/parties/sunderland-gb")) {
            Answer answer = queries.get(address);
            Answer again = queries.get(address, "If-None-Match", answer.header("ETag"));
            assertThat(answer.header("ETag"))
                    .matches("\"" + answer.json().path("sequence").asLong(0) + "-[0-9a-f]{8}\"");
            assertThat(again.status()).as(address).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
            assertThat(queries.get(address, "If-None-Match", "\"1\"").status()).isEqualTo(200);
        }
    }
}
