package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.citypartnerships.allinone.Browser.Shown;
import tools.jackson.databind.JsonNode;

/** People who may sign in at both applications. */
final class Users {

    static final String PASSWORD = "kanal-laterne-winter-eisbrecher";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BothApplications applications;
    private final String administrator;

    Users(BothApplications applications) throws IOException, InterruptedException {
        this.applications = applications;
        String first = Files.readAllLines(applications.firstPassword()).get(1).substring("password: ".length());
        choose("admin", first);
        this.administrator = ask("/sessions", "{\"name\":\"admin\",\"password\":\"" + PASSWORD + "\"}", "")
                .path("token")
                .asString();
    }

    /** Somebody with these roles; tells the id. */
    String add(String name, String... roles) throws IOException, InterruptedException {
        String all = String.join(
                ",",
                java.util.Arrays.stream(roles)
                        .map(role -> "{\"role\":\"" + role + "\"}")
                        .toList());
        JsonNode added = ask(
                "/users", "{\"kind\":\"PERSON\",\"name\":\"%s\",\"roles\":[%s]}".formatted(name, all), administrator);
        choose(name, added.path("oneTimePassword").asString());
        return added.path("userId").asString();
    }

    /** A browser in which somebody who was added has signed in. */
    Browser signedIn(String name) throws IOException, InterruptedException {
        Browser browser = new Browser(applications.pages());
        assertThat(browser.fillIn("/sign-in", "name", name, "password", PASSWORD)
                        .status())
                .isEqualTo(302);
        return browser;
    }

    private void choose(String name, String old) throws IOException, InterruptedException {
        Shown chosen = new Browser(applications.pages())
                .fillIn("/password", "name", name, "password", old, "newPassword", PASSWORD, "repeated", PASSWORD);
        if (chosen.status() != 302) {
            throw new AssertionError(chosen.body());
        }
    }

    private JsonNode ask(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(applications.commands() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return BothApplications.parse(
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
