package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An ending that counts only once another person has confirmed it, at the pages, with both applications behind them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondPersonTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ENTRY = "partnership:rostock-de~turku-fi#end";
    private static final String ENDED = """
            {"partnership": "partnership:rostock-de~turku-fi", "header": {"entryId": "end"},
             "act": {"by": ["party:rostock-de"], "effectiveOn": "2020-05"}}
            """;

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Browser olga;
    private static Browser anna;

    @BeforeAll
    static void olga_records_that_it_has_ended() throws Exception {
        applications = new BothApplications(folder, "--partnerships.four-eyes=endings");
        assertThat(applications.importLines(Agreed.LINES).path("refused").toString())
                .isEqualTo("[]");
        Users users = new Users(applications);
        users.add("olga", "RECORDER", "APPROVER");
        users.add("anna", "APPROVER");
        olga = users.signedIn("olga");
        anna = users.signedIn("anna");
        JsonNode session =
                post("/sessions", "{\"name\":\"olga\",\"password\":\"" + Users.PASSWORD + "\"}", "nobody's", 201);
        JsonNode ended =
                post("/commands/EndPartnership", ENDED, session.path("token").asString(), 201);
        assertThat(ended.path("awaitsConfirmation").asBoolean()).isTrue();
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static JsonNode post(String path, String body, String token, int expected)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(applications.commands() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token.startsWith("ey")) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return BothApplications.parse(response.body());
    }

    private static String standing(String times) throws Exception {
        return applications
                .read("/api/partnerships/rostock-de~turku-fi?readAfter=" + applications.head() + times)
                .path("standing")
                .asString();
    }

    /** What a form on this page has besides, which a form of somebody else's page would have too. */
    private static Map<String, String> confirming(Shown page) {
        Map<String, String> hidden = new LinkedHashMap<>(Browser.hidden(page.body()));
        hidden.put("entry", ENTRY);
        hidden.put("key", "confirming-" + hidden.hashCode());
        return hidden;
    }

    @Test
    @Order(0)
    void what_is_to_be_looked_at_is_told_with_its_partnership() throws Exception {
        String page = anna.open("/my-work?readAfter=" + applications.head()).body();
        assertThat(page.substring(page.indexOf("id=\"looks\""), page.indexOf("id=\"mine\"")))
                .contains("<li><a href=\"/partnerships/rostock-de~turku-fi\">", ">Rostock – Turku</span>");
    }

    @Test
    @Order(1)
    void whoever_recorded_it_is_offered_no_confirmation_and_refused_one() throws Exception {
        Shown page = olga.open("/my-work");
        assertThat(page.body())
                .contains("You recorded it: another person confirms it.")
                .doesNotContain("action=\"/my-work/confirmation\"");

        Shown refused = olga.submit("/my-work/confirmation", confirming(olga.open("/record")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("role=\"alert\"").contains("another person");
        assertThat(standing("")).isEqualTo("IN_FORCE");
    }

    @Test
    @Order(2)
    void another_person_confirms_it_and_only_then_it_has_ended() throws Exception {
        long before = applications.head();
        Shown page = anna.open("/my-work");
        assertThat(page.body()).contains("action=\"/my-work/confirmation\"");

        Shown confirmed = anna.submit("/my-work/confirmation", confirming(page));

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(302);
        assertThat(anna.open(confirmed.location().substring(applications.pages().length()))
                        .body())
                .contains("Confirmed: it counts from now on.");
        assertThat(standing("")).isEqualTo("ENDED");
        assertThat(standing("&knownAt=position:" + before)).isEqualTo("IN_FORCE");
    }
}
