package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowingTest {

    private static final String HISTORY = "/api/partnerships/harbin-cn~murmansk-ru/history";

    @SuppressWarnings("NullAway.Init")
    private RunningQuerySide queries;

    @BeforeEach
    void start() {
        queries = RunningQuerySide.onAFreshStore();
    }

    @AfterEach
    void stop() {
        queries.close();
    }

    private static ProtocolSigned protocol(String entry, String signedOn) {
        return new ProtocolSigned(
                Seeds.MURMANSK_HARBIN,
                Seeds.told(entry, StatedDate.of(signedOn), Seeds.MURMANSK_PAGE, "signed"),
                Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT));
    }

    @Test
    void a_writer_reads_what_it_has_just_written() {
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        for (int i = 0; i < 10; i++) {
            long position = queries.recordOnly(protocol("more-" + i, "2017"));
            Answer answer = queries.get(HISTORY + "?readAfter=" + position);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("more-" + i);
            assertThat(Long.parseLong(answer.header("Position"))).isGreaterThanOrEqualTo(position);
            assertThat(queries.get(HISTORY, "Read-After", Long.toString(position))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_not_readable_in_time_is_to_be_asked_again() {
        long position = queries.record(Seeds.parties());
        long begun = System.nanoTime();
        Answer answer = queries.get("/api/partnerships?readAfter=" + (position + 1000), "Prefer", "wait=1");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.json().path("code").asString("")).isEqualTo("NOT_YET_PROJECTED");
        assertThat(answer.json().path("detail").asString(""))
                .contains(
                        "Nothing is recorded at position " + (position + 1000),
                        "last recorded position is " + position);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    }

    @Test
    void something_recorded_can_soon_be_read() {
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        long[] millis = new long[15];
        for (int i = 0; i < millis.length; i++) {
            long position = queries.recordOnly(protocol("soon-" + i, "2018"));
            long begun = System.nanoTime();
            assertThat(queries.get(HISTORY + "?readAfter=" + position).status()).isEqualTo(200);
            millis[i] = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        }
        java.util.Arrays.sort(millis);
        assertThat(millis[millis.length / 2]).as("median of milliseconds").isLessThan(500);
    }

    @Test
    void events_in_one_batch_and_one_by_one_give_the_same_rows() throws Exception {
        Event[] all = Seeds.together(
                Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany());
        for (Event event : all) {
            queries.recordOnly(event);
        }
        queries.awaitEverything();
        Map<String, List<String>> slowly = withoutTimes(Tables.dump(queries.database));
        try (RunningQuerySide other = RunningQuerySide.onAFreshStore()) {
            other.record(all);
            assertThat(withoutTimes(Tables.dump(other.database))).isEqualTo(slowly);
        }
    }

    private static Map<String, List<String>> withoutTimes(Map<String, List<String>> tables) {
        tables.replaceAll((table, rows) -> rows.stream()
                .map(row -> row.replaceAll("\"20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:[0-9.]+\\+00\"", "then"))
                .toList());
        return tables;
    }

    @Test
    void a_source_that_is_dated_later_dates_what_hangs_on_it() {
        StatedDate lastMonth = StatedDate.of(new RelativeTo(Seeds.ECHO.value(), "-P1M", Precision.MONTH), "last month");
        queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
        queries.record(new MeetingRecorded(
                Seeds.SUNDERLAND_HARBIN,
                Seeds.told("s0-09", lastMonth, Seeds.ECHO, "last month"),
                new Engagement(
                        EngagementKind.MEETING,
                        null,
                        List.of(),
                        List.of(),
                        List.of(Seeds.HARBIN, Seeds.SUNDERLAND),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null)));
        String history = "/api/partnerships/harbin-cn~sunderland-gb/history";
        assertThat(entry(history, "s0-09").path("resolved").isNull()).isTrue();
        queries.record(new SourceDated(Seeds.ECHO, Header.of("dated", null), StatedDate.of("2020-10")));
        assertThat(entry(history, "s0-09").path("resolved").path("edtf").asString(""))
                .isEqualTo("2020-09");
        assertThat(entry(history, "s0-09")
                        .path("evidence")
                        .get(0)
                        .path("publishedOn")
                        .path("edtf")
                        .asString(""))
                .isEqualTo("2020-10");
    }

    private JsonNode entry(String history, String id) {
        for (JsonNode item : queries.get(history).json().path("items")) {
            if (item.path("entry").asString("").equals(id)) {
                return item;
            }
        }
        throw new AssertionError("No " + id);
    }

    @Test
    void a_stream_that_cant_be_projected_is_parked_and_the_others_go_on() {
        // Nothing that the command side lets through: an entry in a partnership that was never opened.
        PartnershipId unopened = new PartnershipId("partnership:nobody~nowhere");
        queries.record(
                Seeds.together(Seeds.parties(), new Event[] {Seeds.reported(unopened, "x")}, Seeds.murmansk(null)));
        assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru").status())
                .isEqualTo(200);
        assertThat(queries.get("/api/partnerships").json().path("total").asLong(0))
                .isEqualTo(1);
        Answer health = queries.manage("GET", "/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("partnership:nobody~nowhere");
    }

    @Test
    void a_row_that_the_database_refuses_takes_no_other_with_it() {
        queries.record(Seeds.parties());
        TestDatabase.execute(
                queries.database.asSuperuser(), "ALTER TABLE readers.timeline_entry ADD CHECK (entry_id <> 'refused')");
        queries.record(Seeds.together(
                new Event[] {
                    Seeds.opened(
                            Seeds.HAMBURG_SHANGHAI,
                            null,
                            List.of(Seeds.party("hamburg-de")),
                            List.of(Seeds.party("shanghai-cn"))),
                    Seeds.reported(Seeds.HAMBURG_SHANGHAI, "refused")
                },
                Seeds.murmansk(null)));
        assertThat(queries.get(HISTORY).json().path("total").asLong(0)).isEqualTo(4);
        assertThat(queries.manage("GET", "/actuator/readers/timeline").body()).contains(Seeds.HAMBURG_SHANGHAI.value());
    }

    @Test
    void a_reader_whose_table_is_held_holds_up_no_other() throws Exception {
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        long position;
        try (Connection holder = queries.database.asSuperuser().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE readers.figure IN ACCESS EXCLUSIVE MODE");
            position = queries.recordOnly(Seeds.harbinRussia());
            position = queries.recordOnly(protocol("meanwhile", "2018"));
            assertThat(queries.get(HISTORY + "?readAfter=" + position, "Prefer", "wait=5")
                            .body())
                    .contains("meanwhile");
            assertThat(reader("figures").path("behind").asLong(0)).isPositive();
            holder.rollback();
        }
        queries.awaitEverything();
        assertThat(reader("figures").path("position").asLong(0)).isEqualTo(position);
    }

    private JsonNode reader(String name) {
        return queries.manage("GET", "/actuator/readers/" + name).json();
    }

    @Test
    void a_reader_that_is_claimed_by_another_process_is_taken_over_when_that_has_ended() {
        queries.record(Seeds.parties());
        TestDatabase.execute(
                queries.database.asSuperuser(),
                "UPDATE readers.token_entry SET owner = 'another' WHERE processor_name = 'figures'");
        long position = queries.recordOnly(Seeds.together(Seeds.harbinRussia(), Seeds.murmansk(null)));
        assertThat(queries.get(HISTORY + "?readAfter=" + position, "Prefer", "wait=5")
                        .status())
                .isEqualTo(200);
        assertThat(reader("figures").path("behind").asLong(0)).isPositive();
        queries.awaitEverything(); // a claim that nobody renews ends after ten seconds
        assertThat(reader("figures").path("position").asLong(0)).isEqualTo(position);
    }

    /** As a crash of the server does with what was not on its disk yet: readers do not wait for the disk. */
    private void takeBackWhatReadersWrote() throws Exception {
        for (String table : Tables.dump(queries.database).keySet()) {
            TestDatabase.execute(queries.database.asSuperuser(), "DELETE FROM readers." + table);
        }
        TestDatabase.execute(queries.database.asSuperuser(), """
                UPDATE readers.token_entry SET token = convert_to('{"index":0,"gaps":[]}', 'UTF8') WHERE token IS NOT NULL
                """);
    }

    @Test
    void what_a_crash_of_the_database_took_from_the_readers_is_read_again() throws Exception {
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        Map<String, List<String>> rows = withoutTimes(Tables.dump(queries.database));
        takeBackWhatReadersWrote();
        queries.awaitEverything();
        assertThat(withoutTimes(Tables.dump(queries.database))).isEqualTo(rows);
    }

    @Test
    void what_a_crash_took_from_the_readers_is_not_passed_over_by_what_is_recorded_next() throws Exception {
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
        int parties = rowsOf("party");
        int entries = rowsOf("timeline_entry");
        takeBackWhatReadersWrote();
        queries.recordOnly(protocol("after-the-crash", "2018"));
        queries.awaitEverything();
        assertThat(rowsOf("party")).isEqualTo(parties).isPositive();
        assertThat(rowsOf("timeline_entry")).isGreaterThan(entries);
    }

    private int rowsOf(String table) throws Exception {
        return Integer.parseInt(Tables.texts(queries.database, "SELECT count(*) FROM readers." + table)
                .get(0));
    }

    @Test
    void management_tells_how_far_each_reader_has_read() {
        long position = queries.record(Seeds.parties());
        JsonNode readers = queries.manage("GET", "/actuator/readers").json();
        assertThat(readers).hasSize(8);
        readers.forEach(reader -> assertThat(reader.path("position").asLong(0)).isEqualTo(position));
        assertThat(queries.manage("GET", "/actuator/health").status()).isEqualTo(200);
        assertThat(queries.manage("GET", "/actuator/env").status()).isEqualTo(404);
        assertThat(queries.manage("POST", "/actuator/readers/nothing/rebuild").status())
                .isEqualTo(404);
        assertThat(queries.get("/actuator/health").status()).isEqualTo(404);
    }
}
