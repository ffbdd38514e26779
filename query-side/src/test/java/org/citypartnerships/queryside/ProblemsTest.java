package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asString("");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString("")).isEqualTo(code);
        assertThat(answer.json().path("status").asInt(0)).isEqualTo(status);
        assertThat(answer.json().path("detail").asString("")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "org.", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ledger/checkpoint", "/api/ledger/consistency?from=1"})
    void where_the_command_side_has_made_no_ledger_yet_the_answer_says_so(String path) {
        Answer answer = queries.get(path);
        assertProblem(answer, 503, "UNAVAILABLE");
        assertThat(detail(answer)).contains("no ledger in this database yet");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/partnerships/harbin-cn~oslo-no",
                "/api/partnerships/harbin-cn~oslo-no/history",
                "/api/partnerships/party:harbin-cn",
                "/api/partnerships/%C3%BC",
                "/api/partnerships/HARBIN",
                "/api/parties/oslo-no",
                "/api/parties/oslo-no/history",
                "/api/sources/nothing",
                "/api/pairs/harbin-cn/oslo-no",
                "/api/pairs/harbin-cn/oslo-no/history",
                "/api/trade?between=harbin-cn,oslo-no"
            })
    void what_is_not_on_record_is_a_404_that_says_what(String path) {
        assertProblem(queries.get(path), 404, "NOT_ON_RECORD");
    }

    @Test
    void an_address_with_nothing_is_a_404_of_its_own() {
        assertProblem(queries.get("/api/nothing"), 404, "NO_SUCH_ADDRESS");
        assertProblem(queries.get("/nothing"), 404, "NO_SUCH_ADDRESS");
        assertThat(detail(queries.get("/api/nothing")))
                .startsWith("There is nothing at /api/nothing.")
                .contains("/api/partnerships");
    }

    @Test
    void an_address_that_is_refused_before_anything_is_looked_for_is_told_in_a_chosen_language_too() {
        assertProblem(queries.get("//partnerships?lang=de"), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/partnerships?relation=FRIENDS, relation",
        "/api/partnerships?standing=ACTIVE, standing",
        "/api/partnerships?asOf=yesterday, asOf",
        "/api/partnerships?year=20l4, year",
        "/api/partnerships?year=0, year",
        "/api/partnerships?page=0, page",
        "/api/partnerships?size=201, size",
        "/api/partnerships?size=many, size",
        "/api/partnerships?page=99999999999, page",
        "/api/partnerships?q=%00, q",
        "/api/partnerships?q=harbin&q=murmansk, q",
        "/api/partnerships/harbin-cn~murmansk-ru?asOf=2014-02-30, asOf",
        "/api/attention?asOf=%2B999999999-12-31, asOf",
        "/api/partnerships/harbin-cn~murmansk-ru/history?order=random, order",
        "/api/partnerships?sort=age, sort",
        "/api/partnerships?sort=newest&after=harbin-cn~murmansk-ru, after",
        "/api/pairs?year=-3, year",
        "/api/pairs?sort=NAME, sort",
        "/api/parties?kind=TOWN, kind",
        "/api/trade, between",
        "/api/trade?between=harbin-cn, between",
        "'/api/trade?between=harbin-cn,harbin-cn', between",
        "/api/partnerships?readAfter=soon, readAfter",
    })
    void a_parameter_that_cant_be_understood_is_named(String path, String parameter) {
        Answer answer = queries.get(path);
        assertProblem(answer, 400, "BAD_PARAMETER");
        assertThat(answer.json().path("errors").get(0).path("parameter").asString(""))
                .isEqualTo(parameter);
    }

    @Test
    void a_filter_that_is_misspelt_is_refused_and_not_left_out() {
        Answer answer = queries.get("/api/partnerships?relatoin=INTENT");
        assertProblem(answer, 400, "UNKNOWN_PARAMETER");
        assertThat(answer.json().path("detail").asString("")).contains("relation", "standing", "page", "readAfter");
        assertProblem(queries.get("/api/overview?size=3"), 400, "UNKNOWN_PARAMETER");
        assertProblem(queries.get("/?country=CN"), 400, "UNKNOWN_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothing_is_recorded_here(String method) {
        Answer answer = queries.send(method, "/api/partnerships");
        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(detail(answer)).contains(method, "ask with GET", "POST /commands/{Command}");
    }

    @Test
    void of_a_person_without_a_name_the_page_says_the_office() {
        assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru", "Accept", "text/html")
                        .body())
                .contains(">Mayor of Harbin<")
                .doesNotContain("not kept", "name erased");
    }

    @Test
    void a_form_that_there_is_not_is_refused() {
        assertProblem(queries.get("/api/partnerships", "Accept", "application/xml"), 406, "NOT_ACCEPTABLE");
        assertProblem(queries.get("/api/overview", "Accept", "text/csv"), 406, "NOT_ACCEPTABLE");
        assertThat(detail(queries.get("/api/partnerships", "Accept", "application/xml")))
                .contains("Accept: application/json or text/csv");
    }

    @ParameterizedTest
    @CsvSource({
        "/partnerships/harbin-cn~murmansk-ru?knownAt=2020-01-01T00:00, /partnerships/harbin-cn~murmansk-ru",
        "/partnerships/harbin-cn~murmansk-ru?asOf=2016-01-01&knownAt=2020-01-01T00:00,"
                + " /partnerships/harbin-cn~murmansk-ru?asOf=2016-01-01",
        "/partnerships/harbin-cn~murmansk-ru/why?knownAt=2020-01-01T00:00&field=relation,"
                + " /partnerships/harbin-cn~murmansk-ru/why?field=relation",
        "/partnerships/harbin-cn~murmansk-ru/replay?knownAt=2020-01-01T00:00,"
                + " /partnerships/harbin-cn~murmansk-ru/replay",
        "/partnerships/harbin-cn~murmansk-ru/compare?fromDay=2014-01-01&fromKnown=2020-01-01T00:00&toKnown=,"
                + " /partnerships/harbin-cn~murmansk-ru/compare?fromDay=2014-01-01"
    })
    void what_was_not_known_then_leads_to_the_same_as_known_now(String early, String now) {
        Answer answer = queries.get(early, "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Not known then", "<a href=\"" + now.replace("&", "&amp;") + "\">");
        assertThat(queries.get(now, "Accept", "text/html").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/recorded?page=3, de, Nicht verstanden: page., Diese Seite kennt: before",
        "/recorded?before=soon, ru, Непонятно: before., say a place in the history",
        "/recorded?page=3, zh, 无法理解：page。, 此页面认识：before",
        "/recorded?page=3, en, Parameters of this address: before, Take out of the address"
    })
    void what_an_address_does_not_know_is_said_in_the_readers_language(
            String address, String language, String named, String said) {
        Answer answer = queries.get(address, "Accept", "text/html", "Accept-Language", language);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(named, said);
        if (!language.equals("en")) {
            assertThat(answer.body()).doesNotContain("Parameters of this address");
        }
    }

    @Test
    void a_reader_at_a_browser_gets_a_page() {
        Answer answer = queries.get("/partnerships/harbin-cn~oslo-no", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("Not on record", "All partnerships");
    }

    @Test
    void no_parameter_of_any_list_makes_a_server_error() {
        for (String path : List.of("/api/partnerships", "/api/pairs", "/api/parties", "/api/attention")) {
            for (String name : List.of(
                    "q",
                    "country",
                    "party",
                    "page",
                    "size",
                    "year",
                    "asOf",
                    "relation",
                    "standing",
                    "kind",
                    "readAfter",
                    "raw")) {
                for (String value : List.of(
                        "",
                        "%27",
                        "%25",
                        "%5C",
                        "%F0%9F%8F%99",
                        "%EF%BF%BF",
                        "-1",
                        "1e9",
                        "9999-12-31",
                        "0000-00-00",
                        "%2B999999999-12-31",
                        "%2B99999-01-01",
                        "-0044-03-15",
                        "null",
                        "%E2%80%AE",
                        "x".repeat(3000))) {
                    Answer answer = queries.get(path + "?" + name + "=" + value);
                    assertThat(answer.status())
                            .as(path + "?" + name + "=" + value + answer.body())
                            .isLessThan(504)
                            .isNotEqualTo(500);
                }
            }
        }
    }
}
