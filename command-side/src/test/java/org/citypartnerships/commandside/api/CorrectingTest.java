package org.citypartnerships.commandside.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Corrections, retractions, witnesses, disputes, files and duplicates, sent to the door as anybody would. */
class CorrectingTest {

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        for (String city : List.of("Harbin CN", "Murmansk RU", "Daqing CN", "Tyumen RU", "Sunderland GB")) {
            register(city.substring(0, city.length() - 3), city.substring(city.length() - 2), "");
        }
        source("source:deed", "");
        source("source:press", "");
        source("source:translation", ",\"original\":\"source:press\"");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_correction_names_the_whole_entry_and_its_header_is_filled_in() {
        String stream = accepted("SignProtocol", protocol("harbin-cn", "murmansk-ru", "p1", "2014-03"));
        Reply reply = side.send("CorrectEntry", """
                {"entry":"%s#p1","as":{"command":"SignProtocol","payload":{"partnership":"%s",
                   "header":{"happened":"2014-04"},
                   "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"],
                     "signatories":[{"person":{"personId":"person:5d20c1b7","name":"Somebody Signing"}}]}}},
                 "reason":"the deed says so"}""".formatted(stream, stream));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        assertThat(reply.body().path("events").toString()).isEqualTo("[\"entry-corrected\"]");
        assertThat(reply.body().path("aggregateId").asString()).isEqualTo(stream);
        String stored = jdbc().sql("SELECT payload::text FROM eventstore.event WHERE name = 'entry-corrected'"
                        + " AND stream_id = :stream")
                .param("stream", stream)
                .query(String.class)
                .single();
        assertThat(stored)
                .contains("\"entryId\": \"p1\"", "2014-04", "aes-gcm.1.")
                .doesNotContain("Somebody");
    }

    @Test
    void a_correction_is_prepared_like_a_new_command() {
        String stream = accepted("SignProtocol", protocol("harbin-cn", "tyumen-ru", "p1", "2014-03"));
        String correction = """
                {"entry":"%s#p1","as":{"command":"SignProtocol","payload":%s},"reason":"the deed says so"}""";

        refused(
                side.send(
                        "CorrectEntry",
                        correction.formatted(stream, protocol("harbin-cn", "tyumen-ru", "p1", "March"))),
                400,
                "INVALID_FIELDS",
                "/as/payload/header/happened");
        refused(
                side.send(
                        "CorrectEntry",
                        correction.formatted(
                                stream,
                                protocol("harbin-cn", "tyumen-ru", "p1", "2014")
                                        .replace("\"links\":[]", "\"evidence\":[{\"source\":\"source:no\"}]"))),
                422,
                "UNKNOWN_REFERENCE",
                "/as/payload/header/evidence/0/source");
        refused(
                side.send(
                        "CorrectEntry", correction.formatted(stream, protocol("daqing-cn", "tyumen-ru", "p1", "2014"))),
                422,
                "WRONG_KIND",
                "/as/payload");
        refused(
                side.send(
                        "CorrectEntry",
                        correction
                                .formatted(stream, protocol("harbin-cn", "tyumen-ru", "p1", "2014"))
                                .replace("SignProtocol", "RetractEntry")),
                400,
                "INVALID_FIELDS",
                "/as/command");
        refused(
                side.send(
                        "CorrectEntry",
                        correction.formatted(stream + "-no", protocol("harbin-cn", "tyumen-ru", "p1", "2014"))),
                422,
                "UNKNOWN_REFERENCE",
                "/entry");
        Reply dry = side.send(
                "CorrectEntry?dryRun=true",
                correction.formatted(stream, protocol("harbin-cn", "tyumen-ru", "p1", "2014")));
        assertThat(dry.status()).as(dry.body().toString()).isEqualTo(200);
    }

    @Test
    void a_corrected_party_is_found_by_its_right_names_and_frees_the_wrong_ones() {
        register("Wrongtown", "DE", ",\"identifiers\":{\"wikidata\":\"Q111\"}");
        Reply corrected = side.send("CorrectEntry", """
                {"entry":"party:wrongtown-de#reg-wrongtown","as":{"command":"RegisterParty","payload":
                  {"kind":"CITY","names":[{"text":"Chemnitz"}],"country":"DE","identifiers":{"wikidata":"Q2795"}}},
                 "reason":"misread"}""");
        assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(201);

        refused(side.send("RegisterParty", """
                        {"kind":"CITY","names":[{"text":"Chemnitz"}],"country":"DE","header":{"entryId":"x"}}"""), 409, "NAME_TAKEN", "/names/0/text");
        assertThat(register("Elsewhere", "DE", ",\"identifiers\":{\"wikidata\":\"Q111\"}"))
                .isEqualTo("party:elsewhere-de");
        refused(side.send("CorrectEntry", """
                        {"entry":"party:wrongtown-de#reg-wrongtown","as":{"command":"RegisterParty","payload":
                          {"kind":"CITY","names":[{"text":"Chemnitz"}],"country":"DE","identifiers":{"wikidata":"Q111"}}},
                         "reason":"misread again"}"""), 409, "IDENTIFIER_TAKEN", "/as/payload/identifiers/wikidata");
    }

    @Test
    void a_correction_that_was_retracted_gives_the_party_its_names_back() {
        register("Zwickau", "DE", "");
        String correction = """
                {"entry":"party:zwickau-de#reg-zwickau","header":{"entryId":"c"},"as":{"command":"RegisterParty","payload":
                  {"kind":"CITY","names":[{"text":"Zwickau an der Mulde"}],"country":"DE"}},"reason":"its full name"}""";
        assertThat(accepted("CorrectEntry", correction)).isEqualTo("party:zwickau-de");
        accepted("RetractEntry", """
                {"entry":"party:zwickau-de#c","reason":"no such name"}""");

        assertThat(names("party:zwickau-de")).containsExactly("zwickau");
        refused(side.send("RetractEntry", """
                        {"entry":"party:zwickau-de#reg-zwickau","reason":"told twice"}"""), 409, "ENTRY_REGISTERS", "/entry");
    }

    @Test
    void a_corrected_source_has_its_right_date() {
        source("source:undated", ",\"publishedOn\":\"2014-05\"");
        accepted("DateSource", """
                {"sourceId":"source:undated","header":{"entryId":"dated"},"publishedOn":"2014-06"}""");
        accepted("CorrectEntry", """
                {"entry":"source:undated#dated","as":{"command":"DateSource","payload":
                  {"sourceId":"source:undated","publishedOn":"2014-07"}},"reason":"the archive says so"}""");
        assertThat(published("source:undated")).contains("2014-07");

        accepted("RetractEntry", """
                {"entry":"source:undated#dated","reason":"another page"}""");
        assertThat(published("source:undated")).contains("2014-05");
    }

    @Test
    void a_retraction_is_refused_with_the_list_of_those_who_name_the_entry() {
        String stream = accepted("SignProtocol", protocol("daqing-cn", "tyumen-ru", "p1", "2014-03"));
        accepted(
                "SignProtocol",
                protocol("daqing-cn", "tyumen-ru", "p2", "2015")
                        .replace(
                                "\"links\":[]",
                                "\"links\":[{\"kind\":\"IN_RESPONSE_TO\",\"to\":\"" + stream + "#p1\"}]"));

        Reply reply = side.send("RetractEntry", "{\"entry\":\"" + stream + "#p1\",\"reason\":\"told twice\"}");

        refused(reply, 409, "ENTRY_IS_NAMED", "/entry");
        assertThat(reply.body().path("errors").path(0).path("message").asString())
                .contains(stream + "#p2");
        accepted("RetractEntry", "{\"entry\":\"" + stream + "#p2\",\"reason\":\"told twice\"}");
        accepted("RetractEntry", "{\"entry\":\"" + stream + "#p1\",\"reason\":\"told twice\"}");
    }

    @Test
    void a_translation_of_a_source_of_the_entry_is_no_second_witness() {
        String stream = accepted(
                "SignProtocol",
                protocol("harbin-cn", "sunderland-gb", "p1", "2014-03")
                        .replace("\"links\":[]", "\"evidence\":[{\"source\":\"source:press\"}]"));

        Reply copy = side.send("CorroborateEntry", witness(stream, "source:translation"));
        Reply deed = side.send("CorroborateEntry", witness(stream, "source:deed"));

        assertThat(copy.body().path("warnings").path(0).path("code").asString())
                .as(copy.body().toString())
                .isEqualTo("NO_SECOND_WITNESS");
        assertThat(deed.status()).isEqualTo(201);
        assertThat(deed.body().path("warnings")).isEmpty();
    }

    @Test
    void a_claim_is_contested_and_settled_and_a_file_attached() {
        String stream = accepted("SignProtocol", protocol("daqing-cn", "murmansk-ru", "p1", "2014-03"));
        refused(
                side.send(
                        "ContestEntry",
                        contest(stream, "/instrument/place", "{\\\"party\\\":\\\"party:atlantis-gr\\\"}")),
                422,
                "UNKNOWN_REFERENCE",
                "/claimed");
        refused(side.send("ContestEntry", contest(stream, "/no/such", "2014")), 422, "NOT_A_CLAIM", "/field");
        accepted("ContestEntry", contest(stream, "/header/happened", "2014-04"));
        String settle = "{\"entry\":\"" + stream + "#contest\",\"prevailing\":\"CLAIMED\",\"reason\":\"the deed\"}";
        accepted("SettleDispute", settle);
        refused(side.send("SettleDispute", settle), 409, "DISPUTE_ALREADY_SETTLED", "/entry");

        Reply attached = side.send("AttachFile", """
                {"entry":"%s#p1","sha256":"%s","mediaType":"application/pdf","sizeBytes":1048576}""".formatted(stream, "ab".repeat(32)));
        assertThat(attached.body().path("events").toString()).isEqualTo("[\"file-attached\"]");
    }

    @Test
    void a_reference_that_names_no_entry_is_told_where_it_stands() {
        refused(side.send("AttachFile", """
                {"entry":{},"sha256":"%s","mediaType":"application/pdf","sizeBytes":1048576}""".formatted("ab".repeat(32))), 400, "INVALID_FIELDS", "/entry");
    }

    @Test
    void figures_are_corrected_in_the_stream_of_their_scope() {
        String stream = accepted("RecordTradeFigure", figure("murmansk-ru", "f1", "230"));
        String correction = """
                {"entry":"%s#f1","as":{"command":"RecordTradeFigure","payload":%s},"reason":"misread"}""";

        accepted("CorrectEntry", correction.formatted(stream, figure("murmansk-ru", "f1", "320")));
        refused(
                side.send("CorrectEntry", correction.formatted(stream, figure("tyumen-ru", "f1", "320"))),
                422,
                "WRONG_KIND",
                "/as/payload");
        refused(
                side.send(
                        "ContestEntry",
                        contest(stream, "/scope/to", "party:tyumen-ru").replace("#p1", "#f1")),
                422,
                "NOT_A_CLAIM",
                "/field");
    }

    @Test
    void what_is_said_of_a_duplicate_party_is_recorded_of_the_one_that_stays() {
        register("Fularji", "CN", "");
        register("Fulaerji", "CN", "");
        String older = accepted("SignProtocol", protocol("fulaerji-cn", "tyumen-ru", "p1", "2014"));
        accepted("DeclareDuplicate", """
                {"duplicate":"party:fulaerji-cn","header":{"entryId":"twice"},"duplicateOf":"party:fularji-cn"}""");

        assertThat(accepted("RenameParty", """
                {"partyId":"party:fulaerji-cn","header":{"entryId":"n"},"name":{"text":"Hulan Ergi"}}""")).isEqualTo("party:fularji-cn");
        assertThat(accepted("SignProtocol", protocol("fulaerji-cn", "sunderland-gb", "p1", "2015")))
                .isEqualTo("partnership:fularji-cn~sunderland-gb");
        String ended = """
                {"partnership":{"sides":[{"members":["party:%s"]},{"members":["party:tyumen-ru"]}]},
                 "header":{"entryId":"%s"},"act":{"by":["party:%s"],"effectiveOn":"2020"}}""";
        assertThat(accepted("EndPartnership", ended.formatted("fularji-cn", "e1", "fularji-cn")))
                .isEqualTo(older);
        assertThat(accepted("ResumePartnership", ended.formatted("fulaerji-cn", "e2", "fulaerji-cn")))
                .isEqualTo(older);
        assertThat(jdbc().sql("SELECT DISTINCT payload->'act'->'by'->>0 FROM eventstore.event"
                                + " WHERE stream_id = :stream AND jsonb_exists(payload, 'act')")
                        .param("stream", older)
                        .query(String.class)
                        .list())
                .containsExactly("party:fulaerji-cn");
        refused(side.send("DeclareDuplicate", """
                        {"duplicate":"party:fularji-cn","duplicateOf":"party:fulaerji-cn"}"""), 422, "NO_DUPLICATE", "/duplicateOf");
        accepted("RetractEntry", """
                {"entry":"party:fulaerji-cn#twice","reason":"two places after all"}""");
        assertThat(accepted("SignProtocol", protocol("fularji-cn", "tyumen-ru", "p9", "2015")))
                .isEqualTo("partnership:fularji-cn~tyumen-ru");
    }

    @Test
    void what_is_said_of_a_duplicate_partnership_is_recorded_in_the_one_that_stays() {
        String stays = accepted("SignProtocol", protocol("sunderland-gb", "tyumen-ru", "p1", "2014"));
        String strand =
                protocol("sunderland-gb", "tyumen-ru", "p2", "2014").replace("]}]}", "]}],\"strand\":\"ports\"}");
        String duplicate = accepted("SignProtocol", strand);
        accepted("DeclareDuplicate", "{\"duplicate\":\"" + duplicate + "\",\"duplicateOf\":\"" + stays + "\"}");

        assertThat(accepted("SignProtocol", strand.replace("p2", "p3"))).isEqualTo(stays);
        assertThat(accepted("RecordStatement", """
                {"subject":"%s","header":{"entryId":"s1"},"statement":{"kind":"CLAIM","summary":"It grows."}}""".formatted(duplicate))).isEqualTo(stays);
        assertThat(accepted("RetractEntry", "{\"entry\":\"" + duplicate + "#p2\",\"reason\":\"told twice\"}"))
                .isEqualTo(duplicate);
    }

    @Test
    void a_file_may_hold_a_correction_before_its_entry_and_is_known_when_it_comes_again() throws Exception {
        String sides = protocol("murmansk-ru", "sunderland-gb", "p1", "2014-03");
        String correction =
                "{\"entry\":\"partnership:murmansk-ru~sunderland-gb#p1\",\"as\":{\"command\":\"SignProtocol\","
                        + "\"payload\":" + sides.replace("2014-03", "2014-04") + "},\"reason\":\"the deed\"}";
        String retraction = "{\"entry\":\"partnership:murmansk-ru~sunderland-gb#p2\",\"reason\":\"told twice\"}";
        String file = "[{\"command\":\"CorrectEntry\",\"payload\":" + correction + "},"
                + "{\"command\":\"RetractEntry\",\"payload\":" + retraction + "},"
                + "{\"command\":\"SignProtocol\",\"payload\":" + sides + "},"
                + "{\"command\":\"SignProtocol\",\"payload\":" + sides.replace("p1", "p2") + "}]";

        JsonNode rehearsed = imported(file, "/imports?dryRun=true");
        JsonNode first = imported(file, "/imports");
        jdbc().sql("DELETE FROM command.idempotency").update();
        JsonNode again = imported(file + " ", "/imports");

        assertThat(rehearsed.path("accepted").asInt()).as(rehearsed.toString()).isEqualTo(4);
        assertThat(first.path("accepted").asInt()).as(first.toString()).isEqualTo(4);
        assertThat(again.path("alreadyKnown").asInt()).as(again.toString()).isEqualTo(4);
    }

    private static JsonNode imported(String file, String path) throws InterruptedException {
        Reply reply = side.post(path, file, "application/json");
        for (int tries = 0; tries < 300; tries++) {
            JsonNode report =
                    side.get("/imports/" + reply.body().path("id").asString()).body();
            if (report.path("state").asString().equals("FINISHED")) {
                return report;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import did not end in 15 seconds");
    }

    private static List<String> names(String party) {
        return jdbc().sql("SELECT name_key FROM command.party_name WHERE party_id = :party")
                .param("party", party)
                .query(String.class)
                .list();
    }

    private static String published(String source) {
        return jdbc().sql("SELECT published_on::text FROM command.source WHERE source_id = :source")
                .param("source", source)
                .query(String.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(side.database().asSuperuser());
    }

    private static String accepted(String command, String body) {
        Reply reply = side.send(command, body);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body().path("aggregateId").asString();
    }

    private static void refused(Reply reply, int status, String code, String pointer) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(StreamSupport.stream(reply.body().path("errors").spliterator(), false)
                        .map(error -> error.path("pointer"))
                        .map(JsonNode::asString))
                .as(reply.body().toString())
                .contains(pointer);
    }

    private static String register(String name, String country, String more) {
        return accepted("RegisterParty", """
                {"kind":"CITY","names":[{"text":"%s"}],"country":"%s","header":{"entryId":"reg-%s"}%s}""".formatted(name, country, name.toLowerCase(java.util.Locale.ROOT), more));
    }

    private static void source(String id, String more) {
        accepted("RegisterSource", """
                {"sourceId":"%s","header":{"entryId":"reg"},"kind":"PRESS","title":"%s"%s}""".formatted(id, id.substring(7), more));
    }

    private static String witness(String stream, String source) {
        return "{\"entry\":\"" + stream + "#p1\",\"header\":{\"evidence\":[{\"source\":\"" + source + "\"}]}}";
    }

    private static String contest(String stream, String field, String claimed) {
        return """
                {"entry":"%s#p1","header":{"entryId":"contest","evidence":[{"source":"source:deed"}]},
                 "field":"%s","claimed":"%s"}""".formatted(stream, field, claimed);
    }

    private static String figure(String to, String entry, String number) {
        return """
                {"scope":{"from":"party:harbin-cn","to":"party:%s"},"header":{"entryId":"%s","happened":"2013"},"flow":"TOTAL",
                 "amounts":[{"number":"%s","unit":"currency:USD"}]}""".formatted(to, entry, number);
    }

    private static String protocol(String one, String other, String entry, String day) {
        return """
                {"partnership":{"sides":[{"members":["party:%s"]},{"members":["party:%s"]}]},
                 "header":{"entryId":"%s","happened":"%s","links":[]},
                 "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"]}}""".formatted(one, other, entry, day);
    }
}
