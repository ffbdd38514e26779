package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** State after each event, the difference of two states, why something is so, and everything about one entry. */
class AuditTest {

    private static final String SUNDERLAND = "/api/partnerships/harbin-cn~sunderland-gb";
    private static final EntryId AGREEMENT = new EntryId("s0-02");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long told;
    private static long contested;
    private static long suspended;

    @BeforeAll
    static void record_an_agreement_that_is_contested_settled_corrected_and_suspended() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        told = queries.record(Seeds.sunderland());
        contested = queries.record(new EntryContested(
                Seeds.SUNDERLAND_HARBIN,
                Header.of("dispute", null, new Evidence(Seeds.ECHO, "page 3", "in 2010")),
                AGREEMENT,
                "/header/happened",
                "2010-05"));
        queries.record(
                new DisputeSettled(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("settled", null),
                        new EntryId("dispute"),
                        Prevailing.CLAIMED,
                        "the deed was seen"),
                new EntryCorrected(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("correction", null),
                        AGREEMENT,
                        new AgreementSigned(
                                Seeds.SUNDERLAND_HARBIN,
                                Seeds.told("s0-02", StatedDate.of("2010"), Seeds.ECHO, "Sister cities Agreement"),
                                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                        "misread"),
                new EvidenceAdded(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("witness", null, new Evidence(Seeds.ECHO, null, "once more")),
                        AGREEMENT),
                new FileAttached(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("scan", null),
                        AGREEMENT,
                        "a".repeat(64),
                        "application/pdf",
                        4711),
                new EntryRetracted(
                        Seeds.SUNDERLAND_HARBIN, Header.of("retraction", null), new EntryId("s0-04"), "never signed"));
        suspended = queries.record(new PartnershipSuspended(
                Seeds.SUNDERLAND_HARBIN,
                Header.of("suspension", null, new Evidence(Seeds.ECHO, null, "all contacts suspended")),
                Act.of(Seeds.SUNDERLAND, StatedDate.of("2022-03-01"))));
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

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asString("null"))
                .toList();
    }

    @Test
    void the_replay_tells_the_state_after_each_event_and_what_it_changed() {
        JsonNode replay = json(SUNDERLAND + "/replay");
        assertThat(texts(replay.path("items"), "entry"))
                .containsExactly(
                        "null",
                        "s0-02",
                        "s0-01",
                        "s0-04",
                        "dispute",
                        "settled",
                        "correction",
                        "witness",
                        "scan",
                        "retraction",
                        "suspension");
        JsonNode corrected = replay.path("items").get(6);
        assertThat(corrected.path("relation").asString("")).isEqualTo("TWINNING");
        assertThat(corrected.path("about").asString("")).isEqualTo("s0-02");
        assertThat(corrected.path("changes").toString())
                .contains("The partnership: relation is twinning; it was friendship.");
        assertThat(replay.path("items").get(10).path("changes").toString())
                .contains("Sunderland (s2): standing is suspended; it was in force.");
    }

    @Test
    void every_step_of_the_replay_is_what_was_known_at_its_position() {
        JsonNode replay = json(SUNDERLAND + "/replay?asOf=2023-01-01");
        for (JsonNode step : replay.path("items")) {
            JsonNode one = json(SUNDERLAND + "?asOf=2023-01-01&knownAt=position:"
                    + step.path("position").asLong(0));
            for (String field : List.of("relation", "standing", "certainty", "oneSided", "disputed", "words")) {
                assertThat(step.path(field)).as(step.toString()).isEqualTo(one.path(field));
            }
        }
    }

    @Test
    void the_replay_comes_in_pages_that_join() {
        List<JsonNode> paged = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            json(SUNDERLAND + "/replay?size=3&page=" + page).path("items").forEach(paged::add);
        }
        List<JsonNode> whole = new ArrayList<>();
        json(SUNDERLAND + "/replay").path("items").forEach(whole::add);
        assertThat(paged).isEqualTo(whole);
        assertThat(queries.get(SUNDERLAND + "/replay.csv").body()).startsWith("number,stream,");
    }

    @Test
    void two_points_differ_in_what_was_learnt_and_in_what_happened_between() {
        JsonNode learnt = json(SUNDERLAND + "/diff?from=2010-06-01@position:" + told + "&to=2010-06-01");
        assertThat(learnt.path("from").path("relation").asString("")).isEqualTo("FRIENDSHIP");
        assertThat(learnt.path("to").path("relation").asString("")).isEqualTo("TWINNING");
        assertThat(texts(learnt.path("changes"), "words"))
                .contains(
                        "The partnership: relation is twinning; it was friendship.",
                        "Entry s0-04 (mou renewed) no longer stands.",
                        "Entry s0-02: date as stated is 2010; it was 2009.");
        JsonNode happened = json(SUNDERLAND + "/diff?from=2021-01-01&to=2023-01-01");
        assertThat(texts(happened.path("changes"), "words"))
                .contains("Sunderland (s2): standing is suspended; it was in force.")
                .noneMatch(words -> words.startsWith("Entry"));
        assertThat(json(SUNDERLAND + "/diff?from=2021-01-01&to=2021-01-01").path("changes"))
                .isEmpty();
    }

    @Test
    void a_field_is_blamed_on_the_chain_of_entries_events_and_quotes_that_made_it() {
        JsonNode why = json(SUNDERLAND + "/why?field=standing&side=s2");
        assertThat(why.path("value").asString("")).isEqualTo("SUSPENDED");
        assertThat(texts(why.path("chain"), "entry")).containsExactly("s0-02", "suspension");
        assertThat(texts(why.path("chain"), "words"))
                .containsExactly(
                        "Agreement signed: with this entry standing is in force; before it, it was unknown.",
                        "Partnership suspended: with this entry standing is suspended; before it, it was in force.");
        JsonNode signed = why.path("chain").get(0);
        assertThat(texts(signed.path("events"), "name"))
                .containsExactly(
                        "agreement-signed",
                        "entry-contested",
                        "dispute-settled",
                        "entry-corrected",
                        "evidence-added",
                        "file-attached");
        assertThat(signed.path("events").get(0).path("eventId").asString("")).isNotEmpty();
        assertThat(texts(signed.path("evidence"), "quote")).contains("Sister cities Agreement", "once more");
        assertThat(why.path("chain")
                        .get(1)
                        .path("events")
                        .get(0)
                        .path("position")
                        .asLong(0))
                .isEqualTo(suspended);
        JsonNode before = json(SUNDERLAND + "/why?field=relation&knownAt=position:" + told);
        assertThat(before.path("value").asString("")).isEqualTo("FRIENDSHIP");
        assertThat(before.path("chain").get(0).path("events")).hasSize(1);
        JsonNode members = json(SUNDERLAND + "/why?field=members&side=s1");
        assertThat(texts(members.path("chain"), "kind")).containsExactly("partnership-opened");
    }

    @Test
    void an_unknown_field_is_answered_with_those_that_there_are() {
        Answer answer = queries.get(SUNDERLAND + "/why?field=colour");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString("")).contains("standing", "instruments/s0-02/standing");
    }

    @Test
    void an_entry_shows_every_version_who_when_and_why() {
        JsonNode entry = json(SUNDERLAND + "/entries/s0-02");
        assertThat(entry.path("stands").asBoolean(false)).isTrue();
        assertThat(texts(entry.path("versions"), "cause")).containsExactly("RECORDED", "SETTLED", "CORRECTED");
        assertThat(texts(entry.path("versions"), "reason")).containsExactly("null", "the deed was seen", "misread");
        assertThat(entry.path("versions")
                        .get(1)
                        .path("entry")
                        .path("header")
                        .path("happened")
                        .path("edtf")
                        .asString(""))
                .isEqualTo("2010-05");
        assertThat(entry.path("versions")
                        .get(2)
                        .path("event")
                        .path("recordedBy")
                        .asString(""))
                .isEqualTo("clerk of Harbin");
        assertThat(entry.path("contests")
                        .get(0)
                        .path("settlement")
                        .path("prevailing")
                        .asString(""))
                .isEqualTo("CLAIMED");
        assertThat(entry.path("contests").get(0).path("open").asBoolean(true)).isFalse();
        assertThat(entry.path("files").get(0).path("sizeBytes").asLong(0)).isEqualTo(4711);
        assertThat(entry.path("evidence")).hasSize(2);
        JsonNode retracted = json(SUNDERLAND + "/entries/s0-04");
        assertThat(retracted.path("stands").asBoolean(true)).isFalse();
        assertThat(texts(retracted.path("retractions"), "reason")).containsExactly("never signed");
        assertThat(texts(retracted.path("evidence"), "quote"))
                .as("what it had when it stood last")
                .containsExactly("signed virtually");
        JsonNode once = json(SUNDERLAND + "/entries/s0-02?knownAt=position:" + contested);
        assertThat(texts(once.path("versions"), "cause")).containsExactly("RECORDED");
        assertThat(once.path("contests").get(0).path("open").asBoolean(false)).isTrue();
        assertThat(json(SUNDERLAND + "/entries/settled").path("entry").asString(""))
                .isEqualTo("s0-02");
        assertThat(queries.get(SUNDERLAND + "/entries/nothing").status()).isEqualTo(404);
    }

    @Test
    void an_open_dispute_is_listed_with_the_partnership_until_it_is_settled() {
        JsonNode dispute = json(SUNDERLAND + "?knownAt=position:" + contested)
                .path("disputes")
                .get(0);
        assertThat(dispute.path("entry").asString("")).isEqualTo("dispute");
        assertThat(dispute.path("contests").asString("")).isEqualTo("s0-02");
        assertThat(dispute.path("field").asString("")).isEqualTo("/header/happened");
        assertThat(dispute.path("claimed").asString("")).isEqualTo("2010-05");
        assertThat(dispute.path("recorded").path("edtf").asString("")).isEqualTo("2009");
        assertThat(texts(dispute.path("evidence"), "quote")).containsExactly("in 2010");
        assertThat(json(SUNDERLAND).path("disputes")).isEmpty();
    }
}
