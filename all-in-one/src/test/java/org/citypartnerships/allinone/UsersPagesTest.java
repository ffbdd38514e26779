package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator looks after users at the pages. */
class UsersPagesTest {

    private static final Pattern ONE_TIME = Pattern.compile("<code>([^<]+)</code>");

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Browser administrator;

    @BeforeAll
    static void an_administrator_signs_in() throws Exception {
        applications = new BothApplications(folder);
        applications.importLines("""
                {"command":"RegisterParty","payload":{"kind":"CITY","country":"CN","names":[{"text":"Harbin"},\
                {"text":"Харбин","language":"ru"}]}}
                {"command":"RegisterParty","payload":{"kind":"BANK","country":"CN","names":[{"text":"Bank of Harbin"}]}}
                """);
        applications.read("/api/overview?readAfter=" + applications.head());
        Users users = new Users(applications);
        users.add("ada", "ADMINISTRATOR");
        administrator = users.signedIn("ada");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static Shown added(String name, String... roles) throws Exception {
        Map<String, String> form = Browser.hidden(administrator.open("/users").body());
        for (int i = 0; i < roles.length; i += 2) {
            form.put("role." + i / 2, roles[i]);
            form.put("municipality." + i / 2, roles[i + 1]);
        }
        return administrator.submit("/users", form, "name", name, "kind", "PERSON");
    }

    private static String page(String name) throws Exception {
        Matcher link = Pattern.compile("href=\"(/users/[^\"]+)\">" + name + "<")
                .matcher(administrator.open("/users").body());
        assertThat(link.find()).as(name).isTrue();
        return link.group(1);
    }

    private static Shown send(String page, String act, String... fields) throws Exception {
        return administrator.submit(
                page + act, Browser.hidden(administrator.open(page).body()), fields);
    }

    @Test
    void somebody_new_signs_in_with_the_password_that_is_shown_once() throws Exception {
        Shown shown = added("nina", "RECORDER", "Харбин");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("nina is a user now.", "records (Harbin)");
        Matcher password = ONE_TIME.matcher(shown.body());
        assertThat(password.find()).isTrue();
        assertThat(administrator.open("/users").body()).doesNotContain(password.group(1));
        Shown chosen = new Browser(applications.pages())
                .fillIn(
                        "/password",
                        "name",
                        "nina",
                        "password",
                        password.group(1),
                        "newPassword",
                        Users.PASSWORD,
                        "repeated",
                        Users.PASSWORD);
        assertThat(chosen.status()).isEqualTo(302);
    }

    @Test
    void a_form_sent_twice_adds_nobody_twice_and_says_so_beside_the_name() throws Exception {
        added("olga");
        Shown again = added("olga", "READER", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("id=\"name-error\"", "value=\"olga\"", "aria-invalid=\"true\"");
        assertThat(again.body()).containsPattern("value=\"READER\" selected");
    }

    @Test
    void a_role_is_offered_for_municipalities_alone() throws Exception {
        assertThat(administrator.open("/users").body())
                .contains("<option value=\"Harbin\">")
                .doesNotContain("Bank of Harbin");
    }

    @Test
    void a_municipality_that_nobody_knows_is_said_beside_it_and_stays_typed() throws Exception {
        Shown shown = added("pavel", "RECORDER", "Atlantis");
        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.body()).contains("id=\"municipality-0-error\"", "value=\"Atlantis\"", "value=\"pavel\"");
        assertThat(administrator.open("/users").body()).doesNotContain(">pavel<");
    }

    @Test
    void roles_are_given_and_taken_and_people_shut_out_and_let_in() throws Exception {
        added("rosa", "READER", "");
        String rosa = page("rosa");
        assertThat(send(rosa, "/roles", "role.0", "AUDITOR", "municipality.0", "", "role.1", "")
                        .status())
                .isEqualTo(302);
        assertThat(administrator.open(rosa).body()).containsPattern("value=\"AUDITOR\" selected");
        assertThat(send(rosa, "/disabling").location()).endsWith(rosa);
        assertThat(administrator.open(rosa).body()).contains("shut out");
        assertThat(send(rosa, "/enabling").status()).isEqualTo(302);
        assertThat(administrator.open(rosa).body()).contains("may sign in");
    }

    @Test
    void a_person_is_linked_to_a_provider_and_unlinked() throws Exception {
        added("sven");
        String sven = page("sven");
        assertThat(send(sven, "/identity", "issuer", "https://id.example.org", "subject", "")
                        .status())
                .isEqualTo(422);
        assertThat(send(sven, "/identity", "issuer", "https://id.example.org", "subject", "4711")
                        .status())
                .isEqualTo(302);
        assertThat(administrator.open(sven).body()).contains("Linked to 4711 of https://id.example.org.");
        assertThat(send(sven, "/identity/removal").status()).isEqualTo(302);
        assertThat(administrator.open(sven).body()).contains("id=\"issuer\"");
    }

    @Test
    void the_last_administrator_stays_one() throws Exception {
        String admin = page("admin");
        send(admin, "/disabling");
        Shown refused = send(page("ada"), "/roles", "role.0", "READER", "municipality.0", "");
        send(admin, "/enabling");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Nobody would be left to give roles.");
    }
}
