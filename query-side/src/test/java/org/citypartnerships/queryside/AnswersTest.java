package org.citypartnerships.queryside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.citypartnerships.events.Event;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.expression.StandardExpressions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {

    private static final String NAME = "A. N. Other";

    /** A tally of the overview: the address of its list, the words of its mark, its number. */
    private static final Pattern TALLY = Pattern.compile(
            "<a href=\"(/partnerships\\?standing=\\w+)\"><span[^>]*>([^<]+)</span></a>\\s*<span class=\"number\">(\\d+)</span>");

    /** A line of a list of partnerships. */
    private static final Pattern LINE = Pattern.compile("<th scope=\"row\"");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long position;

    @BeforeAll
    static void record_what_the_documents_say() {
        queries = RunningQuerySide.onAFreshStore();
        position = queries.record(Seeds.together(
                Seeds.parties(),
                Seeds.murmansk(encrypted(NAME)),
                Seeds.sunderland(),
                new Event[] {Seeds.written("echo", encrypted(NAME))},
                Seeds.harbinRussia(),
                Seeds.germany()));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Protected encrypted(String name) {
        JsonNode person = new NameProtection(new PersonKeys(queries.database.as(Roles.KEYS)))
                .protect(new JsonMapper()
                        .readTree("{\"personId\":\"" + Seeds.MAYOR.value() + "\",\"name\":\"" + name + "\"}"));
        return new Protected(person.path("name").asString(""));
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

    private static JsonNode item(JsonNode listing, String field, String value) {
        for (JsonNode item : listing.path("items")) {
            if (item.path(field).asString("").equals(value)) {
                return item;
            }
        }
        throw new AssertionError("No " + value + " in " + listing);
    }

    @Test
    void two_protocols_of_intent_and_a_planned_twinning_are_an_intent_and_no_twinning() {
        JsonNode murmansk = item(json("/api/partnerships"), "id", Seeds.MURMANSK_HARBIN.value());
        assertThat(murmansk.path("relation").asString("")).isEqualTo("INTENT");
        assertThat(murmansk.path("standing").asString("")).isEqualTo("IN_FORCE");
        assertThat(murmansk.path("words").asString(""))
                .startsWith("intent signed")
                .doesNotContain("active");
        assertThat(murmansk.path("title").asString("")).isEqualTo("Harbin – Murmansk");
        assertThat(murmansk.path("inForceSince").path("edtf").asString("")).isEqualTo("2014-03");
        assertThat(texts(murmansk.path("warnings"), "code")).contains("PLAN_OVERDUE");
    }

    @Test
    void a_planned_twinning_is_there_as_a_plan_wherever_the_partnership_is() {
        JsonNode listed = item(json("/api/partnerships"), "id", Seeds.MURMANSK_HARBIN.value());
        JsonNode one = json("/api/partnerships/harbin-cn~murmansk-ru");
        JsonNode pair = json("/api/pairs/murmansk-ru/harbin-cn");
        JsonNode paired = json("/api/pairs?party=murmansk-ru").path("items").get(0);
        for (JsonNode partnership : List.of(
                listed,
                one,
                pair.path("partnerships").get(0),
                paired.path("partnerships").get(0))) {
            JsonNode plan = partnership.path("plans").get(0);
            assertThat(plan.path("entry").asString("")).isEqualTo("s3-20");
            assertThat(plan.path("kind").asString("")).isEqualTo("signing-planned");
            assertThat(plan.path("progress").asString("")).isEqualTo("OVERDUE");
            assertThat(plan.path("dueOn").asString("")).isEqualTo("2016-09-11");
            assertThat(plan.path("form").asString("")).isEqualTo("TWINNING_AGREEMENT");
            assertThat(plan.path("toEstablish").get(0).asString("")).isEqualTo("TWINNING");
            assertThat(plan.path("plannedFor").path("words").asString("")).isEqualTo("September 9-11");
            assertThat(partnership.path("alsoReadAs")).isEmpty();
        }
        JsonNode before = item(json("/api/partnerships?asOf=2016-09-11"), "id", Seeds.MURMANSK_HARBIN.value());
        assertThat(before.path("plans").get(0).path("progress").asString("")).isEqualTo("OPEN");
        assertThat(texts(listed.path("instruments"), "title")).contains("Protocol of intentions");
        assertThat(queries.get("/api/pairs.csv?party=murmansk-ru").body())
                .contains("papers,plans,warnings")
                .contains(",2,TWINNING OVERDUE,SOURCE_OLDER_THAN_FACT PLAN_OVERDUE");
    }

    @Test
    void a_pair_shows_the_papers_and_warnings_of_its_partnerships() {
        JsonNode one = json("/api/pairs/sunderland-gb/harbin-cn");
        JsonNode listed = json("/api/pairs?party=sunderland-gb").path("items").get(0);
        for (JsonNode pair : List.of(one, listed)) {
            assertThat(pair.path("relation").asString("")).isEqualTo("FRIENDSHIP");
            assertThat(pair.path("alsoReadAs").get(0).asString("")).isEqualTo("TWINNING");
            JsonNode partnership = pair.path("partnerships").get(0);
            assertThat(partnership.path("id").asString("")).isEqualTo(Seeds.SUNDERLAND_HARBIN.value());
            assertThat(texts(partnership.path("instruments"), "entry"))
                    .containsExactlyInAnyOrder("s0-01", "s0-02", "s0-04");
            assertThat(texts(partnership.path("warnings"), "code")).contains("AMBIGUOUS_RUNG");
        }
        assertThat(json("/api/partnerships/harbin-cn~sunderland-gb")
                        .path("alsoReadAs")
                        .get(0)
                        .asString(""))
                .isEqualTo("TWINNING");
    }

    @Test
    void the_agreement_of_two_readings_is_flagged_and_the_chambers_memorandum_moves_nothing() {
        JsonNode sunderland = item(json("/api/partnerships"), "id", Seeds.SUNDERLAND_HARBIN.value());
        assertThat(sunderland.path("relation").asString("")).isEqualTo("FRIENDSHIP");
        assertThat(texts(sunderland.path("warnings"), "code")).contains("AMBIGUOUS_RUNG");
        assertThat(sunderland.path("instruments")).hasSize(3);
        for (JsonNode paper : sunderland.path("instruments")) {
            assertThat(paper.path("movesStanding").asBoolean(true))
                    .isEqualTo(paper.path("entry").asString("").equals("s0-02"));
        }
    }

    @Test
    void what_is_only_said_to_exist_has_no_standing_and_no_start() {
        JsonNode nuremberg = json("/api" + "/partnerships/erlangen-de_fuerth-de_nuernberg-de~shenzhen-cn");
        assertThat(nuremberg.path("relation").asString("")).isEqualTo("UNSPECIFIED");
        assertThat(nuremberg.path("standing").asString("")).isEqualTo("UNKNOWN");
        assertThat(nuremberg.path("inForceSince").isNull()).isTrue();
    }

    @Test
    void each_city_of_a_group_is_a_pair_of_its_own_through_one_partnership() {
        JsonNode pairs = json("/api/pairs?party=shenzhen-cn");
        assertThat(pairs.path("total").asLong(0)).isEqualTo(3);
        assertThat(texts(pairs.path("items"), "partnership")).containsOnly(Seeds.NUREMBERG_SHENZHEN.value());
        JsonNode fuerth = json("/api/pairs/party:fuerth-de/shenzhen-cn");
        assertThat(fuerth.path("partnerships").get(0).path("direct").asBoolean(true))
                .isFalse();
    }

    @Test
    void a_strand_makes_no_second_pair() {
        JsonNode pairs = json("/api/pairs?q=hamburg");
        assertThat(pairs.path("total").asLong(0)).isEqualTo(1);
        assertThat(pairs.path("items").get(0).path("partnerships")).hasSize(2);
        assertThat(json("/api/pairs/shanghai-cn/hamburg-de").path("partnerships"))
                .hasSize(2);
        assertThat(json("/api/pairs/shanghai-cn/hamburg-de/history")
                        .path("total")
                        .asLong(0))
                .isEqualTo(2);
    }

    @Test
    void a_chamber_and_a_country_are_no_city_of_a_pair() {
        assertThat(json("/api/pairs").path("total").asLong(0)).isEqualTo(6);
        assertThat(queries.get("/api/pairs/harbin-cn/russia-ru").status()).isEqualTo(404);
    }

    @Test
    void a_regions_trade_with_a_country_is_context_and_not_the_trade_of_two_cities() {
        JsonNode trade = json("/api/trade?between=sunderland-gb,harbin-cn");
        assertThat(trade.path("figures")).isEmpty();
        assertThat(trade.path("context")).hasSize(1);
        JsonNode figure = trade.path("context").get(0);
        assertThat(figure.path("from").path("name").asString("")).isEqualTo("North East England");
        assertThat(figure.path("amounts").get(0).path("number").asString("")).isEqualTo("1.5");
        assertThat(json("/api/partnerships/harbin-cn~sunderland-gb").path("figures"))
                .isEmpty();
    }

    @Test
    void a_target_is_never_among_the_figures() {
        JsonNode trade = json("/api/trade?between=party:russia-ru,party:harbin-cn");
        assertThat(texts(trade.path("figures"), "entry")).containsExactly("s1-04");
        assertThat(texts(trade.path("targets"), "entry")).containsExactly("s1-03");
        assertThat(texts(json("/api/parties/harbin-cn").path("figures"), "kind"))
                .containsExactlyInAnyOrder("trade-figure-recorded", "target-set");
    }

    @Test
    void entries_are_told_in_the_order_in_which_they_happened_or_were_recorded() {
        JsonNode history = json("/api/partnerships/harbin-cn~murmansk-ru/history");
        assertThat(texts(history.path("items"), "entry")).endsWith("s3-04", "s3-08", "s3-13");
        JsonNode recorded = json("/api/partnerships/harbin-cn~murmansk-ru/history?order=recorded");
        assertThat(texts(recorded.path("items"), "entry")).containsExactly("s3-08", "s3-04", "s3-13", "s3-20");
        JsonNode protocol = item(history, "entry", "s3-04");
        assertThat(protocol.path("happened").path("words").asString("")).isEqualTo("March 2014");
        assertThat(protocol.path("window").path("earliest").asString("")).isEqualTo("2014-03-01");
        assertThat(protocol.path("recordedBy").asString("")).isEqualTo("clerk of Harbin");
        assertThat(protocol.path("evidence").get(0).path("title").asString(""))
                .isEqualTo("Visit of the delegation of Harbin");
        assertThat(protocol.path("planned").asBoolean(true)).isFalse();
        assertThat(item(history, "entry", "s3-20").path("planned").asBoolean(false))
                .isTrue();
    }

    @Test
    void a_person_is_named_in_the_answer_and_nowhere_in_the_tables() throws Exception {
        JsonNode history = json("/api/partnerships/harbin-cn~murmansk-ru/history");
        JsonNode signatory = item(history, "entry", "s3-04")
                .path("details")
                .path("instrument")
                .path("signatories")
                .get(0);
        assertThat(signatory.path("person").path("name").asString("")).isEqualTo(NAME);
        assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                        .body())
                .contains(NAME);
        assertThat(Tables.dump(queries.database).toString()).doesNotContain(NAME);
    }

    @Test
    void a_source_tells_what_stands_on_it() {
        JsonNode source = json("/api/sources/murmansk-2016-05-23");
        assertThat(source.path("title").asString("")).isEqualTo("Visit of the delegation of Harbin");
        assertThat(texts(source.path("evidenceFor"), "entry")).containsExactly("s3-04", "s3-08", "s3-13", "s3-20");
    }

    @Test
    void a_source_tells_who_wrote_it_and_what_the_recorder_noted() {
        JsonNode echo = json("/api/sources/echo");
        JsonNode author = echo.path("authors").get(0);
        assertThat(author.path("personId").asString("")).isEqualTo(Seeds.MAYOR.value());
        assertThat(author.path("office").asString("")).isEqualTo("journalist");
        assertThat(author.path("name").asString("")).isEqualTo(NAME);
        assertThat(echo.path("note").asString("")).isEqualTo("Seen in print");
        assertThat(json("/api/sources/murmansk-2016-05-23").path("authors")).isEmpty();
    }

    @Test
    void a_party_is_found_by_any_part_of_its_names_without_marks() {
        assertThat(texts(json("/api/parties?q=nurn").path("items"), "id")).containsExactly("party:nuernberg-de");
        assertThat(texts(json("/api/parties?q=N%C3%BCrnberg").path("items"), "id"))
                .containsExactly("party:nuernberg-de");
        assertThat(json("/api/parties?kind=CITY&country=DE").path("total").asLong(0))
                .isEqualTo(4);
        assertThat(json("/api/parties?q=%25").path("total").asLong(9)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nuernberg", "NUERNB", "nuernberg shenzhen", "shenzhen fuerth"})
    void two_letters_for_an_umlaut_find_who_is_on_record_with_it(String words) {
        String sought = URLEncoder.encode(words, UTF_8);
        for (String asked : List.of("?q=", "?knownAt=2999-01-01T00:00:00Z&q=")) {
            assertThat(texts(json("/api/partnerships" + asked + sought).path("items"), "id"))
                    .isNotEmpty()
                    .isEqualTo(texts(
                            json("/api/partnerships" + asked
                                            + sought.toLowerCase(ROOT).replace("ue", "u"))
                                    .path("items"),
                            "id"));
            assertThat(json("/api/pairs" + asked + sought).path("total").asLong(0))
                    .isPositive();
        }
        assertThat(texts(json("/api/parties?q=nuernberg").path("items"), "id")).containsExactly("party:nuernberg-de");
    }

    @Test
    void partnerships_are_found_by_a_source_in_any_spelling_of_its_title() {
        for (String list : List.of("/api/partnerships", "/api/pairs")) {
            long found = json(list + "?source=harbin").path("total").asLong(0);
            assertThat(found).isPositive();
            assertThat(json(list + "?source=" + URLEncoder.encode("харбин", UTF_8))
                            .path("total")
                            .asLong(0))
                    .isEqualTo(found);
        }
    }

    @Test
    void any_part_of_a_name_is_enough_whether_one_letter_or_all_of_it() {
        List<String> all = texts(json("/api/partnerships?q=sunderland").path("items"), "id");
        assertThat(all).isNotEmpty();
        for (String part : List.of("SUNDER", "unde", "erland", "sun", "nd", "u")) {
            assertThat(texts(json("/api/partnerships?size=200&q=" + part).path("items"), "id"))
                    .as(part)
                    .containsAll(all);
            assertThat(texts(json("/api/parties?size=200&q=" + part).path("items"), "id"))
                    .as(part)
                    .contains("party:sunderland-gb");
            assertThat(json("/api/pairs?q=" + part).path("total").asLong(0))
                    .as(part)
                    .isPositive();
        }
        assertThat(json("/api/partnerships?q=sundland").path("total").asLong(9)).isZero();
        assertThat(json("/api/pairs?q=landsun").path("total").asLong(9)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Мурманск", "МУРМАН", "Мурманск, Харбин", "harbin мурманск", "Харбин murmansk", "рм рб"})
    void what_is_typed_in_russian_letters_finds_partnerships_of_those_who_are_on_record_in_latin_ones(String words) {
        String sought = URLEncoder.encode(words, UTF_8);
        String known = "knownAt=2999-01-01T00:00:00Z&q=";
        String pair = "partnership:harbin-cn~murmansk-ru";
        assertThat(texts(json("/api/partnerships?q=" + sought).path("items"), "id"))
                .containsExactly(pair);
        assertThat(texts(json("/api/partnerships?" + known + sought).path("items"), "id"))
                .containsExactly(pair);
        assertThat(json("/api/pairs?q=" + sought).path("total").asLong(9)).isEqualTo(1);
        assertThat(json("/api/pairs?" + known + sought).path("total").asLong(9)).isEqualTo(1);
        assertThat(queries.get("/api/partnerships.csv?q=" + sought).body()).contains("Harbin – Murmansk");
        assertThat(queries.get("/api/pairs.csv?q=" + sought).body()).contains("Murmansk");
    }

    @Test
    void what_is_typed_in_russian_letters_finds_parties_that_are_on_record_in_latin_ones() {
        String sought = URLEncoder.encode("Мурманск", UTF_8);
        assertThat(texts(json("/api/parties?q=" + sought).path("items"), "id")).containsExactly("party:murmansk-ru");
        assertThat(texts(
                        json("/api/parties?knownAt=2999-01-01T00:00:00Z&q=" + sought)
                                .path("items"),
                        "id"))
                .containsExactly("party:murmansk-ru");
        assertThat(queries.get("/api/parties.csv?q=" + sought).body()).contains("Murmansk");
        assertThat(json("/api/parties?q=" + URLEncoder.encode("ь", UTF_8))
                        .path("total")
                        .asLong(9))
                .as("a letter that Latin ones have nothing for")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sunderland harbin", "Harbin – Sunderland", "harb, sund", "rb nd"})
    void both_cities_of_a_partnership_may_be_sought_together(String words) {
        String sought = URLEncoder.encode(words, UTF_8);
        String pair = Seeds.SUNDERLAND_HARBIN.value();
        assertThat(texts(json("/api/partnerships?q=" + sought).path("items"), "id"))
                .containsExactly(pair);
        String known = "/api/partnerships?knownAt=2999-01-01T00:00:00Z&q=";
        assertThat(texts(json(known + sought).path("items"), "id")).containsExactly(pair);
        assertThat(json("/api/pairs?q=" + sought).path("total").asLong(9)).isEqualTo(1);
        assertThat(json("/api/partnerships?q=" + sought + "+shenzhen")
                        .path("total")
                        .asLong(9))
                .isZero();
    }

    @Test
    void partnerships_are_found_by_relation_standing_country_party_year_and_name() {
        assertThat(json("/api/partnerships?relation=INTENT").path("total").asLong(0))
                .isEqualTo(1);
        assertThat(json("/api/partnerships?standing=UNKNOWN").path("total").asLong(0))
                .isEqualTo(3);
        assertThat(json("/api/partnerships?country=DE").path("total").asLong(0)).isEqualTo(3);
        assertThat(json("/api/partnerships?party=murmansk-ru").path("total").asLong(0))
                .isEqualTo(1);
        assertThat(json("/api/partnerships?year=2015").path("total").asLong(0)).isEqualTo(1);
        assertThat(json("/api/partnerships?q=sunder").path("total").asLong(0)).isEqualTo(1);
    }

    @Test
    void a_day_before_the_first_fact_has_no_relation() {
        JsonNode before = json("/api/partnerships/harbin-cn~sunderland-gb?asOf=1999-12-31");
        assertThat(before.path("standing").asString("")).isEqualTo("UNKNOWN");
        JsonNode listed =
                item(json("/api/partnerships?asOf=2008-12-31&q=sunderland"), "id", Seeds.SUNDERLAND_HARBIN.value());
        assertThat(listed.path("standing").asString("")).isEqualTo("UNKNOWN");
    }

    @Test
    void a_day_within_a_vague_date_is_possible_and_the_day_after_it_certain() {
        JsonNode during = json("/api/partnerships/harbin-cn~sunderland-gb?asOf=2009-06-01");
        assertThat(during.path("standing").asString("")).isEqualTo("IN_FORCE");
        assertThat(during.path("certainty").asString("")).isEqualTo("POSSIBLE");
        JsonNode after =
                item(json("/api/partnerships?asOf=2010-01-01&q=sunderland"), "id", Seeds.SUNDERLAND_HARBIN.value());
        assertThat(after.path("certainty").asString("")).isEqualTo("CERTAIN");
    }

    @Test
    void the_overview_counts_and_says_how_fresh_it_is() {
        JsonNode overview = json("/api/overview");
        assertThat(overview.path("byRelation").path("INTENT").asLong(0)).isEqualTo(1);
        assertThat(overview.path("byStanding").path("UNKNOWN").asLong(0)).isEqualTo(3);
        assertThat(overview.path("byStanding").path("IN_FORCE").asLong(0)).isEqualTo(2);
        overview.path("bySoughtStanding")
                .forEachEntry((sought, number) -> assertThat(
                                json("/api/partnerships?standing=" + sought).path("total"))
                        .as(sought)
                        .isEqualTo(number));
        assertThat(overview.path("bySoughtStanding").path("INTENT_SIGNED").asLong(0))
                .isEqualTo(1);
        assertThat(overview.path("byCountry").path("DE").asLong(0)).isEqualTo(3);
        assertThat(overview.path("position").asLong(0)).isEqualTo(position);
        assertThat(overview.path("behind").asLong(9)).isZero();
    }

    @Test
    void the_tallies_tell_intents_apart_and_each_leads_to_a_list_of_so_many() {
        Matcher tally = TALLY.matcher(queries.get("/").body());
        Map<String, Integer> tallies = new HashMap<>();
        while (tally.find()) {
            String list = queries.get(tally.group(1)).body();
            int number = Integer.parseInt(tally.group(3));
            tallies.put(tally.group(2), number);
            assertThat(LINE.matcher(list).results()).as(tally.group(1)).hasSize(number);
            assertThat(json("/api" + tally.group(1)).path("total").asInt(-1)).isEqualTo(number);
        }
        assertThat(tallies).containsEntry("intent signed", 1).containsEntry("in force", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&asOf=2015-01-01", "&asOf=2000-01-01", "&knownAt=2999-01-01T00:00:00Z"})
    void what_is_in_force_is_listed_in_two_parts_intents_and_the_rest(String times) {
        for (String list : List.of("/api/partnerships?size=200", "/api/pairs?size=200")) {
            List<JsonNode> inForce = items(list + "&standing=IN_FORCE" + times);
            List<JsonNode> parts = new ArrayList<>(items(list + "&standing=INTENT_SIGNED" + times));
            assertThat(parts)
                    .allMatch(intent -> intent.path("relation").asString("").equals("INTENT"));
            List<JsonNode> rest = items(list + "&standing=ESTABLISHED" + times);
            assertThat(rest)
                    .noneMatch(other -> other.path("relation").asString("").equals("INTENT"));
            parts.addAll(rest);
            assertThat(inForce).as(list + times).containsExactlyInAnyOrderElementsOf(parts);
            assertThat(items(list + "&standing=INTENT_SIGNED&relation=TWINNING" + times))
                    .isEmpty();
        }
    }

    @Test
    void a_part_of_what_is_in_force_is_chosen_and_its_data_are_the_same_list() {
        String page = queries.get("/pairs?standing=INTENT_SIGNED").body();
        assertThat(page)
                .contains("<option value=\"INTENT_SIGNED\" selected=\"selected\">intent signed</option>")
                .contains("<option value=\"ESTABLISHED\">in force</option>")
                .contains("<option value=\"IN_FORCE\">in force, intents too</option>")
                .contains("/api/pairs.csv?standing=INTENT_SIGNED")
                .contains("Murmansk")
                .doesNotContain("Sunderland");
        assertThat(queries.get("/api/pairs.csv?standing=INTENT_SIGNED").body())
                .contains("Murmansk")
                .doesNotContain("Sunderland");
    }

    @Test
    void every_answer_says_its_position() {
        for (String path : List.of(
                "/api/partnerships",
                "/api/pairs",
                "/api/parties",
                "/api/overview",
                "/api/partnerships/harbin-cn~murmansk-ru",
                "/api/parties/harbin-cn")) {
            Answer answer = queries.get(path);
            assertThat(answer.header("Position")).as(path).isEqualTo(Long.toString(position));
            assertThat(answer.json().path("position").asLong(0)).as(path).isEqualTo(position);
        }
    }

    @Test
    void what_the_reader_already_has_is_not_sent_again() {
        Answer first = queries.get("/api/partnerships/harbin-cn~murmansk-ru");
        assertThat(first.header("ETag")).matches("\"4-[0-9a-f]{8}\"");
        assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void a_history_as_csv_tells_the_days_on_which_something_began_and_the_last_on_which_it_can_have_ended() {
        List<String> lines = queries.get("/api/partnerships/harbin-cn~murmansk-ru/history.csv")
                .body()
                .lines()
                .toList();
        assertThat(lines.get(0)).contains("earliest,latest,lastDay");
        assertThat(lines)
                .anyMatch(line -> line.contains("s3-13") && line.contains(",2016-05-23,2016-05-23,2016-05-25,"));
        assertThat(lines)
                .anyMatch(line -> line.contains("s3-04") && line.contains(",2014-03-01,2014-03-31,2014-03-31,"));
    }

    @Test
    void a_list_is_csv_by_its_ending_or_by_accept() {
        Answer csv = queries.get("/api/partnerships.csv?q=murmansk");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines().toList()).hasSize(2);
        assertThat(csv.body()).startsWith("id,title,").contains("Harbin – Murmansk");
        assertThat(queries.get("/api/pairs", "Accept", "text/csv").body()).startsWith("cityA,");
        assertThat(queries.get("/api/parties.csv").status()).isEqualTo(200);
        assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru/history.csv")
                        .body())
                .contains("March 2014");
    }

    @Test
    void a_list_comes_in_pages() {
        JsonNode second = json("/api/parties?size=10&page=2");
        assertThat(second.path("items")).hasSize(5);
        assertThat(second.path("total").asLong(0)).isEqualTo(15);
    }

    @Test
    void an_address_is_the_same_with_letters_encoded() {
        assertThat(json("/api/p%61rtnerships/harbin%2Dcn~murmansk-ru"))
                .isEqualTo(json("/api/partnerships/harbin-cn~murmansk-ru"));
        assertThat(queries.get("/api/partnership/harbin-cn~murmansk-ru").status())
                .isEqualTo(404);
    }

    @Test
    void a_pair_is_listed_alike_whether_its_status_is_asked_for_or_not() {
        for (String times : List.of("", "&asOf=2015-01-01", "&knownAt=2999-01-01T00:00:00Z")) {
            List<JsonNode> all = items("/api/pairs?size=200" + times);
            List<JsonNode> byStanding = new ArrayList<>();
            long total = 0;
            for (Standing standing : Standing.values()) {
                String address = "/api/pairs?size=200&standing=" + standing + times;
                byStanding.addAll(items(address));
                total += json(address).path("total").asLong(-1);
            }
            assertThat(all).as(times).isNotEmpty().containsExactlyInAnyOrderElementsOf(byStanding);
            assertThat(json("/api/pairs?size=1" + times).path("total").asLong(-1))
                    .isEqualTo(total);
            assertThat(items("/api/pairs?size=1&page=2" + times)).containsExactly(all.get(1));
        }
    }

    private static List<JsonNode> items(String address) {
        return json(address).path("items").valueStream().toList();
    }

    @Test
    void a_list_of_partnerships_goes_on_after_its_last_item() {
        for (String times : List.of("", "&asOf=2015-01-01", "&knownAt=2999-01-01T00:00:00Z", "&country=CN")) {
            List<String> all = texts(json("/api/partnerships?size=200" + times).path("items"), "id");
            assertThat(all).hasSizeGreaterThan(2);
            List<String> seen = new ArrayList<>();
            JsonNode page = json("/api/partnerships?size=2" + times);
            assertThat(page.path("total").asInt(-1)).isEqualTo(all.size());
            while (true) {
                seen.addAll(texts(page.path("items"), "id"));
                if (!page.has("next")) {
                    break;
                }
                page = json(
                        "/api/partnerships?size=2&after=" + page.path("next").asString("") + times);
                assertThat(page.has("total"))
                        .as("what goes on is not counted again")
                        .isFalse();
            }
            assertThat(seen).as(times).isEqualTo(all);
        }
    }

    @Test
    void a_reader_at_a_browser_sees_the_list_and_the_timeline() {
        Answer home = queries.get("/partnerships", "Accept", "text/html");
        assertThat(home.body())
                .contains("Harbin – Murmansk", "intent signed", "not known")
                .doesNotContain("<script");
        assertThat(home.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        Answer timeline = queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html");
        assertThat(timeline.body()).contains("March 2014", "planned", "In March 2014 […] signed", "<h3");
    }

    @Test
    void a_plan_stands_under_the_year_that_it_is_for_and_its_warning_says_what_was_planned() {
        String page = queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                .body();
        assertThat(page)
                .contains("Signing planned for 9 to 11 September 2016, to establish twinning")
                .contains("9 to 11 September 2016</span>", "“September 9-11”")
                .contains("href=\"#entry-s3-20\"")
                .doesNotContain("Date not stated", "Without a date");
        assertThat(page.indexOf(">2016</h3>")).isBetween(0, page.indexOf("id=\"entry-s3-20\""));
        assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru?size=2", "Accept", "text/html")
                        .body())
                .containsPattern(
                        "href=\"(#entry-s3-20|/partnerships/harbin-cn~murmansk-ru\\?page=2&amp;size=2#entry-s3-20)\"");
    }

    @Test
    void a_page_says_as_what_else_a_paper_can_be_read() {
        for (String path : List.of("/partnerships", "/partnerships/harbin-cn~sunderland-gb")) {
            assertThat(queries.get(path, "Accept", "text/html").body()).contains("can also be read as twinning");
        }
    }

    private static List<String> ids(String path) {
        return texts(json(path).path("items"), "id").stream()
                .map(id -> id.substring("partnership:".length()))
                .toList();
    }

    @Test
    void partnerships_are_found_by_a_field_that_was_named_and_by_a_source_that_they_rest_on() {
        assertThat(ids("/api/partnerships?field=EDUCAT")).containsExactly("harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?field=whaling")).isEmpty();
        assertThat(ids("/api/partnerships?field=education&asOf=1999-12-31")).isEmpty();
        assertThat(ids("/api/partnerships?source=murmansk-2016-05-23")).containsExactly("harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?source=delegation+of+harbin")).containsExactly("harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?source=no+such+paper")).isEmpty();
        JsonNode pairs =
                json("/api/pairs?field=education&source=murmansk-2016-05-23").path("items");
        assertThat(texts(pairs, "partnership")).containsExactly("partnership:harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?field=education&source=sunderland-harbin"))
                .isEmpty();
        assertThat(queries.get("/api/partnerships.csv?field=education").body())
                .contains("harbin-cn~murmansk-ru")
                .doesNotContain("sunderland");
    }

    @Test
    void lists_come_in_the_order_that_is_asked_for_on_every_page_of_them() {
        List<String> newest = ids("/api/partnerships?sort=newest");
        assertThat(newest).startsWith("harbin-cn~murmansk-ru", "harbin-cn~sunderland-gb");
        assertThat(ids("/api/partnerships?sort=oldest")).startsWith("harbin-cn~sunderland-gb", "harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?sort=next&asOf=2016-06-01")).startsWith("harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?sort=recorded").get(0)).isNotEqualTo("harbin-cn~murmansk-ru");
        assertThat(ids("/api/partnerships?sort=standing"))
                .hasSameElementsAs(newest)
                .startsWith("harbin-cn~sunderland-gb", "harbin-cn~murmansk-ru");
        for (String sort : List.of("name", "newest", "oldest", "standing", "recorded", "next")) {
            List<String> onPages = new ArrayList<>();
            for (int page = 1; page <= 3; page++) {
                onPages.addAll(ids("/api/partnerships?size=2&sort=" + sort + "&page=" + page));
            }
            assertThat(onPages).as(sort).isEqualTo(ids("/api/partnerships?sort=" + sort));
            List<String> pairs = new ArrayList<>();
            for (int page = 1; page <= 4; page++) {
                json("/api/pairs?size=2&sort=" + sort + "&page=" + page)
                        .path("items")
                        .forEach(pair -> pairs.add(pair.path("cities").toString()));
            }
            assertThat(pairs).as(sort).hasSize(6).doesNotHaveDuplicates();
        }
        assertThat(texts(json("/api/pairs?sort=newest").path("items"), "partnership"))
                .startsWith("partnership:harbin-cn~murmansk-ru", "partnership:harbin-cn~sunderland-gb");
    }

    @Test
    void what_is_kept_as_it_is_now_is_not_asked_of_what_was_known() {
        String then = "knownAt=position:" + position;
        for (String path : List.of("/api/partnerships", "/api/pairs", "/api/partnerships.csv")) {
            assertThat(queries.get(path + "?sort=standing&" + then).status()).isEqualTo(200);
            for (String kept : List.of("field=education", "source=echo", "sort=newest", "sort=recorded")) {
                Answer refused = queries.get(path + "?" + kept + "&" + then);
                assertThat(refused.status()).as(kept).isEqualTo(400);
                assertThat(refused.json()
                                .path("errors")
                                .get(0)
                                .path("parameter")
                                .asString(""))
                        .isEqualTo(kept.substring(0, kept.indexOf('=')));
            }
        }
    }

    @Test
    void no_link_to_a_page_is_looked_for_among_the_files_that_are_served() {
        ResourceUrlProvider files = queries.application.getBean(ResourceUrlProvider.class);
        for (String page : List.of("/partnerships/harbin-cn~murmansk-ru/why", "/record/CorrectEntry", "/sign-in")) {
            assertThat(files.getHandlerMap().keySet())
                    .as(page)
                    .noneMatch(pattern -> new AntPathMatcher().match(pattern, page));
        }
        assertThat(files.getForLookupPath("/city.css")).matches("/city-[0-9a-f]{32}\\.css");
    }

    @Test
    void a_city_s_partnerships_are_those_of_its_memberships_as_the_list_filtered_by_it_has_them() {
        for (String party : List.of("harbin-cn", "murmansk-ru", "sunderland-gb")) {
            assertThat(texts(json("/api/partnerships?party=" + party).path("items"), "id"))
                    .as(party)
                    .isNotEmpty()
                    .allSatisfy(
                            id -> assertThat(queries.get("/parties/" + party).body())
                                    .contains("href=\"/partnerships/" + id.substring(id.indexOf(':') + 1) + "\""));
        }
    }

    @Test
    void values_on_pages_are_read_by_one_reader_for_all_pages() {
        assertThat(queries.application
                        .getBean(SpringTemplateEngine.class)
                        .getConfiguration()
                        .getExecutionAttributes()
                        .get(StandardExpressions.STANDARD_VARIABLE_EXPRESSION_EVALUATOR_ATTRIBUTE_NAME))
                .hasToString("PageExpressions");
    }
}
