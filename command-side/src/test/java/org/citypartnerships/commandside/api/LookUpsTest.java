package org.citypartnerships.commandside.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.StatementsSeen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a command asks the database before it is decided: once, unless an answer changes the question. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LookUpsTest {

    private static final String SIDES = "{\"sides\":[{\"members\":[\"party:%s\"]},{\"members\":[\"party:%s\"]}]}";
    private static final String PAPER = "\"instrument\":{\"form\":\"PROTOCOL_OF_INTENT\",\"establishes\":[\"INTENT\"]}";

    private static final StatementsSeen SEEN = new StatementsSeen();
    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start(SEEN);
        for (String city : List.of("Harbin", "Daqing", "Hulan", "Fularji", "Fulaerji", "Dalian", "Nanjing")) {
            accepted("RegisterParty", city(city, ""));
        }
        accepted(
                "RegisterParty",
                city("Government", ",\"actsFor\":\"party:harbin-cn\"").replace("\"CITY\"", "\"ASSOCIATION\""));
        accepted("RegisterSource", "{\"sourceId\":\"source:press\",\"kind\":\"PRESS\",\"title\":\"Press\"}");
        accepted(
                "RegisterSource",
                "{\"sourceId\":\"source:copy\",\"kind\":\"PRESS\",\"title\":\"Copy\",\"original\":\"source:press\"}");
        accepted(
                "SignProtocol",
                "{\"partnership\":" + sides("harbin-cn", "hulan-cn")
                        + ",\"header\":{\"entryId\":\"p1\",\"evidence\":[{\"source\":\"source:press\"}]}," + PAPER
                        + "}");
        accepted(
                "SignProtocol",
                "{\"partnership\":" + sides("fulaerji-cn", "hulan-cn") + ",\"header\":{\"entryId\":\"p1\"}," + PAPER
                        + "}");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a new party            | RegisterParty     | {"kind":"CITY","names":[{"text":"Mohe"}],"country":"CN","identifiers":{"wikidata":"Q1"}}
            a new name             | RenameParty       | {"partyId":"party:hulan-cn","name":{"text":"Hulan District"}}
            more of a party        | DescribeParty     | {"partyId":"party:hulan-cn","within":"party:harbin-cn","identifiers":{"geonames":"7"}}
            a new source           | RegisterSource    | {"sourceId":"source:deed","kind":"DEED","title":"Deed","address":"https://example.org/1","checksum":"abababababababababababababababababababababababababababababababab"}
            a date of a source     | DateSource        | {"sourceId":"source:press","publishedOn":"2014-05"}
            a first signing        | SignProtocol      | {"partnership":$harbin-cn~daqing-cn,"header":{"entryId":"a","happened":"2014-03","evidence":[{"source":"source:press"}]},$PAPER}
            a second signing       | SignProtocol      | {"partnership":$harbin-cn~hulan-cn,"header":{"entryId":"b","links":[{"kind":"IN_RESPONSE_TO","to":"partnership:harbin-cn~hulan-cn#p1"}]},$PAPER}
            a signing by id        | SignProtocol      | {"partnership":"partnership:harbin-cn~hulan-cn",$PAPER}
            a body that acts for   | SignProtocol      | {"partnership":"partnership:harbin-cn~hulan-cn","instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"],"parties":[{"party":"party:government-cn"},{"party":"party:hulan-cn"}]}}
            a statement            | RecordStatement   | {"subject":"partnership:harbin-cn~hulan-cn","statement":{"kind":"CLAIM","summary":"It grows."}}
            a statement of a party | RecordStatement   | {"subject":"party:harbin-cn","statement":{"kind":"CLAIM","summary":"It grows."}}
            a trade figure         | RecordTradeFigure | {"scope":{"from":"party:harbin-cn","to":"party:hulan-cn"},"header":{"happened":"2013"},"flow":"TOTAL","amounts":[{"number":"2","unit":"currency:USD"}]}
            a second figure        | RecordTradeFigure | {"scope":{"from":"party:harbin-cn","to":"party:hulan-cn"},"header":{"happened":"2014"},"flow":"TOTAL","amounts":[{"number":"3","unit":"currency:USD"}]}
            an end                 | EndPartnership    | {"partnership":$harbin-cn~hulan-cn,"act":{"by":["party:harbin-cn"],"effectiveOn":"2020"}}
            a witness              | CorroborateEntry  | {"entry":"partnership:harbin-cn~hulan-cn#p1","header":{"evidence":[{"source":"source:copy"}]}}
            a correction           | CorrectEntry      | {"entry":"partnership:harbin-cn~hulan-cn#p1","as":{"command":"SignProtocol","payload":{"partnership":$harbin-cn~hulan-cn,"header":{"happened":"2014"},$PAPER}},"reason":"the deed"}
            a corrected party      | CorrectEntry      | {"entry":"party:dalian-cn#reg","as":{"command":"RegisterParty","payload":{"kind":"CITY","names":[{"text":"Dalian"},{"text":"Dairen"}],"country":"CN"}},"reason":"its old name"}
            a dispute              | ContestEntry      | {"entry":"partnership:daqing-cn~harbin-cn#a","header":{"evidence":[{"source":"source:copy"}]},"field":"/header/happened","claimed":"2014-04"}
            a retraction           | RetractEntry      | {"entry":"partnership:harbin-cn~hulan-cn#b","reason":"told twice"}
            """)
    void a_command_is_looked_up_around_in_one_round_trip(String what, String command, String body) {
        seen();

        Reply reply = side.send(command, written(body), "Idempotency-Key", what.replace(' ', '-'));

        assertThat(reply.status()).as(what + reply.body()).isEqualTo(201);
        List<String> statements = seen();
        assertThat(lookUps(statements)).as(what + statements).isEqualTo(1);
        assertThat(statements.get(0)).as(what).contains("SELECT 'stream', stream_id");
    }

    @Test
    @Order(2)
    void a_dry_run_and_a_repeat_ask_once_too() {
        String statement =
                "{\"subject\":\"party:harbin-cn\",\"statement\":{\"kind\":\"CLAIM\",\"summary\":\"It fell.\"}}";
        Reply first = side.send("RecordStatement", statement, "Idempotency-Key", "fell");
        seen();

        assertThat(side.send("RecordStatement?dryRun=true", statement).status()).isEqualTo(200);
        assertThat(lookUps(seen())).isEqualTo(1);
        assertThat(side.send("RecordStatement", statement, "Idempotency-Key", "fell")
                        .body())
                .isEqualTo(first.body());
        assertThat(seen()).hasSize(1);
    }

    @Test
    @Order(3)
    void an_alias_changes_the_question_and_is_asked_about_once_more() {
        accepted(
                "DeclareDuplicate",
                "{\"duplicate\":\"party:fulaerji-cn\",\"header\":{\"entryId\":\"twice\"},\"duplicateOf\":\"party:fularji-cn\"}");
        seen();

        Reply ended = side.send(
                "EndPartnership",
                "{\"partnership\":" + sides("fulaerji-cn", "hulan-cn")
                        + ",\"act\":{\"by\":[\"party:fulaerji-cn\"],\"effectiveOn\":\"2020\"}}");

        assertThat(ended.body().path("aggregateId").asString())
                .as(ended.body().toString())
                .isEqualTo("partnership:fulaerji-cn~hulan-cn");
        assertThat(lookUps(seen())).isEqualTo(2);
    }

    @Test
    @Order(3)
    void a_duplicate_of_a_duplicate_that_is_named_by_its_id_leads_to_the_one_that_stays() {
        for (String city : List.of("Heihe", "Aihui", "Sunwu")) {
            accepted("RegisterParty", city(city, ""));
        }
        accepted(
                "DeclareDuplicate",
                "{\"duplicate\":\"party:heihe-cn\",\"header\":{\"entryId\":\"d1\"},\"duplicateOf\":\"party:aihui-cn\"}");
        accepted(
                "DeclareDuplicate",
                "{\"duplicate\":\"party:aihui-cn\",\"header\":{\"entryId\":\"d2\"},\"duplicateOf\":\"party:sunwu-cn\"}");
        Reply reply = side.send(
                "RecordStatement",
                "{\"subject\":\"party:heihe-cn\",\"statement\":{\"kind\":\"CLAIM\",\"summary\":\"It grows.\"}}");
        assertThat(reply.body().path("aggregateId").asString())
                .as(reply.body().toString())
                .isEqualTo("party:sunwu-cn");
    }

    @Test
    @Order(4)
    void commands_that_come_at_once_share_their_look_ups_and_each_has_its_own_answer() throws Exception {
        accepted("SignProtocol", "{\"partnership\":" + sides("dalian-cn", "nanjing-cn") + "," + PAPER + "}");
        seen();
        List<String> cities = List.of("harbin-cn", "daqing-cn", "atlantis-gr", "hulan-cn");

        List<Reply> replies =
                atOnce(64, number -> side.send("RecordStatement", """
                {"subject":"party:%s","header":{"entryId":"many-%d"},"statement":{"kind":"CLAIM","summary":"One of many."}}""".formatted(cities.get(number % 4), number)));

        Set<String> entries = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            boolean isKnown = i % 4 != 2;
            assertThat(replies.get(i).status())
                    .as(replies.get(i).body().toString())
                    .isEqualTo(isKnown ? 201 : 422);
            if (isKnown) {
                entries.add(replies.get(i).body().path("entryId").asString());
                assertThat(replies.get(i).body().path("aggregateId").asString()).endsWith(cities.get(i % 4));
            }
        }
        assertThat(entries).hasSize(48);
        assertThat(lookUps(seen())).isLessThan(64);
    }

    @Test
    @Order(5)
    void of_two_that_take_the_same_name_sides_or_identifier_at_once_one_is_refused() throws Exception {
        for (int round = 0; round < 5; round++) {
            int number = round;
            List<Reply> names = atOnce(
                    4,
                    client -> side.send(
                            "RegisterParty", """
                            {"partyId":"party:twin%d%s-cn","kind":"CITY","names":[{"text":"Twin%d"}],"country":"CN"}""".formatted(number, client == 0 ? "" : ".q" + client, number)));
            assertThat(names).extracting(Reply::status).as(names.toString()).contains(201);

            List<Reply> identifiers =
                    atOnce(4, client -> side.send("RegisterParty", """
                            {"kind":"CITY","names":[{"text":"Owner%d of %d"}],"country":"CN","identifiers":{"wikidata":"Q9%d"}}""".formatted(client, number, number)));
            assertThat(new TreeSet<>(identifiers.stream().map(Reply::status).toList()))
                    .containsExactly(201, 409);
            assertThat(identifiers.stream().filter(reply -> reply.status() == 201))
                    .hasSize(1);
            assertThat(identifiers.stream().filter(reply -> reply.status() == 409))
                    .allMatch(reply -> reply.code().equals("IDENTIFIER_TAKEN"));

            List<Reply> same = atOnce(4, client -> side.send("RegisterParty", city("Same" + number, "")));
            assertThat(same.stream().filter(reply -> reply.status() == 201)).hasSize(1);
            assertThat(same.stream().filter(reply -> reply.status() == 409)).hasSize(3);
        }
    }

    /** Those of commands; who sends them is looked up every two seconds, whatever they send. */
    private static List<String> seen() {
        return SEEN.sinceLastTime().stream()
                .filter(statement -> !statement.contains("FROM command.access_token"))
                .toList();
    }

    private static long lookUps(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.startsWith("WITH RECURSIVE target")
                        || (statement.contains("FROM command.") && statement.startsWith("SELECT")))
                .count();
    }

    private static String written(String body) {
        return body.replace("$PAPER", PAPER)
                .replace("$harbin-cn~daqing-cn", sides("harbin-cn", "daqing-cn"))
                .replace("$harbin-cn~hulan-cn", sides("harbin-cn", "hulan-cn"));
    }

    private static String city(String name, String more) {
        return "{\"kind\":\"CITY\",\"names\":[{\"text\":\"" + name
                + "\"}],\"country\":\"CN\",\"header\":{\"entryId\":\"reg\"}" + more + "}";
    }

    private static String sides(String one, String other) {
        return SIDES.formatted(one, other);
    }

    private static void accepted(String command, String body) {
        Reply reply = side.send(command, body);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    }

    private static List<Reply> atOnce(int clients, IntFunction<Reply> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Reply>> sent = IntStream.range(0, clients)
                    .mapToObj(number -> threads.submit(() -> client.apply(number)))
                    .toList();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : sent) {
                replies.add(reply.get());
            }
            return replies;
        } finally {
            threads.shutdown();
        }
    }
}
