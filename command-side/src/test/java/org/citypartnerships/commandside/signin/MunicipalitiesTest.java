package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Grant;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.storage.CommandNames;
import org.junit.jupiter.api.Test;

/** Whoever records or confirms for some municipalities does so where they are concerned, with every command, and nowhere else. */
class MunicipalitiesTest {

    /** What is new, and sources, concern nobody yet. */
    private static final Set<String> EVERYBODYS = Set.of("RegisterParty", "RegisterSource", "DateSource");

    /** What others of the examples speak of. */
    private static final List<String> RECORDED_FIRST = List.of(
            "SignProtocol",
            "SignAgreement",
            "SignMoU",
            "ReportRelation",
            "PlanEngagement",
            "ProposeIntent",
            "ContestEntry");

    private static final Set<String> NEVER_JUDGED =
            Set.of("UNKNOWN_REFERENCE", "UNKNOWN_PARTNERSHIP", "INVALID_FIELDS", "MALFORMED_JSON", "NOT_SIGNED_IN");

    private static final Pattern PARTY = Pattern.compile("\"(party:([a-z-]+)-([a-z]{2}))\"");
    private static final Pattern SOURCE = Pattern.compile("source:[a-z0-9-]+");

    @Test
    void every_command_is_for_those_of_the_municipalities_that_it_concerns() {
        Map<String, String> examples = examples();
        try (RunningCommandSide side = RunningCommandSide.start()) {
            Set<String> parties = registerWhatTheyName(side, String.join("\n", examples.values()));
            for (String command : RECORDED_FIRST) {
                Reply recorded = side.send(command, String.valueOf(examples.get(command)));
                assertThat(recorded.status()).as(command + recorded.body()).isEqualTo(201);
            }
            String[] concerned = signedIn(side, "of-those-concerned", parties);
            String[] elsewhere = signedIn(side, "of-elsewhere", Set.of("party:elsewhere-no"));
            List<String> otherwise = new ArrayList<>();
            examples.forEach((command, example) -> {
                if (!may(side, command, example, concerned)) {
                    otherwise.add(command + " is refused to those whom it concerns");
                }
                if (may(side, command, example, elsewhere) != EVERYBODYS.contains(command)) {
                    otherwise.add(command + " is answered otherwise elsewhere");
                }
            });
            assertThat(otherwise).isEmpty();
        }
    }

    @Test
    void what_becomes_of_a_party_or_partnership_is_for_those_whom_it_concerns_and_so_is_what_it_becomes() {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            registerWhatTheyName(side, "\"party:harbin-cn\" \"party:murmansk-ru\" \"party:oslo-no\"");
            String[] harbins = signedIn(side, "of-harbin", Set.of("party:harbin-cn"));
            String[] both = signedIn(side, "of-both", Set.of("party:harbin-cn", "party:murmansk-ru"));
            for (String command : List.of(
                    "MergeParties {'partyId':'party:harbin-cn','header':{'entryId':'m','happened':'2020'},"
                            + "'merged':['party:murmansk-ru']}",
                    "MergeParties {'partyId':'party:murmansk-ru','header':{'entryId':'m','happened':'2020'},"
                            + "'merged':['party:harbin-cn']}",
                    "DeclareDuplicate {'duplicate':'party:harbin-cn','header':{'entryId':'d'},"
                            + "'duplicateOf':'party:murmansk-ru'}",
                    "DeclareDuplicate {'duplicate':'party:murmansk-ru','header':{'entryId':'d'},"
                            + "'duplicateOf':'party:harbin-cn'}")) {
                String[] named = command.replace('\'', '"').split(" ", 2);
                assertThat(may(side, named[0], named[1], harbins)).as(command).isFalse();
                assertThat(may(side, named[0], named[1], both)).as(command).isTrue();
            }
        }
    }

    @Test
    void what_a_correction_makes_of_a_merger_is_for_those_whom_it_concerns() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            registerWhatTheyName(side, "\"party:murmansk-ru\" \"party:kola-ru\" \"party:omsk-ru\"");
            String[] own = signedIn(side, "of-murmansk-and-kola", Set.of("party:murmansk-ru", "party:kola-ru"));
            String[] all =
                    signedIn(side, "of-all-three", Set.of("party:murmansk-ru", "party:kola-ru", "party:omsk-ru"));
            String merger = """
                    {"partyId":"party:murmansk-ru","header":{"entryId":"m","happened":"%s"},"merged":["party:%s"]}""";
            assertThat(side.send("MergeParties", merger.formatted("2020", "kola-ru"), own)
                            .status())
                    .isEqualTo(201);
            String correction = """
                    {"entry":"party:murmansk-ru#m","as":{"command":"MergeParties","payload":%s},"reason":"x"}""";
            String withOthers = correction.formatted(merger.formatted("2020", "omsk-ru"));

            assertThat(may(side, "CorrectEntry", correction.formatted(merger.formatted("2021", "kola-ru")), own))
                    .isTrue();
            assertThat(may(side, "CorrectEntry", withOthers, all)).isTrue();
            assertThat(may(side, "CorrectEntry", withOthers, own)).isFalse();
            assertThat(imported(side, "{\"command\":\"CorrectEntry\",\"payload\":" + withOthers + "}", own))
                    .contains("NOT_ALLOWED");
        }
    }

    @Test
    void nobody_makes_of_a_merger_by_settling_a_dispute_what_a_correction_may_not_make_of_it() {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            registerWhatTheyName(
                    side, "\"party:murmansk-ru\" \"party:kola-ru\" \"party:omsk-ru\" \"source:murman-herald\"");
            String[] own = signedIn(side, "of-murmansk-and-kola", Set.of("party:murmansk-ru", "party:kola-ru"));
            side.send("MergeParties", """
                    {"partyId":"party:murmansk-ru","header":{"entryId":"m","happened":"2020"},"merged":["party:kola-ru"]}\
                    """, own);
            String contest = """
                    {"entry":"party:murmansk-ru#m","header":{"entryId":"%s","evidence":[{"source":"source:murman-herald"}]},\
                    "field":"%s","claimed":"%s"}""";
            String settlement = """
                    {"entry":"party:murmansk-ru#%s","prevailing":"CLAIMED","reason":"The herald says so."}""";

            for (String[] claim : List.of(
                    new String[] {"all", "/merged", "[\\\"party:omsk-ru\\\"]"},
                    new String[] {"first", "/merged/0", "party:omsk-ru"})) {
                Reply contested = side.send("ContestEntry", contest.formatted((Object[]) claim), own);
                assertThat(contested.status()).as(contested.body().toString()).isEqualTo(201);
                assertThat(side.send("SettleDispute", settlement.formatted(claim[0]), own)
                                .code())
                        .isEqualTo("CORRECT_FIRST");
            }
        }
    }

    private static String imported(RunningCommandSide side, String line, String... sender) throws InterruptedException {
        Reply reply = side.post("/imports", line, "application/jsonl", sender);
        String address = "/imports/" + reply.body().path("id").asString();
        while (!reply.body().path("state").asString().equals("FINISHED")) {
            Thread.sleep(20);
            reply = side.get(address, sender);
        }
        return reply.body().toString();
    }

    private static boolean may(RunningCommandSide side, String command, String example, String[] header) {
        Reply reply = side.send(command + "?dryRun=true", example, header);
        assertThat(NEVER_JUDGED).as(command + reply.body()).doesNotContain(reply.code());
        assertThat(reply.status()).as(command + reply.body()).isLessThan(500);
        return !reply.code().equals("NOT_ALLOWED");
    }

    private static String[] signedIn(RunningCommandSide side, String name, Set<String> municipalities) {
        return People.signedIn(
                side,
                name,
                municipalities.stream()
                        .flatMap(party ->
                                List.of(new Grant(Role.RECORDER, party), new Grant(Role.APPROVER, party)).stream())
                        .toArray(Grant[]::new));
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>();
        for (String command : CommandNames.all()) {
            String example =
                    CommandNames.exampleOf(CommandNames.classOf(command).orElseThrow());
            examples.put(command, example.replaceAll("#(s3-20|s3-01|protocol-2)\"", "#protocol-1\""));
        }
        return examples;
    }

    private static Set<String> registerWhatTheyName(RunningCommandSide side, String examples) {
        Set<String> parties = new TreeSet<>();
        Matcher party = PARTY.matcher(examples + "\"party:elsewhere-no\"");
        while (party.find()) {
            if (parties.add(party.group(1))) {
                Reply registered = side.send(
                        "RegisterParty",
                        "{\"partyId\":\"%s\",\"kind\":\"CITY\",\"names\":[{\"text\":\"%s\"}],\"country\":\"%s\"}"
                                .formatted(
                                        party.group(1),
                                        party.group(2),
                                        party.group(3).toUpperCase(Locale.ROOT)));
                assertThat(registered.status())
                        .as(party.group() + registered.body())
                        .isEqualTo(201);
            }
        }
        Set<String> sources = new TreeSet<>();
        Matcher source = SOURCE.matcher(examples);
        while (source.find()) {
            if (sources.add(source.group())) {
                side.send(
                        "RegisterSource",
                        "{\"sourceId\":\"%s\",\"kind\":\"PRESS\",\"title\":\"A paper\"}".formatted(source.group()));
            }
        }
        parties.remove("party:elsewhere-no");
        return parties;
    }
}
