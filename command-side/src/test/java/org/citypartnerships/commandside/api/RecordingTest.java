package org.citypartnerships.commandside.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.streams.Question;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.storage.CommandNames;
import org.citypartnerships.values.PartnershipId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Recording over HTTP: what is accepted, what is refused and how it is said, and that nothing is recorded twice. */
class RecordingTest {

    private static final String SIDES = "{\"sides\":[{\"members\":[\"party:%s\"]},{\"members\":[\"party:%s\"]}]}";

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        List.of(
                        "Harbin CN",
                        "Murmansk RU",
                        "Sunderland GB",
                        "Dalian CN",
                        "Tomsk RU",
                        "Leipzig DE",
                        "Nanjing CN",
                        "Dresden DE",
                        "Hangzhou CN")
                .forEach(city -> register(city.substring(0, city.length() - 3), city.substring(city.length() - 2)));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_signing_is_recorded_with_its_place_in_the_history() {
        Reply reply = side.send("SignProtocol", protocol("harbin-cn", "murmansk-ru", "walk-1"));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        assertThat(reply.body().path("aggregateId").asString()).isEqualTo("partnership:harbin-cn~murmansk-ru");
        assertThat(reply.body().path("entryId").asString()).isEqualTo("walk-1");
        assertThat(reply.body().path("events").toString()).isEqualTo("[\"partnership-opened\",\"protocol-signed\"]");
        assertThat(reply.body().path("position").asLong()).isPositive();
        assertThat(reply.etag()).isEqualTo("\"1\"");
    }

    @Test
    void before_a_command_is_decided_the_door_knows_how_far_its_stream_is() {
        StreamIndex streams = side.bean(StreamIndex.class);
        PartnershipId harbinAndDresden = new PartnershipId("partnership:dresden-de~harbin-cn");
        assertThat(streams.around(new Question().stream(harbinAndDresden)).storedSequence(harbinAndDresden))
                .isEqualTo(-1);

        side.send("SignProtocol", protocol("harbin-cn", "dresden-de", "first"));

        assertThat(streams.around(new Question().stream(harbinAndDresden)).storedSequence(harbinAndDresden))
                .isEqualTo(1);
    }

    @Test
    void the_same_sides_in_another_order_are_the_same_partnership() {
        String first = side.send("SignProtocol", protocol("dalian-cn", "tomsk-ru", "a"))
                .body()
                .path("aggregateId")
                .asString();
        Reply second = side.send("SignProtocol", protocol("tomsk-ru", "dalian-cn", "b"));

        assertThat(second.body().path("aggregateId").asString()).isEqualTo(first);
        assertThat(second.body().path("sequence").asInt()).isEqualTo(2);
    }

    @Test
    void a_dry_run_decides_and_records_nothing() {
        long before = events();
        Reply reply = side.send("SignProtocol?dryRun=true", protocol("leipzig-de", "nanjing-cn", "dry"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("recorded").asBoolean(true)).isFalse();
        assertThat(reply.body().path("sequence").asInt()).isEqualTo(1);
        assertThat(events()).isEqualTo(before);
        assertThat(side.send("SignProtocol", protocol("leipzig-de", "nanjing-cn", "dry"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_repeat_under_its_key_is_answered_as_before_and_another_body_is_refused() {
        String body = protocol("harbin-cn", "sunderland-gb", "once");
        Reply first = side.send("SignProtocol", body, "Idempotency-Key", "key-1");
        long after = events();
        Reply again = side.send("SignProtocol", body, "Idempotency-Key", "key-1");
        Reply other =
                side.send("SignProtocol", protocol("harbin-cn", "sunderland-gb", "other"), "Idempotency-Key", "key-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(events()).isEqualTo(after);
    }

    @Test
    void the_same_command_sent_by_many_at_once_is_recorded_once() throws Exception {
        long before = events();
        List<Reply> replies = atOnce(
                8,
                number -> side.send(
                        "SignProtocol", protocol("dresden-de", "hangzhou-cn", "once"), "Idempotency-Key", "race"));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(events()).isEqualTo(before + 2);
    }

    @Test
    void signings_of_new_partners_by_many_at_once_stand_in_one_stream_without_holes() throws Exception {
        List<Reply> replies = atOnce(
                8, number -> side.send("SignProtocol", protocol("dresden-de", "nanjing-cn", "client-" + number)));

        assertThat(replies).extracting(Reply::status).as(replies.toString()).containsOnly(201);
        assertThat(replies)
                .extracting(reply -> reply.body().path("aggregateId").asString())
                .containsOnly("partnership:dresden-de~nanjing-cn");
        assertThat(replies)
                .extracting(reply -> reply.body().path("sequence").asInt())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void two_nodes_that_open_the_same_partnerships_at_once_open_each_once() throws Exception {
        List<String> cities =
                List.of("leipzig-de", "tomsk-ru", "sunderland-gb", "murmansk-ru", "dresden-de", "dalian-cn");
        try (RunningCommandSide other = side.another()) {
            for (String city : cities) {
                List<Reply> replies = atOnce(
                        4,
                        number -> (number % 2 == 0 ? side : other)
                                .send("SignProtocol", protocol(city, "hangzhou-cn", "node-" + number)));

                assertThat(replies)
                        .extracting(Reply::status)
                        .as(replies.toString())
                        .containsOnly(201);
                assertThat(replies)
                        .extracting(reply -> reply.body().path("aggregateId").asString())
                        .containsOnly(replies.get(0).body().path("aggregateId").asString());
            }
        }
    }

    @Test
    void who_saw_an_older_state_is_told_so() {
        side.send("SignProtocol", protocol("harbin-cn", "tomsk-ru", "one"));

        Reply stale = side.send("SignProtocol", protocol("harbin-cn", "tomsk-ru", "two"), "If-Match", "\"0\"");
        Reply fresh = side.send("SignProtocol", protocol("harbin-cn", "tomsk-ru", "two"), "If-Match", "\"1-9f3a2b1c\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("STALE_VERSION");
        assertThat(fresh.status()).isEqualTo(201);
    }

    @Test
    void of_many_who_change_one_entry_as_they_saw_it_one_does_and_the_others_are_told() throws Exception {
        try (RunningCommandSide other = side.another()) {
            for (String city : List.of("leipzig-de", "tomsk-ru", "sunderland-gb", "murmansk-ru")) {
                JsonNode signed = side.send("SignProtocol", protocol(city, "nanjing-cn", "seen"))
                        .body();
                String stream = signed.path("aggregateId").asString();
                String seen = "\"" + signed.path("sequence").asInt() + "\"";
                long before = events();

                List<Reply> replies = atOnce(8, number -> {
                    RunningCommandSide node = number % 2 == 0 ? side : other;
                    return number < 6
                            ? node.send("CorrectEntry", correction(stream, "2014-0" + (number + 4)), "If-Match", seen)
                            : node.send("RetractEntry", retraction(stream), "If-Match", seen);
                });

                assertThat(replies)
                        .extracting(Reply::status)
                        .as(replies.toString())
                        .containsExactlyInAnyOrder(201, 412, 412, 412, 412, 412, 412, 412);
                assertThat(events()).isEqualTo(before + 1);
            }
        }
    }

    private static String correction(String stream, String happened) {
        return """
                {"entry":"%1$s#seen","reason":"the deed says so","as":{"command":"SignProtocol","payload":{"partnership":"%1$s",
                 "header":{"happened":"%2$s"},"instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"]}}}}""".formatted(stream, happened);
    }

    private static String retraction(String stream) {
        return """
                {"entry":"%s#seen","reason":"never signed"}""".formatted(stream);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a date as a clerk writes it | "happened":"2014-03"       | "happened":"13.10.2015"            | /header/happened | 400
            an unknown field            | "form":                    | "colour":"red","form":             | /instrument/colour | 400
            a wrong type                | "entryId":"bad"            | "entryId":7                        | /header/entryId | 400
            an unknown word             | "PROTOCOL_OF_INTENT"       | "PROTOCOL"                         | /instrument/form | 400
            a missing field             | "establishes":["INTENT"]   | "title":"Protocol"                 | /instrument | 400
            an unknown party            | party:murmansk-ru          | party:atlantis-gr                  | /partnership/sides/1/members/0 | 422
            an unknown source           | "links":[]                 | "evidence":[{"source":"source:no"}] | /header/evidence/0/source | 422
            an unknown entry            | "links":[]                 | "links":[{"kind":"DURING","to":"partnership:harbin-cn~murmansk-ru#no"}] | /header/links/0/to | 422
            a NUL in a text             | "establishes":             | "title":"a\\u0000b","establishes": | /instrument/title | 400
            """)
    void bad_input_is_refused_field_by_field(String what, String replaced, String by, String pointer, int status) {
        long before = events();
        String body = protocol("harbin-cn", "murmansk-ru", "bad").replace(replaced, by);

        Reply reply = side.send("SignProtocol", body);

        assertThat(reply.status()).as(what + reply.body()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(StreamSupport.stream(reply.body().path("errors").spliterator(), false)
                        .map(error -> error.path("pointer").asString()))
                .as(reply.body().toString())
                .anySatisfy(found -> assertThat(found).startsWith(pointer));
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void what_is_no_json_no_command_or_too_large_is_refused_as_a_problem() {
        assertProblem(side.send("SignProtocol", "{"), 400, "MALFORMED_JSON");
        assertProblem(side.send("SignProtocol", "[]"), 400, "MALFORMED_JSON");
        assertProblem(side.send("SignProtocol", ""), 400, "MALFORMED_JSON");
        assertProblem(side.send("SignProtocol", "{\"a\":1,\"a\":2}"), 400, "MALFORMED_JSON");
        assertProblem(side.send("SignProtocol", " ".repeat(300_000) + "{}"), 413, "TOO_LARGE");
        assertProblem(side.send("SignNothing", "{}"), 404, "UNKNOWN_COMMAND");
        assertProblem(side.post("/commands/SignProtocol", "x", "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(side.get("/nowhere"), 404, "NOT_FOUND");
        assertProblem(side.get("/error"), 404, "NOT_FOUND");
        assertProblem(side.post("/commands", "{}", "application/json"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                side.send("SignProtocol", protocol("harbin-cn", "murmansk-ru", "x"), "If-Match", "yesterday"),
                400,
                "INVALID_REQUEST");
    }

    @Test
    void a_mistyped_parameter_records_nothing() {
        long before = events();

        assertProblem(
                side.send("SignProtocol?dryrun=true", protocol("harbin-cn", "murmansk-ru", "typo")),
                400,
                "INVALID_REQUEST");
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryRun=",
                "dryRun",
                "dryRun=%20",
                "dryRun=%09",
                "dryRun=false&dryRun=true",
                "dryRun=true&dryRun=false"
            })
    void a_parameter_that_says_nothing_or_two_things_records_nothing(String query) {
        long before = events();

        Reply refused = side.send("SignProtocol?" + query, protocol("harbin-cn", "murmansk-ru", "unsaid"));
        assertProblem(refused, 400, "INVALID_REQUEST");
        assertThat(refused.body().path("detail").asString()).contains("parameter dryRun");
        assertThat(side.post("/imports?" + query, "[]", "application/json").status())
                .isEqualTo(400);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void what_waits_of_an_import_is_asked_for_by_the_name_of_the_parameter() {
        assertThat(side.get("/waiting?import=0f1e2d").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ZZZ", "XXX", "XTS", "RMB"})
    void what_is_no_currency_is_refused(String code) {
        assertProblem(side.send("RecordTradeFigure?dryRun=true", """
                        {"scope":{"from":"party:harbin-cn"},"flow":"TOTAL",
                         "amounts":[{"number":"1","unit":"currency:%s"}]}""".formatted(code)), 422, "UNKNOWN_CODE");
    }

    @Test
    void unknown_countries_and_currencies_are_refused() {
        assertProblem(
                side.send("RegisterParty", "{\"kind\":\"CITY\",\"names\":[{\"text\":\"Nowhere\"}],\"country\":\"ZZ\"}"),
                422,
                "UNKNOWN_CODE");
        assertProblem(side.send("RecordTradeFigure", """
                        {"scope":{"from":"party:harbin-cn"},"flow":"TOTAL",
                         "amounts":[{"number":"1","unit":"currency:ZZZ"}]}"""), 422, "UNKNOWN_CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_DE", "English", "deutsch", "русский", "en, de", "e", "zh-", "javascript:alert(1)", ""})
    void a_language_that_is_no_tag_is_refused_wherever_it_stands(String language) {
        assertNoTag("RegisterSource", source("page", "language", language), "/language");
        assertNoTag("RegisterParty", """
                {"kind":"CITY","names":[{"text":"Bryansk"},{"text":"Брянск","language":"%s"}],"country":"RU"}""".formatted(language), "/names/1/language");
        assertNoTag("RenameParty", """
                {"partyId":"party:tomsk-ru","name":{"text":"Томск","language":"%s"}}""".formatted(language), "/name/language");
        String agreement = agreement("\"languages\":[\"ru\",\"%s\"]".formatted(language));
        assertNoTag("SignAgreement", agreement, "/instrument/languages/1");
        JsonNode signed =
                side.send("SignAgreement", agreement("\"languages\":[\"ru\"]")).body();
        assertNoTag(
                "CorrectEntry",
                """
                {"entry":"%s#%s","reason":"the deed says so",
                 "as":{"command":"SignAgreement","payload":%s}}""".formatted(
                                signed.path("aggregateId").asString(),
                                signed.path("entryId").asString(),
                                agreement),
                "/as/payload/instrument/languages/1");
    }

    private static void assertNoTag(String command, String body, String pointer) {
        Reply refused = side.send(command + "?dryRun=true", body);
        assertProblem(refused, 422, "NOT_A_LANGUAGE_TAG");
        assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(refused.body().path("errors").path(0).path("message").asString())
                .contains("write its two or three letters, as en, zh, ru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hant", "ZH-cn", "sr-Latn-RS", "yue", "und", "de-CH-1996", "x-harbin"})
    void a_language_is_taken_as_a_well_formed_tag(String language) {
        Reply rehearsed = side.send("RegisterSource?dryRun=true", source("page", "language", language));

        assertThat(rehearsed.status()).as(rehearsed.body().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://example.org/%0aalert(1)",
                "data:text/html,hello",
                "ftp://example.org/list",
                "www.city.harbin.gov.cn",
                "https://",
                "https:///archive",
                "https://example.org/a list",
                "https://example.org/\u200elist",
                "urn:doi:10.1000/182",
                "shelf 3",
                ""
            })
    void an_address_of_a_source_that_is_no_page_of_the_web_is_refused(String address) {
        Reply refused = side.send("RegisterSource?dryRun=true", source("page", "address", address));

        assertProblem(refused, 422, "NOT_A_WEB_ADDRESS");
        assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/address");
        assertThat(refused.body().path("errors").path(0).path("message").asString())
                .startsWith("write the address as a browser shows it, as https://example.org/page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "HTTPS://Example.org:8443/a?b=c|d&e=[1]#part",
                "https://муниципалитет.рф/города-побратимы",
                "https://www.例え.cn?q=哈尔滨",
                "https://doi.org/10.1000/182"
            })
    void an_address_of_a_source_is_taken_as_a_browser_shows_it(String address) {
        Reply rehearsed = side.send("RegisterSource?dryRun=true", source("page", "address", address));

        assertThat(rehearsed.status()).as(rehearsed.body().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a0",
                "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void a_checksum_that_is_no_sha_256_is_refused(String checksum) {
        Reply refused = side.send("RegisterSource?dryRun=true", source("page", "checksum", checksum));

        assertProblem(refused, 422, "NOT_A_CHECKSUM");
        assertThat(refused.body().path("errors").toString())
                .contains("\"/checksum\"", "64 hexadecimal digits", "sha256sum")
                .doesNotContain("\"code\"");
        assertThat(side.send(
                                "RegisterSource?dryRun=true",
                                source(
                                        "page",
                                        "checksum",
                                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            RegisterSource | {"sourceId":"source:blank","kind":"LETTER","title":"$"}                     | /title
            RecordMilestone | {"subject":"party:tomsk-ru","milestone":{"kind":"OFFICE","progress":"DONE","title":"$"}} | /milestone/title
            RetractEntry   | {"entry":"source:worded#registered","reason":"$"}                         | /reason
            CorrectEntry   | {"entry":"source:worded#registered","reason":"misread","as":{"command":"RegisterSource","payload":{"sourceId":"source:worded","kind":"LETTER","title":"$"}}} | /as/payload/title
            """)
    void a_text_that_is_to_say_something_is_not_blank(String command, String body, String pointer) {
        side.send("RegisterSource", source("worded", "publisher", "City of Tomsk"));
        for (String blank : List.of("", "  ", "\u00a0\u2003", "\u200b \ufeff")) {
            Reply refused = side.send(command + "?dryRun=true", body.replace("$", blank));

            assertThat(refused.status()).as(refused.body().toString()).isIn(400, 422);
            assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                    .as(refused.body().toString())
                    .isEqualTo(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            RecordTradeFigure | {"scope":{"from":"party:harbin-cn"},"flow":"TOTAL","amounts":[{"number":"2","unit":"currency:USD"},{"number":"-1.5","magnitude":6,"unit":"currency:RUB"}]} | /amounts/1/number
            RecordFigure      | {"scope":{"from":"party:harbin-cn"},"measure":"students","amounts":[{"number":"-30","unit":"count"}]}  | /amounts/0/number
            RecordFigure      | {"scope":{"from":"party:harbin-cn"},"measure":"place among ports","amounts":[{"number":"-3","unit":"rank"}]} | /amounts/0/number
            SetTarget         | {"scope":{"from":"party:harbin-cn"},"measure":"exchange students","amounts":[{"number":"-5","unit":"count"}]} | /amounts/0/number
            RecordMilestone   | {"subject":"party:tomsk-ru","milestone":{"kind":"OFFICE","progress":"DONE","title":"Offices","count":{"number":"-2","unit":"count"}}} | /milestone/count/number
            """)
    void trade_and_what_is_counted_are_never_less_than_zero(String command, String body, String pointer) {
        Reply refused = side.send(command + "?dryRun=true", body);

        assertProblem(refused, 422, "BELOW_ZERO");
        assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(refused.body().path("errors").path(0).path("message").asString())
                .contains("write it without the minus sign");
    }

    @Test
    void a_fall_and_a_measure_that_is_no_count_can_be_less_than_zero() {
        assertThat(side.send("RecordTradeFigure?dryRun=true", """
                        {"scope":{"from":"party:harbin-cn"},"flow":"TOTAL","amounts":[{"number":"0","unit":"currency:USD"}],
                         "change":{"by":[{"number":"-7.3","unit":"percent"}]}}""").status()).isEqualTo(200);
        assertThat(side.send("RecordFigure?dryRun=true", """
                        {"scope":{"from":"party:harbin-cn"},"measure":"mean temperature of January",
                         "amounts":[{"number":"-17.6","unit":"ucum:Cel"}]}""").status()).isEqualTo(200);
    }

    @Test
    void everything_that_is_misspelt_is_told_at_its_field_at_once() {
        assertEachCode(
                side.send("RegisterParty?dryRun=true", """
                        {"kind":"CITY","names":[{"text":"Nowhere"},{"text":"Nirgends","language":"German"}],"country":"ZZ"}"""),
                "/country UNKNOWN_CODE",
                "/names/1/language NOT_A_LANGUAGE_TAG");
        assertEachCode(
                side.send("RegisterSource?dryRun=true", """
                        {"sourceId":"source:page","kind":"LETTER","title":" ","address":"www.tomsk.ru","language":"Russian",
                         "checksum":"none"}"""),
                "/title SAYS_NOTHING",
                "/address NOT_A_WEB_ADDRESS",
                "/language NOT_A_LANGUAGE_TAG",
                "/checksum NOT_A_CHECKSUM");
    }

    private static void assertEachCode(Reply refused, String... fieldsAndCodes) {
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString("") + " "
                                + error.path("code").asString("")))
                .containsExactlyInAnyOrder(fieldsAndCodes);
        assertThat(fieldsAndCodes).anyMatch(one -> one.endsWith(" " + refused.code()));
    }

    @Test
    void an_address_longer_than_an_index_holds_is_refused() {
        assertProblem(
                side.send("RegisterSource", source("page", "address", "https://example.org/" + "哈".repeat(700))),
                422,
                "NOT_A_WEB_ADDRESS");
    }

    @Test
    void what_is_wrong_in_a_correction_or_a_file_is_refused_like_what_is_new() throws Exception {
        side.send("RegisterSource", source("letter", "publisher", "The city"));
        Reply corrected = side.send("CorrectEntry", """
                {"entry":"source:letter#registered","as":{"command":"RegisterSource","payload":%s},"reason":"found on the web"}""".formatted(source("letter", "address", "javascript:alert(1)")));
        JsonNode imported = finished(side.post(
                        "/imports",
                        "command,sourceId,kind,title,address\nRegisterSource,source:file,DEED,Deed,javascript:alert(1)\n",
                        "text/csv")
                .body()
                .path("id")
                .asString());

        assertProblem(corrected, 422, "NOT_A_WEB_ADDRESS");
        assertThat(corrected.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/as/payload/address");
        assertThat(imported.path("refused").path(0).path("code").asString())
                .as(imported.toString())
                .isEqualTo("NOT_A_WEB_ADDRESS");
    }

    @Test
    void a_second_place_of_a_name_wants_a_qualifier() {
        register("Friedberg", "DE");
        Reply second = side.send("RegisterParty", """
                {"partyId":"party:friedberg-de","kind":"CITY","names":[{"text":"Friedberg"}],"country":"DE"}""");
        Reply qualified = side.send("RegisterParty", """
                {"partyId":"party:friedberg.hessen-de","kind":"CITY","names":[{"text":"Friedberg"}],"country":"DE"}""");

        assertProblem(second, 409, "PARTY_ALREADY_REGISTERED");
        assertThat(qualified.status()).as(qualified.body().toString()).isEqualTo(201);
    }

    @Test
    void every_command_tells_its_schema_and_an_example() {
        for (String command : CommandNames.all()) {
            Reply reply = side.get("/commands/" + command);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().path("schema").path("properties").isObject())
                    .as(command)
                    .isTrue();
            assertThat(reply.body().path("example").isObject()).as(command).isTrue();
        }
        assertThat(side.get("/commands").body().path("commands"))
                .hasSize(CommandNames.all().size());
    }

    @Test
    void a_file_can_be_rehearsed_and_leaves_nothing() throws Exception {
        long before = events();
        String lines =
                "{\"command\":\"SignProtocol\",\"payload\":" + protocol("kirkenes-no", "murmansk-ru", "rehearsed")
                        + "}\n{\"command\":\"RegisterParty\",\"payload\":{\"partyId\":\"party:kirkenes-no\",\"kind\":\"CITY\","
                        + "\"names\":[{\"text\":\"Kirkenes\"}],\"country\":\"NO\"}}\n";

        Reply reply = side.post("/imports?dryRun=true", lines, "application/jsonl");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        JsonNode report = finished(reply.body().path("id").asString());

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(2);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void a_line_that_stands_twice_is_known_the_second_time_rehearsed_or_not() throws Exception {
        String lines =
                "{\"command\":\"RegisterParty\",\"payload\":{\"kind\":\"CITY\",\"country\":\"NO\",\"names\":[{\"text\":\"Vardø\"}]}}\n"
                        .repeat(2);

        for (String path : List.of("/imports?dryRun=true", "/imports")) {
            JsonNode report = finished(side.post(path, lines, "application/jsonl")
                    .body()
                    .path("id")
                    .asString());

            assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
            assertThat(report.path("alreadyKnown").asInt())
                    .as(report.toString())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_kept_in_a_file_is_told_line_by_line_and_ends_no_import() throws Exception {
        String lines = """
                {"command":"RegisterParty","fact":["\\u0000"],"payload":{}}
                {"command":"SignAgreement","payload":%s}
                {"command":"Nothing","payload":{}}
                """.formatted(agreement("\"term\":{\"kind\":\"FIXED\",\"period\":\"P306783379W\"}"));

        JsonNode report = finished(side.post("/imports", lines, "application/jsonl")
                .body()
                .path("id")
                .asString());

        assertThat(report.path("accepted").asInt()).isZero();
        assertThat(StreamSupport.stream(report.path("refused").spliterator(), false)
                        .map(refusal -> refusal.path("line").asInt())
                        .distinct())
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_table_with_columns_that_name_no_field_is_refused_as_a_whole() {
        assertProblem(side.post("/imports", "command,a[999]\nRegisterParty,x\n", "TEXT/CSV"), 400, "MALFORMED_JSON");
        assertProblem(
                side.post("/imports", "command," + "a.".repeat(5000) + "a\nX,x\n", "text/csv"), 400, "MALFORMED_JSON");
    }

    @Test
    void a_term_beyond_all_dates_is_recorded_as_one_that_never_ends() {
        for (String term : List.of(
                "{\"kind\":\"FIXED\",\"period\":\"P2147483647Y\"}",
                "{\"kind\":\"FIXED\",\"until\":\"9999-12-31\"}",
                "{\"kind\":\"SELF_RENEWING\",\"period\":\"P9999Y\",\"renewalsLeft\":2147483647}")) {
            Reply reply = side.send("SignAgreement", agreement("\"term\":" + term));

            assertThat(reply.status()).as(term + reply.body()).isEqualTo(201);
        }
    }

    private static String agreement(String more) {
        return """
                {"partnership":%s,"header":{"happened":"2014"},
                 "instrument":{"form":"TWINNING_AGREEMENT","establishes":["TWINNING"],%s}}""".formatted(SIDES.formatted("tomsk-ru", "sunderland-gb"), more).replace("\n", "");
    }

    @Test
    void identifiers_given_to_many_at_once_are_taken_by_one_and_told_to_the_others() throws Exception {
        List<Reply> replies = atOnce(
                8,
                number -> side.send(
                        "RegisterSource",
                        "{\"sourceId\":\"source:copy-%d\",\"kind\":\"PRESS\",\"title\":\"Copy\",\"checksum\":\"%s\"}"
                                .formatted(number, "ab".repeat(32))));

        assertThat(replies)
                .extracting(Reply::status)
                .as(replies.toString())
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void a_table_can_be_imported_as_csv_and_says_which_line_is_wrong() throws Exception {
        Reply reply = side.post("/imports", "\uFEFF" + """
                command,kind,names[0].text,country,names[1].text,names[1].kind
                RegisterParty,CITY,Nürnberg,DE,Nuernberg,VARIANT
                RegisterParty,TOWN,Fürth,DE,,
                """, "text/csv");
        JsonNode report = finished(reply.body().path("id").asString());

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("refused").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(report.path("refused").path(0).path("field").asString()).isEqualTo("/kind");
        assertThat(JdbcClient.create(side.database().asSuperuser())
                        .sql("SELECT count(*) FROM command.party WHERE party_id = 'party:nuernberg-de'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static JsonNode finished(String id) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            JsonNode report = side.get("/imports/" + id).body();
            if (report.path("state").asString().equals("FINISHED")) {
                return report;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the import did not end in 30 seconds");
    }

    private static List<Reply> atOnce(int clients, java.util.function.IntFunction<Reply> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Reply>> sent = IntStream.range(0, clients)
                    .mapToObj(number -> threads.submit(() -> client.apply(number)))
                    .toList();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : sent) {
                replies.add(future.get());
            }
            return replies;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String source(String id, String field, String value) {
        return """
                {"sourceId":"source:%s","header":{"entryId":"registered"},"kind":"LETTER","title":"Letter","%s":"%s"}""".formatted(id, field, value);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.body().path("detail").asString("")).isNotBlank();
    }

    private static void register(String name, String country) {
        Reply reply = side.send("RegisterParty", """
                {"kind":"CITY","names":[{"text":"%s"}],"country":"%s"}""".formatted(name, country));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    }

    private static String protocol(String one, String other, String entry) {
        return """
                {"partnership":%s,
                 "header":{"entryId":"%s","happened":"2014-03","links":[]},
                 "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"]}}""".formatted(SIDES.formatted(one, other), entry).replace("\n", "");
    }

    private static long events() {
        return JdbcClient.create(side.database().asSuperuser())
                .sql("SELECT count(*) FROM eventstore.event")
                .query(Long.class)
                .single();
    }
}
