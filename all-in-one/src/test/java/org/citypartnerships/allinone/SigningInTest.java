package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.citypartnerships.allinone.Browser.Shown;
import org.citypartnerships.eventstore.Roles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signing in at the pages, whose users and passwords only the command side knows. */
class SigningInTest {

    private static final String PASSWORD = "kanal-laterne-winter-eisbrecher";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static String oneTime;
    private static Shown askedToChoose;
    private static Shown chosen;
    private static String administrator;
    private static Browser clerk;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        oneTime = Files.readAllLines(applications.firstPassword()).get(1).substring("password: ".length());
        Browser browser = browser();
        askedToChoose = browser.fillIn("/sign-in", "name", "admin", "password", oneTime);
        chosen = choose(browser, "admin", oneTime);
        administrator = ask(
                        "POST",
                        applications.commands() + "/sessions",
                        "{\"name\":\"admin\",\"password\":\"" + PASSWORD + "\"}",
                        "")
                .path("token")
                .asString();
        clerk = signedIn("clerk", "RECORDER");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static Browser browser() {
        return new Browser(applications.pages());
    }

    private static Shown choose(Browser browser, String name, String old) throws IOException, InterruptedException {
        return browser.fillIn(
                "/password", "name", name, "password", old, "newPassword", PASSWORD, "repeated", PASSWORD);
    }

    /** Somebody new with this role; tells the id. */
    private static String add(String name, String role) throws IOException, InterruptedException {
        JsonNode added = ask(
                "POST",
                applications.commands() + "/users",
                "{\"kind\":\"PERSON\",\"name\":\"%s\",\"roles\":[{\"role\":\"%s\"}]}".formatted(name, role),
                administrator);
        assertThat(choose(browser(), name, added.path("oneTimePassword").asString())
                        .status())
                .isEqualTo(302);
        return added.path("userId").asString();
    }

    private static Browser signedIn(String name, String role) throws IOException, InterruptedException {
        add(name, role);
        Browser browser = browser();
        assertThat(browser.fillIn("/sign-in", "name", name, "password", PASSWORD)
                        .status())
                .isEqualTo(302);
        return browser;
    }

    private static JsonNode ask(String method, String address, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        String answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        return BothApplications.parse(answer.isEmpty() ? "{}" : answer);
    }

    private static int status(Browser browser) throws IOException, InterruptedException {
        return browser.open("/api/me").status();
    }

    @Test
    void the_one_time_password_leads_to_choosing_another_and_then_in() throws IOException, InterruptedException {
        assertThat(askedToChoose.body()).contains("Choose a password", "good once", "value=\"admin\"");
        assertThat(askedToChoose.body()).doesNotContain(oneTime);
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(302);
        assertThat(chosen.location()).endsWith("/");
        assertThat(applications.firstPassword()).doesNotExist();
        assertThat(browser()
                        .fillIn("/sign-in", "name", "admin", "password", oneTime)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoever_signs_in_is_known_until_signing_out_which_ends_both_sessions()
            throws IOException, InterruptedException {
        String id = add("olga", "RECORDER");
        Browser olga = browser();
        assertThat(status(olga)).isEqualTo(401);

        olga.fillIn("/sign-in", "name", "olga", "password", PASSWORD);
        assertThat(olga.open("/api/me").body()).contains(id, "RECORDER");
        long open = openSessions(id);

        Map<String, String> form = Browser.hidden(olga.open("/password").body());
        Shown out = olga.submit("/sign-out", Map.of("_csrf", form.get("_csrf")));
        assertThat(out.status()).isEqualTo(302);
        assertThat(status(olga)).isEqualTo(401);
        assertThat(openSessions(id)).isEqualTo(open - 1);
    }

    @Test
    void the_cookie_is_for_this_site_and_no_script() throws IOException, InterruptedException {
        Browser browser = browser();
        Shown form = browser.open("/sign-in");
        assertThat(form.setCookies())
                .singleElement()
                .asString()
                .startsWith("session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(form.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void reading_makes_no_session() throws IOException, InterruptedException {
        Browser browser = browser();
        assertThat(browser.open("/").setCookies()).isEmpty();
        assertThat(browser.open("/api/overview").setCookies()).isEmpty();
        assertThat(browser.open("/nothing").setCookies()).isEmpty();
    }

    @Test
    void a_session_laid_under_somebody_is_not_the_one_they_sign_in_with() throws IOException, InterruptedException {
        add("fixed", "READER");
        Browser attacker = browser();
        attacker.open("/sign-in");
        Browser victim = browser();
        victim.cookies().putAll(attacker.cookies());

        victim.fillIn("/sign-in", "name", "fixed", "password", PASSWORD);

        assertThat(victim.cookies()).isNotEqualTo(attacker.cookies());
        assertThat(status(victim)).isEqualTo(200);
        assertThat(status(attacker)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out", "/password", "/", "/partnerships/none", "/record/SignProtocol"})
    void a_form_of_another_site_is_refused(String path) throws IOException, InterruptedException {
        Map<String, String> foreign = Map.of("_csrf", "invented", "name", "admin", "password", PASSWORD);

        Shown refused = clerk.submit(path, foreign);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("This form is too old");
        assertThat(clerk.submit(path, Map.of()).status()).isEqualTo(403);
        assertThat(status(clerk)).as("still signed in").isEqualTo(200);
    }

    /** The addresses are asked of the application, so that a new form cannot be forgotten. */
    @Test
    void no_form_at_all_can_be_sent_by_another_site() throws IOException, InterruptedException {
        List<String> forms = applications.forms();
        assertThat(forms).contains("/sign-in", "/sign-out", "/password");
        for (String path : forms) {
            Shown refused = clerk.submit(path, Map.of("_csrf", "invented"));
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("This form is too old");
            assertThat(browser().submit(path, Map.of()).status())
                    .as(path + " without a session")
                    .isIn(401, 403);
        }
        assertThat(status(clerk)).as("still signed in").isEqualTo(200);
    }

    @Test
    void a_form_opened_before_signing_in_is_good_for_nothing_after() throws IOException, InterruptedException {
        Browser browser = browser();
        Map<String, String> before = Browser.hidden(browser.open("/sign-in").body());
        add("early", "READER");
        assertThat(browser.submit("/sign-in", before, "name", "early", "password", PASSWORD)
                        .status())
                .isEqualTo(302);

        assertThat(browser.submit("/sign-out", before).status()).isEqualTo(403);
        assertThat(status(browser)).isEqualTo(200);
    }

    @Test
    void a_forged_or_altered_cookie_is_nobodys() throws IOException, InterruptedException {
        Browser browser = signedIn("altered", "READER");
        String good = String.valueOf(browser.cookies().get("session"));
        String id = good.substring(0, good.indexOf('.'));
        assertThat(status(browser)).isEqualTo(200);

        for (String forged : new String[] {id, id + ".", id + ".AAAA", "none", good + "A", "." + good}) {
            browser.cookies().put("session", forged);
            assertThat(status(browser)).as(forged).isEqualTo(401);
        }
        browser.cookies().put("session", good);
        assertThat(status(browser)).isEqualTo(200);
    }

    @Test
    void sessions_survive_a_restart() throws IOException, InterruptedException {
        Browser before = signedIn("patient", "AUDITOR");

        applications.restartQuerySide();

        Browser after = browser();
        after.cookies().putAll(before.cookies());
        assertThat(after.open("/api/me").body()).contains("AUDITOR");
    }

    @Test
    void whoever_is_shut_out_is_out_within_seconds() throws IOException, InterruptedException {
        String id = add("dismissed", "AUDITOR");
        Browser browser = browser();
        browser.fillIn("/sign-in", "name", "dismissed", "password", PASSWORD);
        String bearer = ask(
                        "POST",
                        applications.commands() + "/sessions",
                        "{\"name\":\"dismissed\",\"password\":\"" + PASSWORD + "\"}",
                        "")
                .path("token")
                .asString();
        assertThat(status(browser)).isEqualTo(200);
        assertThat(ask("GET", applications.pages() + "/api/me", "", bearer)
                        .path("userId")
                        .asString())
                .isEqualTo(id);

        ask("POST", applications.commands() + "/users/" + id + "/disabling", "", administrator);
        Thread.sleep(2_500);

        assertThat(status(browser)).isEqualTo(401);
        assertThat(ask("GET", applications.pages() + "/api/me", "", bearer)
                        .path("code")
                        .asString())
                .isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void nothing_that_a_session_holds_can_be_read_in_the_database()
            throws IOException, InterruptedException, SQLException {
        signedIn("sealed-name", "READER");
        try (Connection connection = applications.database().as(Roles.QUERY).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT attribute_bytes FROM readers.web_session_attributes")) {
            int found = 0;
            while (rows.next()) {
                found++;
                String bytes = new String(rows.getBytes(1), StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain("sealed-name", "eyJ", "citypartnerships");
            }
            assertThat(found).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "cpt_x",
                "a.b.c",
                "cpt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJub25lIn0.e30."
            })
    void what_is_no_token_is_nobodys(String token) throws IOException, InterruptedException {
        JsonNode refused = ask("GET", applications.pages() + "/api/overview", "", token);
        assertThat(refused.path("code").asString()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void a_token_that_was_altered_or_has_expired_is_nobodys_at_the_pages_either()
            throws IOException, InterruptedException {
        add("expiring", "AUDITOR");
        String session = ask(
                        "POST",
                        applications.commands() + "/sessions",
                        "{\"name\":\"expiring\",\"password\":\"" + PASSWORD + "\"}",
                        "")
                .path("token")
                .asString();
        String expiring = ask(
                        "POST",
                        applications.commands() + "/users/me/tokens",
                        "{\"label\":\"a script\",\"scopes\":[\"READ\"],\"expiresAt\":\"%s\"}"
                                .formatted(Instant.now().plusSeconds(20)),
                        session)
                .path("token")
                .asString();
        Instant expires = Instant.now().plusSeconds(20);
        assertThat(asked(expiring)).isEqualTo(200);
        assertThat(asked(session)).isEqualTo(200);
        String[] parts = session.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replaceFirst("\"sub\":\"[^\"]+", "\"sub\":\"u-another")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(asked(parts[0] + "." + other + "." + parts[2]))
                .as("of another user")
                .isEqualTo(401);
        assertThat(asked(parts[0] + "." + parts[1] + "." + parts[2].substring(2) + "AA"))
                .isEqualTo(401);

        Thread.sleep(Math.max(
                0, Duration.between(Instant.now(), expires.plusMillis(2_500)).toMillis()));
        assertThat(asked(expiring)).as("expired").isEqualTo(401);
    }

    private static int asked(String token) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(applications.pages() + "/api/me"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void a_page_for_those_signed_in_leads_there_and_back() throws IOException, InterruptedException {
        add("leading", "RECORDER");
        Browser browser = browser();
        Shown asked = browser.open("/record/SignProtocol?partnership=none");

        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.location()).endsWith("/sign-in?to=%2Frecord%2FSignProtocol%3Fpartnership%3Dnone");
        Map<String, String> form = Browser.hidden(
                browser.open(asked.location().replace(applications.pages(), "")).body());
        assertThat(browser.submit("/sign-in", form, "name", "leading", "password", PASSWORD)
                        .location())
                .endsWith("/record/SignProtocol?partnership=none");
    }

    private static long openSessions(String userId) {
        try (Connection connection = applications.database().as(Roles.COMMAND).getConnection();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM command.user_session WHERE user_id = ? AND ended_at IS NULL")) {
            statement.setString(1, userId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
