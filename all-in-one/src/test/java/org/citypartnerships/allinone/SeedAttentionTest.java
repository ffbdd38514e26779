package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the five documents leave open, contradict or tell twice, found by the rules and by nobody else. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SeedAttentionTest {

    /**
     * Each warning: the fact that it is about, the rule, and the entries.
     *
     * <p>S3-21 is part of the plan S3-20, and S0-01 one entry with S0-03. Names without a fact are forms that a
     * document uses beside the proper one.
     */
    private static final String EXPECTED = """
            - NAME_VARIANT party:central-government-of-china-cn#registered
            - NAME_VARIANT party:north-east-england-gb#registered
            - NAME_VARIANT party:united-kingdom-gb#registered
            S0-02 AMBIGUOUS_RUNG partnership:harbin-cn~sunderland-gb#s0-02
            S0-03 TOLD_TWICE_IN_ONE_SOURCE partnership:harbin-cn~sunderland-gb#s0-01
            S0-09 UNRESOLVED_RELATIVE_DATE partnership:harbin-cn~sunderland-gb#s0-09
            S0-10 FIGURE_AT_ANOTHER_LEVEL figures:north-east-england-gb~china-cn#s0-10
            S0-11 FIGURE_AT_ANOTHER_LEVEL figures:north-east-england-gb~china-cn#s0-11
            S0-12 CHANGE_NOT_SUPPORTED figures:north-east-england-gb~china-cn#s0-10 figures:north-east-england-gb~china-cn#s0-11
            S0-13 FIGURE_AT_ANOTHER_LEVEL figures:north-east-england-gb~china-cn#s0-13
            S0-14 FIGURE_AT_ANOTHER_LEVEL figures:north-east-england-gb~china-cn#s0-14
            S0-17 UNRESOLVED_RELATIVE_DATE partnership:harbin-cn~sunderland-gb#s0-17
            S0-20 UNRESOLVED_RELATIVE_DATE party:harbin-cn#s0-20.1
            S0-20 UNRESOLVED_RELATIVE_DATE party:harbin-cn#s0-20.2
            S0-24 UNRESOLVED_RELATIVE_DATE figures:sunderland-gb#s0-24
            S0-25 NAME_VARIANT party:harbin-chamber-of-commerce-cn#s0-25
            S0-25 NAME_VARIANT party:north-east-england-chamber-of-commerce-gb#s0-25
            S0-26 PERSON_NAMED_OTHERWISE partnership:harbin-cn~sunderland-gb#s0-19 partnership:harbin-cn~sunderland-gb#s0-09
            S0-27 TOLD_TWICE_IN_ONE_SOURCE party:harbin-cn#s0-27
            S1-04 FIGURE_AT_ANOTHER_LEVEL figures:harbin-cn~russia-ru#s1-04
            S1-06 MEASURE_MISMATCH figures:harbin-cn~russia-ru#s1-06 figures:harbin-cn~russia-ru#s1-04
            S1-08 PLAN_OVERDUE party:harbin-cn#s1-08
            S1-17 PLAN_OVERDUE party:china-harbin-international-economic-and-trade-fair-cn#s1-17
            S1-18 PARTY_LEVEL_MISMATCH figures:heilongjiang-cn~russia-ru#s1-18
            S2-01 UNRESOLVED_RELATIVE_DATE partnership:arkhangelsk-ru~dalian-cn#s2-01
            S2-08 RUNG_NOT_REACHED partnership:arkhangelsk-ru~dalian-cn#s2-08
            S2-09 UNDATED_RELATION partnership:dalian-cn~vladivostok-ru#s2-09
            S2-10 UNDATED_RELATION partnership:dalian-cn~tomsk-ru#s2-10
            S2-17 FIGURE_AT_ANOTHER_LEVEL figures:dalian-cn~regions-of-russia-ru#s2-17
            S2-17 IMPLIED_RATE figures:dalian-cn~regions-of-russia-ru#s2-17
            S2-17 UNRESOLVED_RELATIVE_DATE figures:dalian-cn~regions-of-russia-ru#s2-17
            S2-19 PARTY_LEVEL_MISMATCH partnership:arkhangelsk-ru~dalian-cn#s2-19
            S2-21 HEADLINE_SAYS_MORE source:dalian-arkhangelsk#s2-22
            S2-22 COPY_COUNTED_ONCE source:dalian-arkhangelsk#s2-22
            S3-01 SOURCE_OLDER_THAN_FACT partnership:harbin-cn~murmansk-ru#s3-01
            S3-01 TOLD_TWICE_IN_ONE_SOURCE partnership:harbin-cn~murmansk-ru#s3-01
            S3-04 NAME_MISSPELT party:murmansk-city-administration-ru#registered
            S3-04 RUNG_NOT_REACHED partnership:harbin-cn~murmansk-ru#s3-04
            S3-07 NAME_VARIANT party:china-harbin-international-economic-and-trade-fair-cn#s3-07
            S3-08 RUNG_NOT_REACHED partnership:harbin-cn~murmansk-ru#s3-08
            S3-18 DORMANT partnership:harbin-cn~murmansk-ru#s3-18
            S3-19 PLAN_OVERDUE partnership:harbin-cn~murmansk-ru#s3-19
            S3-20 PLAN_OVERDUE partnership:harbin-cn~murmansk-ru#s3-20
            S3-20 RUNG_NOT_REACHED partnership:harbin-cn~murmansk-ru#s3-20
            S4-01 UNDATED_RELATION partnership:leipzig-de~nanjing-cn#s4-01
            S4-04 NAME_MISSPELT party:hamburg-liaison-office-shanghai-cn#s4-04
            S4-04 UNDATED_RELATION partnership:hamburg-de~shanghai-cn#s4-04
            S4-06 UNDATED_RELATION partnership:hamburg-de~shanghai-cn.ports#s4-06
            S4-08 NAME_VARIANT party:fuerth-de#registered
            S4-08 NAME_VARIANT party:nuernberg-de#registered
            S4-08 UNDATED_RELATION partnership:erlangen-de_fuerth-de_nuernberg-de~shenzhen-cn#s4-08
            S4-10 UNDATED_RELATION partnership:qingdao-cn~regensburg-de#s4-10
            S4-11 NAME_SPELT_OTHERWISE party:qingdao-cn#s4-11
            S4-12 PARTY_LEVEL_MISMATCH partnership:ansbach-de_dinkelsbuehl-de_feuchtwangen-de_rothenburg-ob-der-tauber-de~jingjiang-cn#s4-12
            S4-12 UNDATED_RELATION partnership:ansbach-de_dinkelsbuehl-de_feuchtwangen-de_rothenburg-ob-der-tauber-de~jingjiang-cn#s4-12
            S4-16 UNDATED_RELATION partnership:dresden-de~hangzhou-cn#s4-16
            """;

    /** A friendship told by a dated source, signed during a visit not long ago, and a figure of the two cities. */
    private static final String CLEAN = """
            {"command": "RegisterSource", "payload": {"sourceId": "source:gazette-2025", "header": {"entryId": "registered"},
             "kind": "COUNCIL_MINUTE", "title": "Minutes of the city council", "publishedOn": "2025-06-20"}}
            {"command": "RegisterParty", "payload": {"partyId": "party:rostock-de", "header": {"entryId": "registered",
             "evidence": [{"source": "source:gazette-2025", "quote": "the city of Rostock"}]},
             "kind": "CITY", "names": [{"text": "Rostock"}], "country": "DE"}}
            {"command": "RegisterParty", "payload": {"partyId": "party:turku-fi", "header": {"entryId": "registered",
             "evidence": [{"source": "source:gazette-2025", "quote": "the city of Turku"}]},
             "kind": "CITY", "names": [{"text": "Turku"}], "country": "FI"}}
            {"command": "RecordDelegation", "payload": {"subject": {"sides": [{"members": ["party:rostock-de"]},
             {"members": ["party:turku-fi"]}]}, "header": {"entryId": "visit", "happened": "2025-06-01/2025-06-03",
             "evidence": [{"source": "source:gazette-2025", "quote": "A delegation came in the first days of June"}]},
             "engagement": {"kind": "DELEGATION", "from": ["party:turku-fi"], "hosts": ["party:rostock-de"]}}}
            {"command": "SignAgreement", "payload": {"partnership": {"sides": [{"members": ["party:rostock-de"]},
             {"members": ["party:turku-fi"]}]}, "header": {"entryId": "signing", "happened": "2025-06-02",
             "evidence": [{"source": "source:gazette-2025", "quote": "The friendship agreement was signed on 2 June"}],
             "links": [{"kind": "DURING", "to": "partnership:rostock-de~turku-fi#visit"}]},
             "instrument": {"form": "FRIENDSHIP_AGREEMENT", "title": "Friendship agreement",
             "establishes": ["FRIENDSHIP"], "term": {"kind": "UNLIMITED"}}}}
            {"command": "RecordTradeFigure", "payload": {"header": {"entryId": "trade", "happened": "2024",
             "evidence": [{"source": "source:gazette-2025", "quote": "Trade came to 12.5 million euros, up 25 percent"}]},
             "scope": {"from": "party:rostock-de", "to": "party:turku-fi"}, "flow": "TOTAL",
             "amounts": [{"number": "12.5", "magnitude": 6, "unit": "currency:EUR"}],
             "change": {"by": [{"number": "25", "unit": "percent"}], "since": "2023"}}}
            {"command": "RecordTradeFigure", "payload": {"header": {"entryId": "before", "happened": "2023",
             "evidence": [{"source": "source:gazette-2025", "quote": "after 10.0 million in 2023"}]},
             "scope": {"from": "party:rostock-de", "to": "party:turku-fi"}, "flow": "TOTAL",
             "amounts": [{"number": "10.0", "magnitude": 6, "unit": "currency:EUR"}]}}
            """;

    @TempDir
    private static Path folder;

    private static BothApplications applications;

    @BeforeAll
    static void the_seeds_and_a_clean_history_are_recorded() throws Exception {
        applications = new BothApplications(folder);
        recorded(SeedLines.read().file(""));
        recorded(CLEAN.replace("\n ", " "));
    }

    private static void recorded(String lines) throws Exception {
        assertThat(applications.importLines(lines).path("refused").toString()).isEqualTo("[]");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    @Test
    void the_list_says_what_the_facts_ask_for_and_nothing_else() throws Exception {
        JsonNode list = attention("");
        assertThat(list.path("total").asInt()).isEqualTo(EXPECTED.lines().count());
        assertThat(texts(list).toList())
                .containsExactlyInAnyOrderElementsOf(EXPECTED.lines()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
    }

    @Test
    void a_sentence_explains_each_with_the_figures_that_it_hangs_on() throws Exception {
        assertThat(messages("CHANGE_NOT_SUPPORTED"))
                .singleElement()
                .asString()
                .contains("22 %", "20 %", "19.0 %", "14.6 to 23.5 %");
        assertThat(messages("IMPLIED_RATE")).singleElement().asString().contains("7.267 CNY");
    }

    @Test
    void a_clean_history_has_none() throws Exception {
        for (String of : List.of(
                "&party=rostock-de",
                "&party=turku-fi",
                "&partnership=rostock-de~turku-fi",
                "&party=party:rostock-de")) {
            assertThat(attention(of).path("items").toString()).as(of).isEqualTo("[]");
        }
        assertThat(texts(attention(""))).noneMatch(text -> text.contains("gazette") || text.contains("rostock"));
    }

    @Test
    void a_partnership_or_a_party_has_a_list_of_its_own() throws Exception {
        assertThat(texts(attention("&partnership=harbin-cn~murmansk-ru")))
                .allMatch(text -> text.contains("harbin-cn~murmansk-ru"))
                .hasSize(8);
        assertThat(texts(attention("&party=dalian-cn&code=UNDATED_RELATION")))
                .containsExactlyInAnyOrder(
                        "UNDATED_RELATION partnership:dalian-cn~vladivostok-ru#s2-09",
                        "UNDATED_RELATION partnership:dalian-cn~tomsk-ru#s2-10");
    }

    private static JsonNode attention(String of) throws Exception {
        long head = applications.head();
        return applications.read("/api/attention?size=200&asOf=2026-11-22&readAfter=" + head + of);
    }

    private static List<String> messages(String code) throws Exception {
        List<String> messages = new ArrayList<>();
        attention("&code=" + code)
                .path("items")
                .forEach(item -> messages.add(item.path("message").asString()));
        return messages;
    }

    private static Stream<String> texts(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("code").asString() + " "
                        + String.join(
                                " ",
                                item.path("entries")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()));
    }
}
