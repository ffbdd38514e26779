package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.Chromium;
import org.citypartnerships.queryside.Chromium.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every page that the application has, and every way in which one fails, with the seeds on record, in Chromium: in English on a
 * wide screen in light colours, and in German on a phone in dark ones. What is checked of each stands at {@link Chromium}, and
 * nothing has to be scrolled sideways.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class EveryPageTest {

    private static final String MURMANSK = "/partnerships/harbin-cn~murmansk-ru";

    /** What is opened by scripts and programs, and is no page. */
    private static final Set<String> NO_PAGES = Set.of("/newest", "/import/{id}/report.csv");

    private static final int FILE_TOO_LARGE_BYTES = 11 << 20;
    private static final int TRIES = 12;

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Chromium chromium;
    private static List<Reading> screens;
    private static String importId;
    private static String userId;

    @BeforeAll
    static void the_seeds_are_on_record_and_somebody_who_may_do_everything_signs_in() throws Exception {
        applications = new BothApplications(folder);
        JsonNode report = applications.importLines(SeedLines.read().file(""));
        importId = report.path("id").asString();
        Users users = new Users(applications);
        userId = users.add("eva", "RECORDER", "APPROVER", "AUDITOR", "ADMINISTRATOR");
        users.add("rita", "READER");
        applications.read("/api/overview?readAfter=" + applications.head());
        chromium = Chromium.on(applications.pages());
        screens = List.of(
                chromium.reading("en-GB", ColorScheme.LIGHT, 1280), chromium.reading("de-DE", ColorScheme.DARK, 390));
        screens.forEach(screen -> signIn(screen, "eva"));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        applications.close();
    }

    /** By the address as it is mapped, the pages to look at. */
    private static Map<String, List<String>> visits() {
        Map<String, List<String>> visits = new TreeMap<>();
        visits.put("/", List.of("/"));
        visits.put(
                "/partnerships",
                List.of(
                        "/partnerships?sort=newest",
                        "/partnerships?q=Atlantis",
                        "/partnerships?year=MMXIV&country=XX&relation=FRIENDS&standing=ACTIVE&asOf=soon&sort=age"));
        visits.put("/partnerships/{id}", List.of(MURMANSK, MURMANSK + "?asOf=early+2014&knownAt=once"));
        visits.put(
                "/partnerships/{id}/why",
                List.of(MURMANSK + "/why?field=standing", MURMANSK + "/why?field=standing&asOf=soon"));
        visits.put(
                "/partnerships/{id}/compare",
                List.of(MURMANSK + "/compare?fromDay=2014-01-01&toDay=2016-06-01", MURMANSK + "/compare?fromDay=soon"));
        visits.put("/partnerships/{id}/replay", List.of(MURMANSK + "/replay", MURMANSK + "/replay?step=2"));
        visits.put("/partnerships/{id}/entries/{entry}", List.of(MURMANSK + "/entries/s3-04"));
        visits.put("/recorded", List.of("/recorded", "/recorded?before=20", "/recorded?before=1"));
        visits.put("/sources", List.of("/sources", "/sources?q=Atlantis", "/sources?kind=RUMOUR&page=9"));
        visits.put("/sources/{id}", List.of("/sources/murmansk-city-2016-05-23"));
        visits.put("/pairs", List.of("/pairs?sort=standing", "/pairs?q=Atlantis", "/pairs?year=MMXIV"));
        visits.put("/parties", List.of("/parties", "/parties?q=Atlantis", "/parties?kind=TOWN&country=XX"));
        visits.put("/parties/{id}", List.of("/parties/harbin-cn", "/parties/harbin-cn?asOf=soon"));
        visits.put(
                "/trade",
                List.of(
                        "/trade",
                        "/trade?between=sunderland-gb,harbin-cn",
                        "/trade?between=atlantis,el-dorado",
                        "/trade?flow=UP&unit=x",
                        "/trade?level=CITY&other=COUNTRY&commodity=-"));
        visits.put("/figures/{id}/entries/{entry}", List.of("/figures/north-east-england-gb~china-cn/entries/s0-10"));
        visits.put("/attention", List.of("/attention", "/attention?code=NONE_OF_THESE"));
        visits.put("/ledger", List.of("/ledger", "/ledger?from=100", "/ledger?from=many", "/ledger?from=99999999"));
        visits.put("/operations", List.of("/operations"));
        visits.put("/users", List.of("/users"));
        visits.put("/users/{id}", List.of("/users/" + userId));
        visits.put("/sign-in", List.of("/sign-in"));
        visits.put("/password", List.of("/password"));
        visits.put("/record", List.of("/record"));
        visits.put("/import", List.of("/import"));
        visits.put("/import/{id}", List.of("/import/" + importId));
        visits.put("/my-work", List.of("/my-work"));
        return visits;
    }

    private static void signIn(Reading screen, String name) {
        screen.page.navigate(applications.pages() + "/sign-in");
        screen.page.locator("#name").fill(name);
        screen.page.locator("#password").fill(Users.PASSWORD);
        screen.page.locator("main form button").click();
        assertThat(screen.page.locator(".who-is button").count()).isPositive();
    }

    private static List<String> forms(Page page) {
        page.navigate(applications.pages() + "/record");
        List<String> forms = new ArrayList<>();
        page.locator("main a[href^='/record/']").all().forEach(link -> forms.add(link.getAttribute("href")));
        return forms;
    }

    /** What is wrong with a page; nothing, if all is well. */
    private static void look(Reading screen, List<String> wrong, String what, Runnable opening) {
        try {
            opening.run();
            Object width = screen.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) width).intValue())
                    .as("pixels to scroll sideways")
                    .isLessThanOrEqualTo(0);
        } catch (AssertionError found) {
            wrong.add(what + ": " + found.getMessage());
        }
    }

    /** Sends a form of this page to an address, with the page's own token unless another is given. */
    private static void send(Reading screen, String path, int status, Map<String, String> fields) {
        screen.expectFailureOf(path);
        Response answer = screen.page.waitForResponse(
                response -> response.request().isNavigationRequest()
                        && response.request().method().equals("POST"),
                () -> screen.page.evaluate("""
                        ([path, fields]) => {
                            const token = document.querySelector('[name=_csrf]');
                            const form = document.createElement('form');
                            form.method = 'post';
                            form.action = path;
                            for (const [name, value] of Object.entries({_csrf: token ? token.value : '', ...fields})) {
                                const input = document.createElement('input');
                                input.type = 'hidden';
                                input.name = name;
                                input.value = value;
                                form.append(input);
                            }
                            document.body.append(form);
                            form.submit();
                        }
                        """, List.of(path, fields)));
        screen.page.waitForLoadState();
        assertThat(answer.status()).isEqualTo(status);
        screen.check();
    }

    /** For some seconds it is known who somebody is; then a page says why it can't be shown. */
    private static void openWhileItIsAway(Reading screen, String path) {
        screen.expectFailureOf(path);
        Response answer = screen.page.navigate(applications.pages() + path);
        assertThat(answer.status()).as(path).isIn(200, 503);
        screen.check();
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = applications.database().as(Roles.OWNER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Order(1)
    void the_cities_of_the_seeds_are_named_on_the_map() {
        Page page = screens.get(0).visit("/");
        assertThat(page.locator("circle.town").count()).isGreaterThan(1);
        assertThat(page.locator("text.town").allTextContents()).contains("Harbin");
    }

    @Test
    @Order(1)
    void every_page_keeps_the_rules() {
        Map<String, List<String>> visits = visits();
        Set<String> mapped = new TreeSet<>(applications.opened());
        mapped.removeAll(NO_PAGES);
        Set<String> looked = new TreeSet<>(visits.keySet());
        looked.add("/record/{command}");
        assertThat(looked).as("a page that nobody looks at").isEqualTo(mapped);

        List<String> wrong = new ArrayList<>();
        for (Reading screen : screens) {
            List<String> paths = new ArrayList<>(forms(screen.page));
            visits.values().forEach(paths::addAll);
            for (String path : paths) {
                look(screen, wrong, path, () -> screen.open(path));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    void every_page_that_says_what_is_wrong_keeps_the_rules() {
        Map<String, Integer> opened = new TreeMap<>(Map.of(
                "/partnerships?unknown=1",
                400,
                "/partnerships?page=0",
                400,
                "/?lang=tlh",
                400,
                MURMANSK + "/why?field=nothing",
                200,
                MURMANSK + "/replay?step=many",
                200,
                "/partnerships/atlantis~el-dorado",
                404,
                "/parties/atlantis",
                404,
                "/import/none",
                404,
                "/record/Conquer",
                404,
                "/my-work/confirmation",
                405));
        List<String> wrong = new ArrayList<>();
        for (Reading screen : screens) {
            opened.forEach((path, status) -> look(screen, wrong, path, () -> screen.open(path, status)));
            screen.open("/record");
            look(screen, wrong, "405", () -> send(screen, "/partnerships", 405, Map.of()));
            screen.open("/record");
            look(screen, wrong, "403 token", () -> send(screen, "/record/SignMoU", 403, Map.of("_csrf", "another's")));
            screen.open("/record");
            look(screen, wrong, "422", () -> send(screen, "/record/SignMoU", 422, Map.of("action", "check")));
            Map<String, String> again = Map.of(
                    "names.text",
                    "Harbin",
                    "names.kind",
                    "PROPER",
                    "kind",
                    "CITY",
                    "country",
                    "CN",
                    "action",
                    "record");
            look(screen, wrong, "409", () -> {
                send(screen, "/record/RegisterParty", 409, again);
                assertThat(screen.page.locator("main .errors [lang=en]").count())
                        .as("said in English")
                        .isZero();
            });
            screen.open("/users");
            look(screen, wrong, "user 409", () -> send(screen, "/users", 409, Map.of("name", "eva", "kind", "PERSON")));
            Map<String, String> roles = Map.of("role.0", "RECORDER", "municipality.0", "Atlantis");
            screen.open("/users");
            look(screen, wrong, "user 422", () -> send(screen, "/users/" + userId + "/roles", 422, roles));
            screen.open("/users");
            look(screen, wrong, "identity 422", () -> send(screen, "/users/" + userId + "/identity", 422, Map.of()));
            look(screen, wrong, "too large", () -> {
                screen.open("/import");
                screen.expectFailureOf("/import");
                screen.page
                        .locator("input[type=file]")
                        .setInputFiles(
                                new FilePayload("large.jsonl", "application/jsonl", new byte[FILE_TOO_LARGE_BYTES]));
                screen.page.locator("main form button").first().click();
                screen.page.waitForLoadState();
                screen.check();
            });
            try (Reading stranger = chromium.reading(screen == screens.get(0) ? "en-GB" : "de-DE")) {
                look(stranger, wrong, "to sign in", () -> stranger.open("/record"));
                look(
                        stranger,
                        wrong,
                        "wrong password",
                        () -> send(stranger, "/sign-in", 401, Map.of("name", "nobody", "password", "wrong")));
                look(stranger, wrong, "429", () -> {
                    stranger.expectFailureOf("/sign-in");
                    for (int tried = 0; tried < TRIES; tried++) {
                        stranger.page.locator("#name").fill("nobody");
                        stranger.page.locator("#password").fill("wrong");
                        stranger.page.locator("main form button").click();
                        stranger.page.waitForLoadState();
                    }
                    stranger.check();
                    assertThat(stranger.page.locator("[role=alert]").count()).isPositive();
                });
            }
            try (Reading reader = chromium.reading(screen == screens.get(0) ? "en-GB" : "de-DE")) {
                signIn(reader, "rita");
                look(reader, wrong, "403", () -> reader.open("/operations", 403));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(3)
    void the_ledger_shows_its_last_checkpoint_and_gives_proofs_away() {
        Page page = screens.get(0).open("/ledger");
        String root = read("/api/ledger/checkpoint").path("root").asString();
        assertThat(page.locator("dl.facts").first().innerText()).contains(root);
        screens.get(0).open(MURMANSK + "/entries/s3-04");
        page.locator("details.raw summary").first().click();
        String proof = page.locator("a[download^=proof-]").first().getAttribute("href");
        JsonNode downloaded = BothApplications.parse(
                page.context().request().get(applications.pages() + proof).text());
        assertThat(downloaded.path("leafHash").asString()).isNotBlank();
        assertThat(downloaded.path("checkpoint").asString()).contains(root);
    }

    private static JsonNode read(String path) {
        try {
            return applications.read(path);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Order(4)
    void what_is_our_mistake_is_told_on_a_page_that_keeps_the_rules() throws Exception {
        List<String> wrong = new ArrayList<>();
        execute("ALTER TABLE readers.source RENAME TO source_lost");
        try {
            for (Reading screen : screens) {
                look(screen, wrong, "500", () -> screen.open("/sources/murmansk-city-2016-05-23", 500));
            }
        } finally {
            execute("ALTER TABLE readers.source_lost RENAME TO source");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(5)
    void while_the_command_side_is_away_pages_keep_the_rules() {
        screens.forEach(screen -> {
            screen.page.context().clearCookies();
            signIn(screen, "eva");
        });
        applications.stopCommandSide();
        List<String> wrong = new ArrayList<>();
        for (Reading screen : screens) {
            look(screen, wrong, "read on", () -> screen.open(MURMANSK));
            for (String path : List.of("/my-work", "/import", "/record/RegisterParty")) {
                look(screen, wrong, path, () -> openWhileItIsAway(screen, path));
            }
        }
        try (Reading stranger = chromium.reading("de-DE")) {
            stranger.open("/sign-in");
            look(
                    stranger,
                    wrong,
                    "nobody signs in",
                    () -> send(stranger, "/sign-in", 503, Map.of("name", "eva", "password", Users.PASSWORD)));
        }
        assertThat(wrong).isEmpty();
    }
}
