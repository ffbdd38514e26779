package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Signing in at the pages with what a provider of identities says, by the whole protocol of OpenID Connect. */
class ProviderTest {

    private static final String PASSWORD = "kanal-laterne-winter-eisbrecher";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static IdentityProvider provider;
    private static BothApplications applications;
    private static String administrator;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        provider = new IdentityProvider();
        applications = new BothApplications(
                folder,
                "--partnerships.oidc.issuer=" + provider.address(),
                "--partnerships.oidc.client-id=" + IdentityProvider.CLIENT,
                "--partnerships.oidc.client-secret=" + IdentityProvider.SECRET,
                "--partnerships.oidc.name=City of Murmansk");
        provider.register(applications.pages());
        String oneTime = Files.readAllLines(applications.firstPassword()).get(1).substring("password: ".length());
        ask(
                "POST",
                "/passwords",
                "{\"name\":\"admin\",\"password\":\"%s\",\"newPassword\":\"%s\"}".formatted(oneTime, PASSWORD));
        administrator = ask("POST", "/sessions", "{\"name\":\"admin\",\"password\":\"" + PASSWORD + "\"}")
                .path("token")
                .asString();
    }

    @AfterAll
    static void stop() {
        applications.close();
        provider.close();
    }

    /** Adds a recorder; tells the id. */
    private static String add(String name) throws IOException, InterruptedException {
        return ask(
                        "POST",
                        "/users",
                        "{\"kind\":\"PERSON\",\"name\":\"%s\",\"roles\":[{\"role\":\"RECORDER\"}]}".formatted(name))
                .path("userId")
                .asString();
    }

    private static void link(String userId, String subject) throws IOException, InterruptedException {
        JsonNode answer = ask(
                "PUT",
                "/users/" + userId + "/identity",
                "{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(provider.address(), subject));
        assertThat(answer.path("code").asString("")).isEmpty();
    }

    private static JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(applications.commands() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (administrator != null) {
            request.header("Authorization", "Bearer " + administrator);
        }
        String answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        return BothApplications.parse(answer.isEmpty() ? "{}" : answer);
    }

    /** Leaves for the provider from a browser, signs in there, and tells the address that it sends the browser back to. */
    private static String vouchedFor(Browser browser, String name, String to) throws IOException, InterruptedException {
        Browser there = new Browser(provider.address());
        String departure = browser.open("/sign-in/provider?to=" + to).location();
        there.open(departure.substring(provider.address().length()));
        there.submit("/login", Map.of(), "username", name, "password", IdentityProvider.PASSWORD);
        Shown sentBack = there.open(departure.substring(provider.address().length()));
        assertThat(sentBack.location()).startsWith(applications.pages() + "/sign-in/provider/return?");
        return sentBack.location().substring(applications.pages().length());
    }

    private static Browser browser() {
        return new Browser(applications.pages());
    }

    private static int status(Browser browser) throws IOException, InterruptedException {
        return browser.open("/api/me").status();
    }

    @Test
    void whoever_an_administrator_has_linked_gets_in_and_acts_as_that_user() throws IOException, InterruptedException {
        String id = add("ivanova-here");
        link(id, "ivanova");
        Browser browser = browser();
        assertThat(browser.open("/sign-in").body()).contains("Sign in with City of Murmansk");
        Map<String, String> before = Map.copyOf(browser.cookies());

        Shown back = browser.open(vouchedFor(browser, "ivanova", "/partnerships"));

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).endsWith("/partnerships");
        assertThat(browser.open("/api/me").body()).contains(id, "RECORDER");
        assertThat(browser.cookies()).as("another session than before").isNotEqualTo(before);

        ask("POST", "/users/" + id + "/disabling", "");
        Thread.sleep(2_500);
        assertThat(status(browser)).isEqualTo(401);
        browser.open(vouchedFor(browser, "ivanova", "/"));
        assertThat(status(browser)).isEqualTo(401);
        ask("DELETE", "/users/" + id + "/identity", "");
    }

    @Test
    void whoever_is_linked_to_nobody_is_told_what_to_ask_an_administrator_for()
            throws IOException, InterruptedException {
        Browser browser = browser();

        Shown back = browser.open(vouchedFor(browser, "petrov", "/"));

        assertThat(back.location()).endsWith("/sign-in");
        assertThat(browser.open("/sign-in").body()).contains("link your account", "petrov", provider.address());
        assertThat(browser.open("/sign-in").body()).doesNotContain("petrov");
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void a_browser_leaves_with_a_state_a_nonce_and_a_proof_key() throws IOException, InterruptedException {
        assertThat(browser().open("/sign-in/provider").location())
                .startsWith(provider.address() + "/oauth2/authorize?")
                .contains("response_type=code", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
    }

    @Test
    void what_one_browser_was_sent_back_with_is_worth_nothing_in_another_nor_twice()
            throws IOException, InterruptedException {
        String id = add("twice");
        link(id, "petrov");
        Browser browser = browser();
        Browser other = browser();
        other.open("/sign-in/provider");
        String back = vouchedFor(browser, "petrov", "/");

        other.open(back);
        assertThat(status(other)).as("laid under another browser").isEqualTo(401);
        assertThat(other.open("/sign-in").body()).contains("The provider did not say who you are");
        browser.open(back.replaceFirst("state=[^&]+", "state=invented"));
        assertThat(status(browser)).as("with another state").isEqualTo(401);

        String good = vouchedFor(browser, "petrov", "/");
        browser.open(good);
        assertThat(status(browser)).isEqualTo(200);
        browser.open(good);
        ask("DELETE", "/users/" + id + "/identity", "");
        Thread.sleep(2_500);
        assertThat(status(browser)).as("unlinked").isEqualTo(401);
    }

    @Test
    void nobody_is_led_to_another_site() throws IOException, InterruptedException {
        String id = add("led");
        link(id, "petrov");
        Browser browser = browser();

        Shown back = browser.open(vouchedFor(browser, "petrov", "https%3A%2F%2Fexample.org%2F"));

        assertThat(back.location()).isIn("/", applications.pages() + "/");
        ask("DELETE", "/users/" + id + "/identity", "");
    }
}
