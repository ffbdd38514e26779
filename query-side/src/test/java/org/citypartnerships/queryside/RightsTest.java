package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.queryside.signin.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code docs/rights.md} says who may read what: every role at every address of the API and every page. */
class RightsTest {

    private static final Path DOCUMENTED = Path.of("../docs/rights.md");
    private static final String SECTION = "## The query side";
    private static final String ANYBODY = "anybody";
    private static final String[] NO_HEADER = {};

    private static TokensOfEveryRole commandSide;
    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore(
                "partnerships.anonymous=PUBLIC", "partnerships.command-side-url=" + commandSide.address());
    }

    @AfterAll
    static void stop() {
        queries.close();
        commandSide.close();
    }

    @Test
    void every_role_may_read_what_is_documented_and_nothing_else() throws IOException {
        Map<String, Set<String>> documented = documented();
        assertThat(addresses()).isEqualTo(documented.keySet());
        List<String> otherwise = new ArrayList<>();
        for (String who : everybody()) {
            String[] asProgram = who.equals(ANYBODY) ? NO_HEADER : TokensOfEveryRole.header(who);
            String[] asBrowser = who.equals(ANYBODY) ? NO_HEADER : SignedInBrowser.header(queries, who);
            for (Map.Entry<String, Set<String>> one : documented.entrySet()) {
                if (!one.getKey().startsWith("GET ")) {
                    continue; // forms are for browsers, whose sessions a test with both sides looks at
                }
                boolean isApi = one.getKey().startsWith("GET /api/");
                boolean may = may(queries, one.getKey(), isApi ? asProgram : asBrowser);
                if (may != one.getValue().contains(who)) {
                    otherwise.add(who + (may ? " may " : " may not ") + one.getKey());
                }
            }
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void nobody_who_has_not_signed_in_can_have_anything_recorded() throws IOException {
        for (String address : documented().keySet()) {
            String path = path(address);
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                assertThat(queries.send(method, path).status())
                        .as(method + " " + path)
                        .isBetween(400, 499);
                assertThat(queries.send(method, path, TokensOfEveryRole.header("recorder"))
                                .status())
                        .as(method + " " + path)
                        .isBetween(400, 499);
            }
        }
        assertThat(commandSide.asked()).isSubsetOf("GET /users/me", "POST /sessions");
    }

    @Test
    void where_nothing_may_be_read_by_strangers_they_are_led_to_sign_in() throws IOException {
        try (RunningQuerySide closed = RunningQuerySide.onAFreshStore(
                "partnerships.anonymous=NOTHING", "partnerships.command-side-url=" + commandSide.address())) {
            for (Map.Entry<String, Set<String>> one : documented().entrySet()) {
                String address = one.getKey();
                if (!address.startsWith("GET ") || address.equals("GET /sign-in") || address.equals("GET /password")) {
                    continue;
                }
                Answer answer = closed.get(path(address));
                assertThat(answer.status()).as(address).isEqualTo(address.contains("/api/") ? 401 : 302);
                assertThat(may(closed, address, TokensOfEveryRole.header("auditor")))
                        .as(address)
                        .isEqualTo(address.contains("/api/"));
            }
            assertThat(closed.get("/sign-in").status()).isEqualTo(200);
            assertThat(closed.get("/city.css").status()).isEqualTo(200);
        }
    }

    @Test
    void whoever_has_no_role_for_an_address_is_told_so_in_a_problem() {
        Answer refused = queries.get("/api/partnerships/none/replay", TokensOfEveryRole.header("reader"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("code").asString("")).isEqualTo("NOT_ALLOWED");
        assertThat(refused.json().path("instance").asString("")).isEqualTo("/api/partnerships/none/replay");

        Answer unknown = queries.get("/api/partnerships/none/replay");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(unknown.json().path("code").asString("")).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void the_page_that_says_so_leads_to_what_was_asked_for_in_each_language() {
        String[] auditor = SignedInBrowser.header(queries, "auditor");
        Answer refused = queries.get("/record?from=here", auditor[0], auditor[1], "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("href=\"/record?from=here&amp;lang=de\"")
                .doesNotContain("/error");
    }

    @Test
    void what_waits_for_a_second_person_is_not_for_strangers() {
        for (String confirmation : List.of("waiting", "any")) {
            String address = "/api/partnerships/none/history?confirmation=" + confirmation;
            assertThat(queries.get(address).status()).isEqualTo(401);
            assertThat(queries.get(address, TokensOfEveryRole.header("reader")).status())
                    .isEqualTo(403);
            assertThat(queries.get(address, TokensOfEveryRole.header("approver"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(queries.get("/api/partnerships/none/history?confirmation=confirmed")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_somebody_signed_in_may_see_is_kept_by_no_cache() {
        assertThat(queries.get("/api/overview", TokensOfEveryRole.header("auditor"))
                        .header("Cache-Control"))
                .contains("private");
        assertThat(queries.get("/api/overview").header("Vary")).contains("Authorization", "Cookie");
    }

    @Test
    void an_address_that_hides_something_is_a_problem_and_no_page_of_the_server() {
        for (String strange : List.of("/api//overview", "/api/overview;a=b", "/api/%2e%2e/overview", "/api/a%2fb")) {
            Answer answer = queries.get(strange);
            assertThat(answer.status()).as(strange).isEqualTo(400);
            assertThat(answer.header("Content-Type")).as(strange).startsWith("application/problem+json");
        }
    }

    private static boolean may(RunningQuerySide side, String address, String... headers) {
        Answer answer = side.get(path(address), headers);
        return answer.status() != 401 && answer.status() != 403 && answer.status() != 302;
    }

    private static String path(String address) {
        return address.split(" ", 2)[1].replaceAll("\\{[^}]+}", "none");
    }

    private static List<String> everybody() {
        List<String> everybody = new ArrayList<>(List.of(ANYBODY));
        for (Role role : Role.values()) {
            everybody.add(role.name().toLowerCase(Locale.ROOT));
        }
        return everybody;
    }

    private static Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        queries.application
                .getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getName().startsWith("org.citypartnerships")) {
                        for (String path : mapping.getPatternValues()) {
                            mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> addresses.add(verb + " " + path));
                        }
                    }
                });
        return addresses;
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        List<String> heads = List.of();
        boolean ours = false;
        for (String line : Files.readAllLines(DOCUMENTED)) {
            ours = ours || line.equals(SECTION);
            List<String> cells =
                    List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
            if (ours && line.startsWith("| address")) {
                heads = cells;
            } else if (ours && line.startsWith("| `")) {
                Set<String> who = new TreeSet<>();
                for (int i = 2; i < cells.size() && i < heads.size(); i++) {
                    if (cells.get(i).equals("yes")) {
                        who.add(heads.get(i));
                    }
                }
                documented.put(cells.get(1).replace("`", ""), who);
            }
        }
        return documented;
    }
}
