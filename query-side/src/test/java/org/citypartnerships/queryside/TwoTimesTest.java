package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was in force on one day, and what was known of it on another. */
class TwoTimesTest {

    private static final String SUNDERLAND = "/api/partnerships/harbin-cn~sunderland-gb";

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long parties;
    private static long told;
    private static long corrected;
    private static long dated;
    private static long renamed;

    @BeforeAll
    static void record_what_was_learnt_bit_by_bit() {
        queries = RunningQuerySide.onAFreshStore();
        parties = queries.record(Seeds.parties());
        queries.record(Seeds.sunderland());
        told = queries.record(new MoURenewed(
                Seeds.SUNDERLAND_HARBIN,
                Header.of(
                        "last-month",
                        StatedDate.of(new RelativeTo(Seeds.ECHO.value(), "-P1M", Precision.MONTH), "last month"),
                        new Evidence(Seeds.ECHO, null, "renewed last month")),
                Instrument.of(InstrumentForm.MEMORANDUM, Rung.NOTHING),
                null));
        corrected = queries.record(new EntryCorrected(
                Seeds.SUNDERLAND_HARBIN,
                Header.of("correction", null),
                new EntryId("s0-02"),
                new AgreementSigned(
                        Seeds.SUNDERLAND_HARBIN,
                        Seeds.told("s0-02", StatedDate.of("2011"), Seeds.ECHO, "Sister cities Agreement"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                "misread"));
        dated = queries.record(new SourceDated(Seeds.ECHO, Header.of("dated", null), StatedDate.of("2020-10-05")));
        renamed = queries.record(new PartyRenamed(
                Seeds.SUNDERLAND,
                Header.of("renamed", StatedDate.of("2021")),
                PartyName.of("City of Sunderland"),
                false));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static JsonNode json(String path) {
        Answer answer = queries.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String at(long position) {
        return "knownAt=position:" + position;
    }

    private static JsonNode entry(JsonNode history, String entry) {
        return StreamSupport.stream(history.path("items").spliterator(), false)
                .filter(item -> item.path("entry").asString("").equals(entry))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + entry + " in " + history));
    }

    private static Instant recordedAt(String entry) {
        return Instant.parse(
                entry(json(SUNDERLAND + "/history"), entry).path("recordedAt").asString(""));
    }

    @Test
    void today_shows_the_corrected_value_and_before_the_correction_the_old_one_was_known() {
        assertThat(json(SUNDERLAND).path("relation").asString("")).isEqualTo("TWINNING");
        JsonNode before = json(SUNDERLAND + "?" + at(told));
        assertThat(before.path("relation").asString("")).isEqualTo("FRIENDSHIP");
        assertThat(before.path("position").asLong(0)).isEqualTo(told);
        assertThat(before.path("knownAt").asString("")).isEqualTo("position:" + told);
        assertThat(before.path("sequence").asLong(0)).isEqualTo(4);
        assertThat(json(SUNDERLAND + "?" + at(corrected)).path("relation").asString(""))
                .isEqualTo("TWINNING");
    }

    @Test
    void the_day_in_the_world_and_the_point_of_recording_are_asked_together() {
        assertThat(json(SUNDERLAND + "?asOf=2010-01-01").path("standing").asString(""))
                .isEqualTo("UNKNOWN");
        JsonNode asKnown = json(SUNDERLAND + "?asOf=2010-01-01&" + at(told));
        assertThat(asKnown.path("standing").asString("")).isEqualTo("IN_FORCE");
        assertThat(asKnown.path("asOf").asString("")).isEqualTo("2010-01-01");
        JsonNode longBefore = json(SUNDERLAND + "?asOf=1990-01-01&" + at(told));
        assertThat(longBefore.path("standing").asString("")).isEqualTo("UNKNOWN");
    }

    @Test
    void an_instant_counts_what_was_recorded_by_then() {
        Instant last = recordedAt("last-month");
        assertThat(json(SUNDERLAND + "?knownAt=" + last).path("sequence").asLong(0))
                .isEqualTo(4);
        assertThat(json(SUNDERLAND + "?knownAt=" + last.minusNanos(1000))
                        .path("sequence")
                        .asLong(0))
                .isLessThan(4);
        assertThat(json(SUNDERLAND + "?knownAt=2999-01-01T00:00:00%2B02:00")
                        .path("relation")
                        .asString(""))
                .isEqualTo("TWINNING");
    }

    @Test
    void before_the_first_recording_nothing_was_known() {
        for (String address : List.of(
                SUNDERLAND + "?" + at(parties),
                SUNDERLAND + "?knownAt=2001-01-01T00:00:00Z",
                SUNDERLAND + "/history?" + at(parties),
                "/api/pairs/harbin-cn/sunderland-gb/history?" + at(parties))) {
            Answer early = queries.get(address);
            assertThat(early.status()).as(address).isEqualTo(404);
            assertThat(early.json().path("code").asString("")).as(address).isEqualTo("NOT_YET_KNOWN");
        }
        assertThat(queries.get("/api/partnerships/nobody-xx~nowhere-xx?" + at(parties))
                        .json()
                        .path("code")
                        .asString(""))
                .isEqualTo("NOT_ON_RECORD");
    }

    @Test
    void a_source_dated_later_resolves_nothing_before() {
        JsonNode before = entry(json(SUNDERLAND + "/history?" + at(corrected)), "last-month");
        assertThat(before.path("resolved").isNull()).isTrue();
        assertThat(before.path("happened").path("words").asString("")).isEqualTo("last month");
        assertThat(before.path("evidence").get(0).has("publishedOn")).isFalse();
        JsonNode after = entry(json(SUNDERLAND + "/history?" + at(dated)), "last-month");
        assertThat(after.path("resolved").path("edtf").asString("")).isEqualTo("2020-09");
        assertThat(after.path("evidence")
                        .get(0)
                        .path("publishedOn")
                        .path("edtf")
                        .asString(""))
                .isEqualTo("2020-10-05");
        assertThat(json(SUNDERLAND + "?" + at(corrected)).path("warnings").toString())
                .contains("UNRESOLVED_RELATIVE_DATE");
        assertThat(json(SUNDERLAND + "?" + at(dated)).path("warnings").toString())
                .doesNotContain("UNRESOLVED_RELATIVE_DATE");
    }

    @Test
    void a_party_is_called_as_it_was_known() {
        assertThat(json(SUNDERLAND + "?" + at(dated)).path("title").asString(""))
                .isEqualTo("Harbin – Sunderland");
        assertThat(json(SUNDERLAND + "?" + at(renamed)).path("title").asString(""))
                .isEqualTo("Harbin – City of Sunderland")
                .isEqualTo(json(SUNDERLAND).path("title").asString(""));
    }

    @Test
    void the_history_of_a_day_leaves_out_what_cannot_have_happened_by_then() {
        JsonNode by = json(SUNDERLAND + "/history?asOf=2010-12-31");
        assertThat(by.toString()).contains("s0-01").doesNotContain("s0-02");
        JsonNode known = json(SUNDERLAND + "/history?asOf=2010-12-31&" + at(told));
        assertThat(known.toString()).contains("s0-01", "s0-02");
        assertThat(known.path("position").asLong(0)).isEqualTo(told);
    }

    @Test
    void what_is_no_point_of_recording_is_refused_with_advice() {
        for (String bad : List.of("2019-04-01", "yesterday", "position:x", "position:-1", "2019-04-01T00:00:00", "")) {
            Answer answer = queries.get(SUNDERLAND + "?knownAt=" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("errors").get(0).path("parameter").asString(""))
                    .isEqualTo("knownAt");
            assertThat(answer.json().path("detail").asString("")).contains("2019-04-01T00:00:00Z", "position:4711");
        }
    }

    @Test
    void the_list_of_any_day_as_known_at_any_position_says_what_one_partnership_says() {
        for (long position = parties + 1; position <= renamed; position++) {
            for (String asOf : List.of("1990-01-01", "2009-06-01", "2011-06-01", "2020-09-15", "2026-01-01")) {
                String times = "asOf=" + asOf + "&" + at(position);
                JsonNode list = json("/api/partnerships?" + times);
                Answer one = queries.get(SUNDERLAND + "?" + times);
                assertThat(list.path("total").asLong(-1)).as(times).isEqualTo(one.status() == 200 ? 1 : 0);
                assertThat(list.path("position").asLong(-1)).isEqualTo(position);
                if (one.status() == 200) {
                    assertSame(list.path("items").get(0), one.json(), times);
                    JsonNode pair = json("/api/pairs?" + times).path("items").get(0);
                    for (String field : STATUS) {
                        assertThat(pair.path(field))
                                .as(field + " " + times)
                                .isEqualTo(one.json().path(field));
                    }
                    assertThat(json("/api/pairs/sunderland-gb/harbin-cn?" + times)
                                    .path("words"))
                            .isEqualTo(one.json().path("words"));
                }
            }
        }
    }

    private static final List<String> STATUS = List.of(
            "relation",
            "relationCertainty",
            "standing",
            "certainty",
            "oneSided",
            "disputed",
            "dormant",
            "scope",
            "inForceSince",
            "words",
            "alsoReadAs");

    private static void assertSame(JsonNode listed, JsonNode one, String times) {
        for (String field : STATUS) {
            assertThat(listed.path(field)).as(field + " " + times).isEqualTo(one.path(field));
        }
        for (String field : List.of("id", "title", "sequence", "warnings", "plans")) {
            assertThat(listed.path(field)).as(field + " " + times).isEqualTo(one.path(field));
        }
        assertThat(listed.path("instruments").size())
                .as(times)
                .isEqualTo(one.path("instruments").size());
    }

    @Test
    void the_list_as_known_now_is_the_list() {
        JsonNode now = json("/api/partnerships");
        assertThat(json("/api/partnerships?" + at(renamed)).path("items").get(0).path("words"))
                .isEqualTo(now.path("items").get(0).path("words"));
        Instant last = recordedAt("last-month");
        JsonNode then = json("/api/partnerships?knownAt=" + last);
        assertThat(then.path("items").get(0).path("sequence").asLong(0)).isEqualTo(4);
        assertThat(then.path("items").get(0).path("relation").asString("")).isEqualTo("FRIENDSHIP");
    }

    @Test
    void a_list_is_searched_by_what_was_known() {
        for (String found : List.of(
                "relation=FRIENDSHIP&" + at(told),
                "relation=TWINNING&" + at(corrected),
                "party=sunderland-gb&" + at(told),
                "country=GB&" + at(told),
                "q=city+of+sund&" + at(renamed),
                "year=2009&" + at(told),
                "year=2011&" + at(corrected),
                "year=2020&" + at(dated))) {
            assertThat(json("/api/partnerships?" + found).path("total").asLong(-1))
                    .as(found)
                    .isEqualTo(1);
            assertThat(json("/api/pairs?" + found).path("total").asLong(-1))
                    .as(found)
                    .isEqualTo(1);
        }
        for (String missed : List.of(
                "relation=TWINNING&" + at(told),
                "relation=FRIENDSHIP&" + at(corrected),
                "country=FR&" + at(told),
                "q=city+of+sund&" + at(dated),
                "year=2011&" + at(told))) {
            assertThat(json("/api/partnerships?" + missed).path("total").asLong(-1))
                    .as(missed)
                    .isZero();
            assertThat(json("/api/pairs?" + missed).path("total").asLong(-1))
                    .as(missed)
                    .isZero();
        }
    }

    @Test
    void before_anything_was_recorded_no_list_was_known() {
        for (String list : List.of("/api/partnerships", "/api/pairs", "/api/pairs/harbin-cn/sunderland-gb")) {
            Answer early = queries.get(list + "?knownAt=2001-01-01T00:00:00Z");
            assertThat(early.status()).as(list).isEqualTo(404);
            assertThat(early.json().path("code").asString("")).as(list).isEqualTo("NOT_YET_KNOWN");
        }
        assertThat(json("/api/partnerships?" + at(parties)).path("total").asLong(-1))
                .isZero();
    }
}
