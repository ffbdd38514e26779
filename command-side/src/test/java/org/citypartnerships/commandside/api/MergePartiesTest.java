package org.citypartnerships.commandside.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Where a successor's acts are recorded, and that nobody becomes, lies within or acts for itself. */
class MergePartiesTest {

    private static final int ROUNDS = 10;

    @SuppressWarnings("NullAway.Init")
    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        register("Tyumen", "RU");
        register("Sunderland", "GB");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_successors_next_signing_lands_in_the_partnership_that_it_took_over() {
        register("Hulan", "CN");
        register("Harbin", "CN");
        String hulans = signed("hulan-cn", "tyumen-ru", "p1", "1995");
        merged("harbin-cn", "2004-02-04", "hulan-cn");

        Reply next = sign("harbin-cn", "tyumen-ru", "p2", "2010");

        assertThat(next.body().path("aggregateId").asString("")).isEqualTo(hulans);
        assertThat(texts(next.body().path("events"))).containsExactly("side-joined", "side-left", "protocol-signed");
        assertThat(next.body().path("entryId").asString("")).isEqualTo("p2");
        assertThat(texts(sign("harbin-cn", "tyumen-ru", "p3", "2011").body().path("events")))
                .containsExactly("protocol-signed");
        assertThat(signed("hulan-cn", "tyumen-ru", "p4", "1996")).isEqualTo(hulans);
    }

    @Test
    void what_a_party_signed_before_another_became_part_of_it_is_its_own() {
        register("Karl-Marx-Stadt", "DE");
        register("Chemnitz", "DE");
        String taken = signed("karl-marx-stadt-de", "tyumen-ru", "p1", "1970");
        merged("chemnitz-de", "1990-06", "karl-marx-stadt-de");

        assertThat(signed("chemnitz-de", "tyumen-ru", "p2", null)).isEqualTo(taken);
        assertThat(signed("chemnitz-de", "tyumen-ru", "p3", "1990")).isEqualTo(taken);
        assertThat(signed("chemnitz-de", "tyumen-ru", "p4", "1989"))
                .isNotEqualTo(taken)
                .isEqualTo(signed("chemnitz-de", "tyumen-ru", "p5", "1991"));
    }

    @Test
    void a_merger_recorded_before_the_history_that_it_ends_counts_too() {
        register("Wanne", "DE");
        register("Herne", "DE");
        merged("herne-de", "1975", "wanne-de");
        String wannes = signed("wanne-de", "tyumen-ru", "p1", "1960");

        assertThat(signed("herne-de", "tyumen-ru", "p2", "1980")).isEqualTo(wannes);
    }

    @Test
    void a_merger_recorded_late_leaves_each_with_what_it_has() {
        register("Barmen", "DE");
        register("Wuppertal", "DE");
        String barmens = signed("barmen-de", "tyumen-ru", "p1", "1925");
        String wuppertals = signed("wuppertal-de", "tyumen-ru", "p2", "1950");
        merged("wuppertal-de", "1929-08-01", "barmen-de");

        assertThat(signed("wuppertal-de", "tyumen-ru", "p3", "1960")).isEqualTo(wuppertals);
        assertThat(signed("barmen-de", "tyumen-ru", "p4", "1926")).isEqualTo(barmens);
    }

    @Test
    void a_group_is_found_by_those_who_took_over_and_each_step_is_told() {
        register("Buda", "HU");
        register("Pest", "HU");
        register("Budapest", "HU");
        register("Greater Budapest", "HU");
        String strand = accepted(
                        "SignProtocol",
                        protocol("buda-hu\",\"party:pest-hu", "tyumen-ru", "p1", "1860", ",\"strand\":\"ports\""))
                .path("aggregateId")
                .asString("");
        merged("budapest-hu", "1873", "buda-hu", "pest-hu");
        merged("greater-budapest-hu", "1950", "budapest-hu");

        JsonNode next = accepted(
                "SignProtocol", protocol("greater-budapest-hu", "tyumen-ru", "p2", "1960", ",\"strand\":\"ports\""));
        assertThat(next.path("aggregateId").asString("")).isEqualTo(strand);
        assertThat(texts(next.path("events")))
                .containsExactly(
                        "side-joined", "side-left", "side-joined", "side-left", "side-left", "protocol-signed");
        assertThat(signed("greater-budapest-hu", "tyumen-ru", "p3", "1960")).isNotEqualTo(strand);
    }

    @Test
    void a_successor_acts_in_a_partnership_that_is_named_by_its_id() {
        register("Altona", "DE");
        register("Hamburg", "DE");
        String altonas = signed("altona-de", "tyumen-ru", "p1", "1930");
        merged("hamburg-de", "1938-04-01", "altona-de");

        JsonNode ended = accepted("EndPartnership", """
                {"partnership":"%s","header":{"entryId":"e1"},
                 "act":{"by":["party:hamburg-de"],"effectiveOn":"1940"}}""".formatted(altonas));
        assertThat(texts(ended.path("events"))).containsExactly("side-joined", "side-left", "partnership-ended");
    }

    @Test
    void what_followed_from_a_merger_is_taken_back_when_that_is_retracted() throws Exception {
        register("Langerfeld", "DE");
        register("Beyenburg", "DE");
        String beyenburgs = signed("beyenburg-de", "tyumen-ru", "p1", "1910");
        merged("langerfeld-de", "1920", "beyenburg-de");
        accepted(
                "SignProtocol",
                protocol("langerfeld-de", "tyumen-ru", "p2", "1925", "")
                        .replace("[{\"party\":\"party:langerfeld-de\"}]", "[]"));
        assertThat(retracted(beyenburgs)).isEmpty();

        accepted("RetractEntry", "{\"entry\":\"party:langerfeld-de#merger\",\"reason\":\"it was Barmen\"}");

        String because = "party:langerfeld-de#merger, from which this followed, was retracted by system#housekeeping";
        for (int looks = 0; looks < 600 && retracted(beyenburgs).size() < 2; looks++) {
            Thread.sleep(100);
        }
        assertThat(retracted(beyenburgs)).containsExactly("side-left " + because, "side-joined " + because);
        assertThat(signed("langerfeld-de", "tyumen-ru", "p3", "1926")).isNotEqualTo(beyenburgs);
        assertThat(signed("beyenburg-de", "tyumen-ru", "p4", "1926")).isEqualTo(beyenburgs);
    }

    private static List<String> retracted(String partnership) {
        return JdbcClient.create(side.database().asSuperuser())
                .sql("""
                        SELECT step.name || ' ' || (event.payload ->> 'reason') || ' by '
                               || (event.metadata ->> 'recordedBy')
                        FROM eventstore.event JOIN eventstore.event AS step ON step.stream_id = event.stream_id
                         AND step.payload #>> '{header,entryId}' = event.payload ->> 'retracts'
                        WHERE event.name = 'entry-retracted' AND event.stream_id = :stream
                        ORDER BY event.global_position
                        """)
                .param("stream", partnership)
                .query(String.class)
                .list();
    }

    @Test
    void a_merger_that_was_retracted_takes_nothing_over() {
        register("Rheydt", "DE");
        register("Moenchengladbach", "DE");
        String rheydts = signed("rheydt-de", "tyumen-ru", "p1", "1960");
        merged("moenchengladbach-de", "1975", "rheydt-de");
        accepted("RetractEntry", "{\"entry\":\"party:moenchengladbach-de#merger\",\"reason\":\"another Rheydt\"}");

        assertThat(signed("moenchengladbach-de", "tyumen-ru", "p2", "1980")).isNotEqualTo(rheydts);
    }

    @Test
    void a_date_that_counts_from_its_source_is_known_when_that_is_dated() {
        register("Deutz", "DE");
        register("Koeln", "DE");
        String deutz = signed("deutz-de", "tyumen-ru", "p1", "1880");
        accepted("RegisterSource", """
                {"sourceId":"source:paper","header":{"entryId":"reg"},"kind":"PRESS","title":"Paper","publishedOn":"1888-05-10"}""");
        merged("koeln-de", null, "deutz-de");
        accepted("CorrectEntry", """
                {"entry":"party:koeln-de#merger","reason":"dated","as":{"command":"MergeParties","payload":
                  {"partyId":"party:koeln-de","merged":["party:deutz-de"],"header":
                    {"happened":{"relative":{"to":"source:paper","amount":"-P1M","precision":"MONTH"},"words":"last month"}}}}}""");

        assertThat(signed("koeln-de", "tyumen-ru", "p2", "1888-04")).isEqualTo(deutz);
        assertThat(signed("koeln-de", "tyumen-ru", "p3", "1888-03")).isNotEqualTo(deutz);
    }

    @Test
    void nobody_becomes_part_of_what_became_part_of_it() {
        register("Elberfeld", "DE");
        register("Vohwinkel", "DE");
        register("Ronsdorf", "DE");
        merged("vohwinkel-de", "1920", "ronsdorf-de");
        merged("elberfeld-de", "1929", "vohwinkel-de");

        refused(merge("ronsdorf-de", "1930", "elberfeld-de"), "/merged/0");
        refused(merge("vohwinkel-de", "1930", "elberfeld-de"), "/merged/0");
    }

    @Test
    void nobody_lies_within_or_acts_for_itself_over_several_others() {
        register("Linden", "DE");
        register("Hannover", "DE");
        register("Calenberg", "DE");
        describe("linden-de", "within", "hannover-de");
        describe("hannover-de", "within", "calenberg-de");
        describe("linden-de", "actsFor", "hannover-de");

        refused(send("calenberg-de", "within", "linden-de"), "/within");
        refused(send("hannover-de", "actsFor", "linden-de"), "/actsFor");
        refused(side.send("CorrectEntry", """
                        {"entry":"party:calenberg-de#reg","reason":"misread","as":{"command":"RegisterParty","payload":
                          {"kind":"CITY","names":[{"text":"Calenberg"}],"country":"DE","within":"party:linden-de"}}}"""), "/as/payload/within");
    }

    @Test
    void of_two_mergers_at_once_that_would_make_a_circle_one_is_refused() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String one = register("One " + round, "FR").substring("party:".length());
                String other = register("Other " + round, "FR").substring("party:".length());
                Future<Reply> first = both.submit(() -> merge(one, "2000", other));
                Future<Reply> second = both.submit(() -> merge(other, "2000", one));
                assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(201, 409);
                Future<Reply> below = both.submit(() -> send(one, "within", other));
                Future<Reply> above = both.submit(() -> send(other, "within", one));
                assertThat(List.of(below.get().status(), above.get().status())).containsExactlyInAnyOrder(201, 409);
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void a_successor_that_signs_twice_at_once_joins_once() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String old = register("Old " + round, "FR").substring("party:".length());
                String heir = register("Heir " + round, "FR").substring("party:".length());
                String taken = signed(old, "tyumen-ru", "p1", "1990");
                merged(heir, "2000", old);
                Future<Reply> first = both.submit(() -> sign(heir, "tyumen-ru", "p2", "2001"));
                Future<Reply> second = both.submit(() -> sign(heir, "tyumen-ru", "p3", "2002"));
                List<String> events = new ArrayList<>();
                for (Reply reply : List.of(first.get(), second.get())) {
                    assertThat(reply.body().path("aggregateId").asString("")).isEqualTo(taken);
                    events.addAll(texts(reply.body().path("events")));
                }
                assertThat(events)
                        .containsExactlyInAnyOrder("side-joined", "side-left", "protocol-signed", "protocol-signed");
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static String register(String name, String country) {
        return accepted(
                        "RegisterParty",
                        "{\"kind\":\"CITY\",\"names\":[{\"text\":\"" + name + "\"}],\"country\":\"" + country
                                + "\",\"header\":{\"entryId\":\"reg\"}}")
                .path("aggregateId")
                .asString("")
                .toLowerCase(Locale.ROOT);
    }

    private static Reply send(String party, String field, String other) {
        return side.send(
                "DescribeParty", "{\"partyId\":\"party:" + party + "\",\"" + field + "\":\"party:" + other + "\"}");
    }

    private static void describe(String party, String field, String other) {
        assertThat(send(party, field, other).status()).isEqualTo(201);
    }

    private static Reply merge(String heir, String on, String... merged) {
        return side.send("MergeParties", merger(heir, on, merged));
    }

    private static void merged(String heir, @Nullable String on, String... merged) {
        accepted("MergeParties", merger(heir, on, merged));
    }

    private static String merger(String heir, @Nullable String on, String... merged) {
        return "{\"partyId\":\"party:" + heir + "\",\"header\":{\"entryId\":\"merger\""
                + (on == null ? "" : ",\"happened\":\"" + on + "\"") + "},\"merged\":[\"party:"
                + String.join("\",\"party:", merged) + "\"]}";
    }

    private static String signed(String one, String other, String entry, @Nullable String on) {
        Reply reply = sign(one, other, entry, on);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body().path("aggregateId").asString("");
    }

    private static Reply sign(String one, String other, String entry, @Nullable String on) {
        return side.send("SignProtocol", protocol(one, other, entry, on, ""));
    }

    private static String protocol(String one, String other, String entry, @Nullable String on, String strand) {
        return """
                {"partnership":{"sides":[{"members":["party:%s"]},{"members":["party:%s"]}]%s},"header":{"entryId":"%s"%s},
                 "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"],"parties":[{"party":"party:%s"}]}}""".formatted(
                        one,
                        other,
                        strand,
                        entry,
                        on == null ? "" : ",\"happened\":\"" + on + "\"",
                        one.replaceAll("\".*", ""));
    }

    private static JsonNode accepted(String command, String body) {
        Reply reply = side.send(command, body);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body();
    }

    private static void refused(Reply reply, String pointer) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("IN_A_CIRCLE");
        assertThat(reply.body().path("errors").get(0).path("pointer").asString(""))
                .isEqualTo(pointer);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text -> text.asString(""))
                .toList();
    }
}
