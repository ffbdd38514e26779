package org.citypartnerships.allinone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citypartnerships.allinone.Browser.Shown;
import org.citypartnerships.allinone.Clerk.Way;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What else is on a clerk's desk: mending entries, judging what waits, and files of many lines; in each way that pages serve. */
class ClerksDeskTest {

    /** A partnership for each way, so that one does not meet what another has left. */
    private static final List<String> TOWNS = List.of("Wismar", "Stade", "Husum");

    private static final int LINES_MANY = 200;
    private static final int SOURCES_MANY = 51;

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder, "--partnerships.four-eyes=endings");
        Users users = new Users(applications);
        users.add("olga", "RECORDER", "AUDITOR");
        users.add("anna", "APPROVER");
        String lines = line("Turku", "fi")
                + TOWNS.stream()
                        .map(town -> line(town, "de") + agreed(town.toLowerCase(java.util.Locale.ROOT)))
                        .collect(Collectors.joining());
        assertThat(applications.importLines(lines).path("refused").toString()).isEqualTo("[]");
        chromium = Chromium.on(applications.pages());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        applications.close();
    }

    private static String line(String name, String country) {
        return """
                {"command": "RegisterParty", "payload": {"partyId": "party:%s-%s", "header": {"entryId": "registered"},\
                 "kind": "CITY", "names": [{"text": "%s"}], "country": "%s"}}
                """.formatted(
                name.toLowerCase(java.util.Locale.ROOT), country, name, country.toUpperCase(java.util.Locale.ROOT));
    }

    private static String agreed(String town) {
        return """
                {"command": "SignAgreement", "payload": {"partnership": {"sides": [{"members": ["party:%s-de"]},\
                 {"members": ["party:turku-fi"]}]}, "header": {"entryId": "signing", "happened": "2005-06-02"},\
                 "instrument": {"form": "FRIENDSHIP_AGREEMENT", "title": "Treaty of freindship", "establishes": ["FRIENDSHIP"]}}}
                """.formatted(town);
    }

    private static String partnership(Way way) {
        return "/partnerships/"
                + switch (way) {
                    case WITH_SCRIPTS -> "turku-fi~wismar-de";
                    case WITHOUT_SCRIPTS -> "stade-de~turku-fi";
                    case BY_KEYBOARD -> "husum-de~turku-fi";
                };
    }

    private static Locator action(Page page, String command) {
        return page.locator("#entry-signing a[href^='/record/" + command + "']");
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_is_corrected_and_retracted_from_where_it_stands(Way way) {
        try (Clerk olga = way.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open(partnership(way)).press(action(page, "CorrectEntry"));
            assertThat(page.locator("#f-instrument-title")).hasValue("Treaty of freindship");

            olga.type("instrument.title", "Treaty of friendship").press("Check your answers");
            assertThat(olga.mistakes()).contains("Please fill this in.");
            assertThat(page.locator("#f-instrument-title")).hasValue("Treaty of friendship");
            olga.type("correction.reason", "misread").press("Check your answers");
            assertThat(page.locator(".answers del")).hasText("Treaty of freindship");
            olga.press("Record it");
            assertThat(page.locator("#entry-signing")).containsText("Treaty of friendship");
            assertThat(page.locator("#entry-signing")).containsText("corrected on ");
            assertThat(page.locator("#entry-signing")).containsText("by a recorder of this registry");

            olga.press(action(page, "RetractEntry"));
            olga.press("Check your answers");
            assertThat(olga.mistakes()).contains("Please fill this in.");
            olga.type("reason", "never signed").press("Check your answers").press("Record it");
            assertThat(page.locator(".item#entry-signing")).hasCount(0);
            assertThat(page.locator("details[open] #entry-signing")).containsText("retracted on ");
            assertThat(page.locator("body")).containsText("Recorded.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_number_is_corrected_and_retracted_on_its_own_page(Way way) {
        try (Clerk olga = way.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open(
                    "/record/RecordTradeFigure?partnership=" + partnership(way).replace("/partnerships/", ""));
            olga.type("amounts.number", "23")
                    .choose("amounts.unit", "EUR")
                    .type("header.happened", "2013")
                    .press("Check your answers")
                    .press("Record it");
            assertThat(page.locator("body")).containsText("Recorded.");
            assertThat(page.locator("main [id^='entry-']")).containsText("23 EUR");
            assertThat(page.locator(page.locator(".recorded-now a").first().getAttribute("href")))
                    .isVisible();

            olga.press(onItsPage(page, "CorrectEntry"));
            assertThat(page.locator("#f-amounts-number")).hasValue("23");
            olga.type("amounts.number", "32")
                    .type("correction.reason", "misread")
                    .press("Check your answers")
                    .press("Record it");
            assertThat(page.locator("main [id^='entry-']")).containsText("32 EUR");
            olga.open("/my-work");
            assertThat(latest(page)).containsText("Corrected: Trade figure");
            olga.press(latest(page).locator("a"));
            assertThat(page.locator("main [id^='entry-']")).containsText("32 EUR");

            olga.press(onItsPage(page, "RetractEntry"));
            assertThat(page.locator("main .back a")).hasAttribute("href", Pattern.compile("/figures/.+/entries/.+"));
            olga.type("reason", "of another year").press("Check your answers").press("Record it");
            assertThat(page.locator("main [id^='entry-']")).containsText("does not stand any more");
            olga.open("/my-work");
            assertThat(latest(page)).containsText("Retracted: Trade figure");
            assertThat(latest(page)).containsText("Turku");
        }
    }

    @Test
    void a_source_that_a_clerk_registered_is_among_what_they_recorded_last() {
        try (Clerk olga = Way.WITHOUT_SCRIPTS.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open("/record/RegisterSource")
                    .type("title", "Minutes of the harbour board")
                    .choose("kind", "minutes of a council")
                    .press("Check your answers")
                    .press("Record it");
            olga.open("/my-work");
            assertThat(latest(page)).containsText("Source put on record");
            assertThat(latest(page)).containsText("Minutes of the harbour board");
            olga.press(latest(page).locator("a"));
            assertThat(page.locator("h1")).hasText("Minutes of the harbour board");
        }
    }

    /** What a clerk recorded last, on the page of their work. */
    private static Locator latest(Page page) {
        return page.locator("#mine ~ ul li").first();
    }

    private static Locator onItsPage(Page page, String command) {
        return page.locator("main .entry-actions a[href^='/record/" + command + "']");
    }

    @ParameterizedTest
    @EnumSource
    void an_ending_is_recorded_by_one_and_rejected_or_confirmed_by_another(Way way) {
        for (boolean isConfirmed : new boolean[] {false, true}) {
            String reason = isConfirmed ? "councils agreed" : "heard in a pub";
            try (Clerk olga = way.at(chromium).signIn("olga")) {
                olga.open(partnership(way))
                        .press(olga.page().locator(".record-here a"))
                        .openForm("EndPartnership")
                        .type("act.by", "Turku")
                        .type("act.effectiveOn", "May 2020")
                        .type("act.reason", reason)
                        .press("Check your answers")
                        .press("Record it");
                assertThat(olga.page().locator(".recorded-now")).containsText("another person has confirmed it");
                olga.press(olga.page().locator("header a[href='/my-work']"));
                assertThat(olga.text()).contains("You recorded it: another person confirms it.");
                assertThat(olga.page().locator("form[action='/my-work/confirmation']"))
                        .hasCount(0);
            }
            try (Clerk anna = way.at(chromium).signIn("anna")) {
                Page page = anna.page();
                anna.press(page.locator("header a[href='/my-work']"));
                if (isConfirmed) {
                    anna.press("Confirm");
                    assertThat(page.locator(".done")).hasText("Confirmed: it counts from now on.");
                    anna.open(partnership(way));
                    assertThat(page.locator("#standing summary")).containsText("ended");
                } else {
                    Locator reject = page.locator("form[action='/my-work/rejection'] button");
                    anna.unfold(page.locator("main details summary").first()).press(reject);
                    assertThat(page.locator(".errors a")).hasText("Say why it is rejected.");
                    assertThat(reject).isVisible();
                    anna.type(page.locator("input[name=reason]"), "no source").press(reject);
                    assertThat(page.locator(".done")).containsText("Rejected");
                }
                anna.press(page.locator("header a[href='/my-work']"));
                assertThat(anna.text()).contains("Nothing waits.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_is_tried_out_mended_by_line_and_field_and_recorded(Way way) throws IOException {
        try (Clerk olga = way.at(chromium).signIn("olga")) {
            Page page = olga.page();
            Locator file = page.locator("#file");
            olga.press(page.locator("header a[href='/record']")).follow("Import a file");

            olga.press("Try it out");
            assertThat(page.locator(".errors")).containsText("Choose a file first.");
            olga.attach(file, "photo.png", "no lines").press("Try it out");
            assertThat(page.locator(".errors")).containsText("none of .jsonl, .json and .csv");
            if (way == Way.WITH_SCRIPTS) {
                olga.attach(file, "large.jsonl", " ".repeat((10 << 20) + 1)).press("Try it out");
                assertThat(page.locator(".errors")).containsText("The file is too large: 10 MB at most.");
            }
            olga.attach(file, "rubbish.json", "[{\"half\": ").press("Try it out");
            assertThat(page.locator("#problems, .errors")).hasCount(1);
            assertThat(page.locator(".errors")).containsText("none of its lines was tried, and none is recorded");

            String town = "Town " + way;
            String lines = line(town.replace(' ', '-').replace('_', '-'), "de")
                    + "{\"command\": \"RegisterParty\", \"fact\": \"T-2\","
                    + " \"payload\": {\"partyId\": \"party:atlantis-zz\", \"header\": {\"entryId\": \"registered\"},"
                    + " \"kind\": \"CITY\", \"names\": [{\"text\": \"Atlantis\"}], \"country\": \"Atlantis\"}}\n";
            olga.open("/import").attach(file, "towns.jsonl", lines).press("Try it out");
            assertThat(page.locator("h1")).hasText("Tried out: nothing is recorded yet");
            Locator problem = page.locator("main tbody tr");
            assertThat(problem).hasCount(1);
            assertThat(problem.locator("td").nth(0)).hasText("2");
            assertThat(problem.locator("td").nth(1)).hasText("New city or body · T-2");
            assertThat(problem.locator("td").nth(2)).hasText("Country country");
            assertThat(page.locator("main form .hint")).containsText("Refused lines do not hold back the others");
            assertThat(olga.download(page.locator("main a[href$='report.csv']")))
                    .startsWith(
                            "Line,Fact,Field,In the file,What is wrong\r\n2,\"New city or body · T-2\",\"Country\",\"country\",");
            olga.press("Record what is good");
            assertThat(page.locator("h1")).hasText("Import");
            assertThat(page.locator(".counts")).containsText("1 recorded");
            assertThat(page.locator(".counts")).containsText("1 refused");
            assertThat(page.locator("main .then")).containsText("Lines refused and not recorded: 1.");
        }
    }

    @Test
    void a_form_whose_address_names_its_partnership_too_is_taken_as_any_other() throws Exception {
        Browser olga = new Browser(applications.pages());
        olga.fillIn("/sign-in", "name", "olga", "password", Users.PASSWORD);
        String form = "/record/RecordStatement?partnership=husum-de~turku-fi";
        Shown check = olga.submit(
                form,
                Browser.hidden(olga.open(form).body()),
                "statement.kind",
                "CLAIM",
                "statement.summary",
                "said at the harbour",
                "action",
                "check");
        assertThat(check.status()).as(check.body()).isEqualTo(200);
        assertThat(check.body()).contains("Record it").contains("said at the harbour");
    }

    @Test
    void a_file_whose_name_cant_be_read_is_refused() throws Exception {
        Browser olga = new Browser(applications.pages());
        olga.fillIn("/sign-in", "name", "olga", "password", Users.PASSWORD);
        Map<String, String> form = Browser.hidden(olga.open("/import").body());
        for (String name : List.of("towns\0.csv", "towns.csv\"; filename*=\"zz''%ff.csv")) {
            Shown answer = olga.attach("/import", form, "file", name, "no lines");
            assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        }
    }

    @Test
    void another_language_is_chosen_on_a_form_without_losing_what_was_typed_and_without_recording() throws Exception {
        try (Clerk olga = Way.WITHOUT_SCRIPTS.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open("/record/RecordStatement?partnership=husum-de~turku-fi").type("header.happened", "May 2014");
            String key = page.locator("input[name=key]").getAttribute("value");

            olga.press(language(page, "de"));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.locator("#errors")).hasCount(0);
            assertThat(page.locator("main .back")).containsText("Turku");
            assertThat(page.locator("#f-header-happened")).hasValue("May 2014");
            olga.press("Angaben prüfen");
            assertThat(page.locator("#errors")).containsText("Bitte füllen Sie das aus.");

            olga.press(language(page, "ru"));
            assertThat(page.locator("html")).hasAttribute("lang", "ru");
            assertThat(page.locator("#errors li")).hasCount(1);
            assertThat(page.locator("#f-header-happened")).hasValue("May 2014");
            olga.press(language(page, "en"))
                    .type("statement.summary", "said on the quay")
                    .press("Check your answers");

            long before = applications.head();
            olga.press(language(page, "de"));
            assertThat(page.locator("h1")).containsText("Prüfen: ");
            assertThat(page.locator(".answers")).containsText("said on the quay");
            assertThat(page.locator("input[name=key]")).hasAttribute("value", key);
            assertThat(applications.head()).isEqualTo(before);
            olga.press(language(page, "en")).press("Record it");
            assertThat(page.locator("body")).containsText("Recorded.");
            assertThat(applications.head()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_row_that_was_asked_for_is_there_in_another_language_too() {
        try (Clerk olga = Way.WITHOUT_SCRIPTS.at(chromium).signIn("olga")) {
            Locator inputs = olga.page().locator("main input[type=text], main input:not([type]), main textarea");
            olga.open("/record/RegisterParty");
            int before = inputs.count();
            olga.press(olga.page().locator("button[value^='more:']").first());
            int after = inputs.count();
            assertThat(after).isGreaterThan(before);

            olga.press(language(olga.page(), "de"));
            assertThat(olga.page().locator("html")).hasAttribute("lang", "de");
            assertThat(inputs).hasCount(after);
        }
    }

    @Test
    void the_way_back_after_recording_leads_to_what_was_checked_which_is_recorded_once_and_gone_after_signing_out()
            throws Exception {
        try (Clerk olga = Way.WITH_SCRIPTS.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open("/record/RecordStatement?partnership=stade-de~turku-fi")
                    .type("statement.summary", "heard on the pier")
                    .press("Check your answers")
                    .press("Record it");
            assertThat(page.locator("body")).containsText("Recorded.");
            long head = applications.head();

            page.goBack();
            assertThat(page.locator("h1")).containsText("Check: ");
            olga.press("Record it");
            assertThat(page.locator("body")).containsText("Recorded.");
            assertThat(applications.head()).isEqualTo(head);

            olga.press(page.locator(".who-is button"));
            twoPagesBack(page);
            page.waitForTimeout(2000);
            assertThat(page.content()).doesNotContain("heard on the pier", "value=\"record\"");
        }
    }

    @Test
    void the_way_back_leads_to_what_was_typed_after_a_language_was_chosen_too_but_for_nobody_else() {
        try (Clerk olga = Way.WITH_SCRIPTS.at(chromium).signIn("olga")) {
            Page page = olga.page();
            olga.open("/record/RecordStatement?partnership=stade-de~turku-fi")
                    .type("statement.summary", "heard in the harbour")
                    .press("Check your answers")
                    .press(language(page, "de"));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            olga.open("/sources");

            page.goBack();
            assertThat(page.locator("h1")).containsText("Prüfen: ");
            assertThat(page.locator(".answers")).containsText("heard in the harbour");
            page.goBack();
            assertThat(page.locator("h1")).containsText("Check: ");

            page.context().clearCookies();
            olga.signIn("anna");
            twoPagesBack(page);
            page.waitForTimeout(2000);
            assertThat(page.content()).doesNotContain("heard in the harbour", "value=\"record\"");
        }
    }

    /** Goes two pages back; only after the call has returned, as the way leads away from the document that is asked to go. */
    private static void twoPagesBack(Page page) {
        page.evaluate("() => { setTimeout(() => history.go(-2)); }");
    }

    /** The choice of a language at the foot of a form. */
    private static Locator language(Page page, String tag) {
        return page.locator(".languages [lang='" + tag + "']");
    }

    @Test
    void a_list_of_sources_that_leaves_some_out_says_how_the_others_are_found() throws Exception {
        String hint = "The list of sources offers the 50 recorded last.";
        Browser olga = new Browser(applications.pages());
        olga.fillIn("/sign-in", "name", "olga", "password", Users.PASSWORD);
        assertThat(olga.open("/record/RecordStatement").body()).doesNotContain(hint);

        String sources = IntStream.rangeClosed(1, SOURCES_MANY)
                .mapToObj(number -> """
                        {"command": "RegisterSource", "payload": {"sourceId": "source:minutes-%1$d",\
                         "title": "Minutes, number %1$d", "kind": "COUNCIL_MINUTE"}}
                        """.formatted(number))
                .collect(Collectors.joining());
        assertThat(applications.importLines(sources).path("refused").toString()).isEqualTo("[]");
        applications.read("/api/sources/minutes-" + SOURCES_MANY + "?readAfter=" + applications.head());
        assertThat(olga.open("/record/RecordStatement").body()).contains(hint);
    }

    @Test
    void the_bar_of_a_long_import_moves_by_itself() throws Exception {
        String lines = IntStream.range(0, LINES_MANY)
                .mapToObj(number -> line("Hamlet-" + number, "de"))
                .collect(Collectors.joining());
        try (Clerk olga = Way.WITH_SCRIPTS.at(chromium).signIn("olga");
                Connection slow = applications.database().as(Roles.OWNER).getConnection();
                Statement statement = slow.createStatement()) {
            Page page = olga.page();
            olga.open("/import")
                    .attach(page.locator("#file"), "hamlets.jsonl", lines)
                    .press("Try it out");
            assertThat(page.locator("button:has-text('Record what is good')")).isVisible();
            slow.setAutoCommit(false);
            statement.execute("LOCK TABLE eventstore.event IN EXCLUSIVE MODE");

            olga.press("Record what is good");
            assertThat(page.locator("#progress")).isVisible();
            assertThat(page.locator("#progress")).hasAttribute("max", String.valueOf(LINES_MANY));
            String address = page.url();
            page.evaluate("() => { window.isTheSamePage = true }");
            slow.rollback();

            assertThat(page.locator(".counts")).containsText(LINES_MANY + " recorded");
            assertThat(page.locator("#progress")).hasCount(0);
            assertThat(page.locator("main a[href='/my-work']")).isVisible();
            assertThat(page.url()).isEqualTo(address);
            assertThat(page.evaluate("() => window.isTheSamePage")).isEqualTo(true);
        }
    }
}
