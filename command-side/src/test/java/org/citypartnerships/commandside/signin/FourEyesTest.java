package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Proposer and confirmer are two persons, by whichever door they come. */
class FourEyesTest {

    private static RunningCommandSide side;
    private static String[] anna;
    private static String[] boris;
    private static String[] clara;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start("--partnerships.four-eyes=signings,endings,corrections,trade-figures");
        anna = People.signedIn(side, "anna", Role.RECORDER, Role.APPROVER);
        boris = People.signedIn(side, "boris", Role.APPROVER);
        clara = People.signedIn(side, "clara", Role.RECORDER);
        for (String city : List.of("Harbin CN", "Murmansk RU", "Daqing CN", "Tyumen RU", "Sunderland GB", "Oslo NO")) {
            String name = city.substring(0, city.length() - 3);
            assertThat(side.send("RegisterParty", """
                            {"kind":"CITY","names":[{"text":"%s"}],"country":"%s"}""".formatted(name, city.substring(city.length() - 2)))
                            .status())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void over_http_another_person_confirms() {
        Reply signed = side.send("SignAgreement", agreement("harbin-cn", "murmansk-ru", "signed"), anna);
        assertThat(signed.status()).as(signed.body().toString()).isEqualTo(201);
        assertThat(signed.body().path("awaitsConfirmation").asBoolean()).isTrue();
        String entry = signed.body().path("aggregateId").asString() + "#signed";
        assertThat(waiting("murmansk-ru")).containsExactly(entry + " agreement-signed");
        assertThat(waiting("oslo-no")).doesNotContain(entry + " agreement-signed");

        assertThat(confirm(entry, anna).code()).isEqualTo("SAME_PERSON");
        assertThat(confirm(entry, clara).code()).isEqualTo("NOT_ALLOWED");
        Reply confirmed = confirm(entry, boris);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(201);
        assertThat(confirmed.body().path("events").toString()).isEqualTo("[\"entry-confirmed\"]");
        assertThat(confirmed.body().path("entryId").asString()).isEqualTo("signed");
        assertThat(waiting("murmansk-ru")).isEmpty();
        assertThat(confirm(entry, boris).code()).isEqualTo("NOT_WAITING");
    }

    @Test
    void the_event_says_by_which_policy_it_waits() {
        Reply signed = side.send("SignAgreement", agreement("harbin-cn", "oslo-no", "signed"), anna);
        List<String> metadata =
                texts("""
                SELECT (metadata ->> 'policy') || ' ' || (metadata ->> 'confirmation') FROM eventstore.event
                WHERE stream_id = '%s' ORDER BY stream_sequence""".formatted(signed.body().path("aggregateId").asString()));
        assertThat(metadata)
                .containsExactly(
                        "SIGNINGS,ENDINGS,CORRECTIONS,TRADE_FIGURES not-required",
                        "SIGNINGS,ENDINGS,CORRECTIONS,TRADE_FIGURES required");
    }

    @Test
    void a_file_cannot_confirm_what_its_sender_recorded_and_needs_the_role() {
        Reply signed = side.send("SignAgreement", agreement("harbin-cn", "tyumen-ru", "signed"), anna);
        String line = "{\"command\":\"ConfirmEntry\",\"payload\":{\"entry\":\"%s#signed\"}}"
                .formatted(signed.body().path("aggregateId").asString());
        assertThat(codes(imported(anna, line))).containsExactly("SAME_PERSON");
        assertThat(codes(imported(clara, line))).containsExactly("NOT_ALLOWED");
    }

    @Test
    void an_import_is_confirmed_as_a_whole_by_another_person() {
        JsonNode report = imported(
                anna,
                "{\"command\":\"SignAgreement\",\"payload\":" + agreement("daqing-cn", "tyumen-ru", "a1") + "}",
                "{\"command\":\"EndPartnership\",\"payload\":" + ending("daqing-cn", "tyumen-ru", "e1") + "}",
                "{\"command\":\"RecordMeeting\",\"payload\":" + meeting("daqing-cn") + "}");
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3);
        String id = report.path("id").asString();
        assertThat(waiting("daqing-cn")).hasSize(2);

        assertThat(side.ask("POST", "/imports/" + id + "/confirmation", "", anna)
                        .code())
                .isEqualTo("SAME_PERSON");
        assertThat(side.ask("POST", "/imports/" + id + "/confirmation", "", clara)
                        .code())
                .isEqualTo("NOT_ALLOWED");
        Reply confirmed = side.ask("POST", "/imports/" + id + "/confirmation", "", boris);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.body().path("judged").asInt()).isEqualTo(2);
        assertThat(waiting("daqing-cn")).isEmpty();
        assertThat(side.ask("POST", "/imports/" + id + "/confirmation", "", boris)
                        .code())
                .isEqualTo("NOT_WAITING");
    }

    @Test
    void an_import_is_rejected_as_a_whole_with_a_reason() {
        String id = imported(
                        anna,
                        "{\"command\":\"SignAgreement\",\"payload\":" + agreement("daqing-cn", "oslo-no", "a1") + "}")
                .path("id")
                .asString();
        assertThat(side.ask("POST", "/imports/" + id + "/rejection", "{}", boris)
                        .code())
                .isEqualTo("INVALID_FIELDS");
        Reply rejected =
                side.ask("POST", "/imports/" + id + "/rejection", "{\"reason\":\"a list of another year\"}", boris);
        assertThat(rejected.body().path("judged").asInt())
                .as(rejected.body().toString())
                .isEqualTo(1);
        assertThat(texts("SELECT payload ->> 'reason' FROM eventstore.event WHERE name = 'entry-rejected'"))
                .containsExactly("a list of another year");
    }

    @Test
    void a_corrected_name_is_found_once_the_correction_is_confirmed() {
        String correction = """
                {"entry":"party:sunderland-gb#%s","as":{"command":"RegisterParty","payload":{
                   "kind":"CITY","names":[{"text":"Sunderland"},{"text":"Wearmouth"}],"country":"GB"}},"reason":"its old name"}""".formatted(
                        texts("SELECT entry_id FROM command.entry WHERE stream_id = 'party:sunderland-gb'")
                                .get(0));
        Reply corrected = side.send("CorrectEntry", correction, anna);
        assertThat(corrected.body().path("awaitsConfirmation").asBoolean())
                .as(corrected.body().toString())
                .isTrue();
        assertThat(names()).containsExactly("sunderland");
        confirm("party:sunderland-gb#" + corrected.body().path("entryId").asString(), boris);
        assertThat(names()).containsExactly("sunderland", "wearmouth");
    }

    @Test
    void an_identifier_that_was_given_to_another_since_is_confirmed_by_nobody() {
        Reply corrected = side.send(
                "CorrectEntry",
                """
                {"entry":"party:oslo-no#%s","as":{"command":"RegisterParty","payload":{
                   "kind":"CITY","names":[{"text":"Oslo"}],"country":"NO","identifiers":{"wikidata":"Q585"}}},"reason":"left out"}""".formatted(texts("SELECT entry_id FROM command.entry WHERE stream_id = 'party:oslo-no'")
                        .get(0)),
                anna);
        assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(201);
        assertThat(side.send(
                                "RegisterParty",
                                "{\"kind\":\"CITY\",\"names\":[{\"text\":\"Christiania\"}],\"country\":\"NO\",\"identifiers\":{\"wikidata\":\"Q585\"}}",
                                anna)
                        .status())
                .isEqualTo(201);

        Reply refused =
                confirm("party:oslo-no#" + corrected.body().path("entryId").asString(), boris);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("IDENTIFIER_TAKEN");
        assertThat(refused.body().toString()).contains("correct the entry first");
    }

    @Test
    void what_is_retracted_waits_no_longer_and_waits_again_when_that_is_taken_back() {
        Reply signed = side.send("SignAgreement", agreement("sunderland-gb", "tyumen-ru", "signed"), anna);
        String stream = signed.body().path("aggregateId").asString();
        String retraction = "{\"entry\":\"%s#%s\",\"reason\":\"too early\"}";
        String gone = side.send("RetractEntry", retraction.formatted(stream, "signed"), anna)
                .body()
                .path("entryId")
                .asString();
        assertThat(waiting("sunderland-gb")).isEmpty();
        side.send("RetractEntry", retraction.formatted(stream, gone), anna);
        assertThat(waiting("sunderland-gb")).isNotEmpty();
    }

    private static List<String> names() {
        return texts(
                "SELECT name_key FROM command.party_name WHERE party_id = 'party:sunderland-gb' ORDER BY name_key");
    }

    private static Reply confirm(String entry, String[] who) {
        return side.send("ConfirmEntry", "{\"entry\":\"" + entry + "\"}", who);
    }

    private static List<String> waiting(String municipality) {
        return side.get("/waiting?municipality=" + municipality, boris)
                .body()
                .path("waiting")
                .valueStream()
                .map(one ->
                        one.path("entry").asString() + " " + one.path("kind").asString())
                .toList();
    }

    private static JsonNode imported(String[] who, String... lines) {
        String id = side.post("/imports", String.join("\n", lines), "application/jsonl", who)
                .body()
                .path("id")
                .asString();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> side.get("/imports/" + id).body(),
                        report -> report.path("state").asString().equals("FINISHED"));
    }

    private static List<String> codes(JsonNode report) {
        return report.path("refused")
                .valueStream()
                .map(refusal -> refusal.path("code").asString())
                .toList();
    }

    private static List<String> texts(String sql) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql(sql)
                .query(String.class)
                .list();
    }

    private static String between(String one, String other) {
        return "\"partnership\":{\"sides\":[{\"members\":[\"party:%s\"]},{\"members\":[\"party:%s\"]}]}"
                .formatted(one, other);
    }

    private static String agreement(String one, String other, String entry) {
        return """
                {%s,"header":{"entryId":"%s","happened":"2009"},
                 "instrument":{"form":"TWINNING_AGREEMENT","establishes":["TWINNING"]}}""".formatted(between(one, other), entry).replace("\n", "");
    }

    private static String ending(String one, String other, String entry) {
        return "{%s,\"header\":{\"entryId\":\"%s\"},\"act\":{\"by\":[\"party:%s\"],\"effectiveOn\":\"2020-05-01\"}}"
                .formatted(between(one, other), entry, one);
    }

    private static String meeting(String party) {
        return "{\"subject\":\"party:%s\",\"header\":{\"happened\":\"2019\"},\"engagement\":{\"kind\":\"MEETING\"}}"
                .formatted(party);
    }
}
