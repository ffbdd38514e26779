package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.Protected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What readers at a browser see and can do. */
class PagesTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_what_the_documents_say() {
        queries = RunningQuerySide.onAFreshStore();
        Protected name = new Protected(new NameProtection(new PersonKeys(queries.database.as(Roles.KEYS)))
                .protect(new JsonMapper()
                        .readTree("{\"personId\":\"" + Seeds.MAYOR.value() + "\",\"name\":\"A. N. Other\"}"))
                .path("name")
                .asString(""));
        queries.record(Seeds.together(
                Seeds.parties(), Seeds.murmansk(name), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
        chromium = Chromium.on(queries.address());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        queries.close();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void the_overview_counts_and_its_counts_lead_to_what_they_count() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/");
            assertThat(page.getByText("Recorded lately")).isVisible();
            assertThat(page.locator(".arc")).hasCount(7);
            assertThat(page.locator(".arc.intent title")).hasText("Harbin – Murmansk");
            reading.picture("overview");
            reading.check();
            for (String tallies : List.of("Where they stand", "What they are")) {
                reading.open("/");
                page.getByLabel(tallies).getByText("intent signed").click();
                assertThat(page.locator("tbody tr")).hasCount(1);
                assertThat(page.locator("tbody tr")).containsText("Harbin – Murmansk");
                reading.check();
            }
        }
    }

    @Test
    void a_list_says_where_each_stands_and_keeps_what_was_looked_for_in_its_address() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships");
            assertThat(page.locator("caption")).hasText("5 partnerships");
            assertThat(page.locator("tbody")).containsText("can also be read as twinning");
            reading.picture("partnerships");
            page.getByLabel("Name, in a spelling on record").fill("nurnberg");
            button(page, "Show").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("Nürnberg");
            assertThat(page.getByLabel("Name, in a spelling on record")).hasValue("nurnberg");
            assertThat(page.url()).contains("q=nurnberg");
            reading.check();
        }
    }

    @Test
    void a_list_comes_in_another_order_by_a_heading_or_the_form_and_leads_from_a_source() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/pairs");
            assertThat(page.locator("select[name=sort] option").first()).hasText("by name");
            reading.open("/partnerships?country=CN");
            assertThat(page.locator("select[name=sort] option").first()).hasText("by the name in its address");
            link(page, "In force since").click();
            assertThat(page.locator("tbody tr").first()).containsText("Harbin – Sunderland");
            link(page, "In force since").click();
            assertThat(page.locator("tbody tr").first()).containsText("Harbin – Murmansk");
            assertThat(page.locator("th[aria-sort=descending]")).hasText("In force since");
            assertThat(page.url()).contains("country=CN").contains("sort=newest");
            assertThat(page.getByLabel("In the order")).hasValue("newest");
            assertThat(link(page, "CSV")).hasAttribute("href", "/api/partnerships.csv?country=CN&sort=newest");
            reading.check();
            reading.picture("partnerships-newest");
            page.getByLabel("Field of cooperation").fill("educ");
            button(page, "Show").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            reading.check();
            reading.open("/sources/murmansk-2016-05-23");
            link(page, "Partnerships that rest on it").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.getByLabel("Source")).hasValue("murmansk-2016-05-23");
            reading.open("/pairs?sort=standing");
            assertThat(page.locator("th[aria-sort=ascending]")).hasText("Where it stands");
            reading.open("/pairs?sort=backwards");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose an order from the list.");
        }
    }

    @Test
    void sides_of_an_intent_are_not_told_as_in_force_after_a_step_either() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru/replay");
            link(page, "Last").click();
            assertThat(page.locator(".sides")).containsText("intent signed");
            assertThat(page.locator(".sides")).not().containsText("in force");
        }
    }

    @Test
    void what_is_not_understood_says_what_to_do_and_stays_typed() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships?year=MMXIV&q=harbin&asOf=lately");
            assertThat(page.locator("#filter-asOf")).hasValue("lately");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write the year as four digits, such as 2014.");
            assertThat(page.getByLabel("Something happened in")).hasValue("MMXIV");
            assertThat(page.getByLabel("Name, in a spelling on record")).hasValue("harbin");
            assertThat(page.locator("caption")).hasText("2 partnerships");
        }
    }

    @Test
    void who_signs_in_is_asked_for_name_and_password_in_the_language_of_the_browser() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/partnerships");
            link(page, "Anmelden").click();
            assertThat(page.locator("#name")).isVisible();
            assertThat(page.getByLabel("Passwort")).isVisible();
            reading.check();
            reading.picture("sign-in");
            link(page, "Ein Passwort wählen").click();
            assertThat(page.getByText("drei oder vier Wörter")).isVisible();
            reading.check();
            reading.picture("password");
        }
    }

    @Test
    void a_search_that_finds_nothing_says_what_to_try() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/");
            page.getByRole(AriaRole.SEARCHBOX).fill("Atlantis");
            page.keyboard().press("Enter");
            assertThat(page.getByText("None matches. Try a part of the name")).isVisible();
            assertThat(page.getByText("in the spellings that are on record for it"))
                    .isVisible();
            assertThat(link(page, "Put another spelling on record")).hasCount(0);
            link(page, "all cities and bodies").click();
            assertThat(page.locator("h1")).hasText("Cities and bodies");
            page.goBack();
            reading.check();
            reading.picture("nothing-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE", "zh-CN", "ru-RU"})
    void a_search_that_finds_no_partnership_leads_to_the_cities_and_bodies_of_that_name(String language) {
        try (Reading reading = chromium.reading(language)) {
            Page page = reading.open("/");
            page.getByRole(AriaRole.SEARCHBOX).fill("North East");
            page.keyboard().press("Enter");
            assertThat(page.locator(".empty")).isVisible();
            assertThat(page.locator("main .note a"))
                    .hasText(new String[] {"North East England", "North East England Chamber"});
            reading.check();
            reading.open("/pairs?q=North+East");
            assertThat(page.locator("main .note a")).hasCount(2);
            link(page, "North East England Chamber").click();
            assertThat(page.locator("h1")).containsText("North East England Chamber");
        }
    }

    @Test
    void of_many_cities_and_bodies_of_a_name_the_first_are_told_and_all_are_a_click_away() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships?country=FR&q=n");
            assertThat(page.locator("main .note"))
                    .containsText("On record, but without a partnership that matches: China, ");
            assertThat(page.locator("main .note a")).hasCount(6);
            link(page, "all cities and bodies with this in a name").click();
            assertThat(page.locator("h1")).hasText("Cities and bodies");
            assertThat(page.locator("tbody")).containsText("Sunderland");
        }
    }

    @Test
    void pairs_of_cities_tell_what_makes_them_one() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/pairs?q=shenzhen");
            assertThat(page.locator("tbody tr")).hasCount(3);
            assertThat(page.locator("tbody")).containsText("in a group");
            reading.picture("pairs");
        }
    }

    @Test
    void the_language_is_the_browsers_until_the_reader_chooses_one_for_every_page() {
        try (Reading reading = chromium.reading("de-AT")) {
            Page page = reading.open("/partnerships?q=murmansk");
            assertThat(page.locator("h1")).hasText("Partnerschaften");
            assertThat(page.locator("tbody")).containsText("März 2014");
            link(page, "English").click();
            assertThat(page.locator("h1")).hasText("Partnerships");
            assertThat(page.url()).endsWith("/partnerships?q=murmansk");
            reading.open("/partnerships/harbin-cn~murmansk-ru");
            assertThat(page.locator("h2#timeline")).hasText("Timeline");
        }
    }

    @Test
    void a_choice_of_language_leads_to_no_other_host() {
        assertThat(queries.get("//elsewhere.example/?lang=de").header("Location"))
                .doesNotStartWith("//");
        assertThat(queries.get("/partnerships?lang=tlh", "Accept", "text/html").status())
                .isEqualTo(400);
    }

    @Test
    void a_click_on_where_it_stands_shows_the_quoted_sentence_with_scripts_and_without() {
        for (Reading each : new Reading[] {chromium.reading("en-GB"), chromium.withoutScripts()}) {
            try (Reading reading = each) {
                Page page = reading.page;
                page.navigate(queries.address() + "/partnerships/harbin-cn~sunderland-gb");
                Locator quote = page.locator("#standing blockquote").first();
                assertThat(quote).isHidden();
                page.locator("#standing summary").click();
                assertThat(quote).isVisible();
                assertThat(quote).containsText("Sister cities Friendship Agreement");
            }
        }
    }

    @Test
    void a_partnership_tells_sides_papers_plans_and_years_and_what_is_no_trade_of_theirs() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru");
            reading.picture("partnership");
            assertThat(page.locator("h1")).hasText("Harbin – Murmansk");
            assertThat(page.locator(".item.planned .sentence"))
                    .containsText("Signing planned for 9 to 11 September 2016, to establish twinning");
            assertThat(page.locator(".plans")).containsText("overdue");
            reading.open("/partnerships/harbin-cn~sunderland-gb");
            assertThat(page.locator(".context")).containsText("North East England – China");
            reading.picture("partnership-with-trade");
        }
    }

    @Test
    void a_day_is_picked_and_the_page_tells_of_that_day() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru?asOf=early+2014&knownAt=once");
            assertThat(page.getByLabel("As it stood on")).hasValue("early 2014");
            reading.open("/partnerships/harbin-cn~murmansk-ru");
            page.getByLabel("As it stood on").fill("2014-01-01");
            button(page, "Show").click();
            assertThat(page.locator("#standing summary")).containsText("relation not specified, standing unknown");
            assertThat(page.locator(".then")).containsText("1 January 2014");
            reading.check();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/partnerships?country=CN&asOf=2020-01-01&size=1, '#filter-country, #filter-asOf', '#filter-q, #filter-relation', 1 to 1 of",
        "/pairs?q=harbin&sort=standing&size=1, '#filter-q, #filter-sort', '#filter-asOf, #filter-field', 1 to 1 of",
        "/parties?kind=CITY&size=2&page=2, #filter-kind, '#filter-q, #filter-country', 3 to 4 of",
        "/sources?q=harbin, #filter-q, #filter-kind, ''",
        "/trade?flow=EXPORT, #trade-flow, '#trade-q, #trade-unit', ''",
        "/attention?silenced=true, #filter-silenced, #filter-code, ''"
    })
    void paper_says_what_a_list_was_filtered_by_and_which_part_of_it_it_is(
            String path, String used, String unused, String part) {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(path);
            reading.check();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            reading.picture("paper" + path.replaceAll("\\W+", "-"));
            assertThat(page.locator(used)).not().hasCount(0);
            for (Locator field : page.locator(used).all()) {
                assertThat(field).isVisible();
            }
            for (Locator field :
                    page.locator("main .act, main button, .sheet a, " + unused).all()) {
                assertThat(field).isHidden();
            }
            assertThat(page.locator("main")).containsText(part);
            if (!part.isEmpty()) {
                assertThat(page.locator(".sheet span")).isVisible();
            }
            reading.open(path.replaceFirst("[?].*", ""));
            assertThat(page.locator(".filter")).isHidden();
        }
    }

    @Test
    void what_was_known_once_is_told_with_both_times_which_stay_in_their_fields() {
        try (Reading reading = chromium.reading("en-GB")) {
            String murmansk = "/partnerships/harbin-cn~murmansk-ru";
            long last = queries.get("/api" + murmansk).json().path("position").asLong(0);
            Page page = reading.open(murmansk + "?knownAt=position:" + last + "&asOf=2014-06-01");
            assertThat(page.locator(".then")).containsText("1 June 2014, as known at position " + last);
            assertThat(page.locator("#times-knownAt")).hasValue("position:" + last);
            button(page, "Show").click();
            assertThat(page.locator("#times-knownAt")).hasValue("position:" + last);
            reading.open(murmansk + "?knownAt=2999-01-01T00:00:00Z");
            assertThat(page.locator(".then")).containsText(", as known on 1 January 2999, 00:00 UTC");
            assertThat(page.locator("#times-knownAt")).hasValue("2999-01-01T00:00:00Z");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".then")).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            reading.open(murmansk + "?knownAt=2999-01-01T00:00");
            assertThat(page.locator("#times-knownAt")).hasAttribute("type", "datetime-local");
            assertThat(page.locator("#times-knownAt")).hasValue("2999-01-01T00:00");
            reading.open(murmansk + "/compare?toKnown=position:" + last);
            assertThat(page.locator("#compare-toKnown")).hasValue("position:" + last);
            assertThat(page.locator(".cards")).containsText("as known at position " + last);
            reading.check();
        }
    }

    @Test
    void a_page_beyond_the_last_leads_to_the_last() {
        try (Reading reading = chromium.reading("en-GB")) {
            for (String list : new String[] {"/partnerships", "/pairs", "/parties", "/attention", "/trade"}) {
                Page page = reading.open(list + "?page=9999&size=1");
                assertThat(page.locator("main .empty")).hasCount(0);
                assertThat(page.locator(".sheet"))
                        .containsText(Pattern.compile("There (are only \\d+ pages|is only one page)\\."));
                assertThat(page.locator(".sheet")).not().containsText(" of ");
                link(page, "Last page").click();
                assertThat(link(page, "Last page")).hasCount(0);
                assertThat(link(page, "Next page")).hasCount(0);
                assertThat(page.locator("main .empty")).hasCount(0);
            }
        }
    }

    @Test
    void what_is_not_on_record_is_a_page_too() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/atlantis~el-dorado", 404);
            assertThat(page.locator("h1")).hasText("Not on record");
            assertThat(link(page, "All partnerships")).isVisible();
        }
    }

    @Test
    void a_city_tells_its_names_its_partnerships_and_its_numbers() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/parties?kind=CITY&q=harb");
            assertThat(page.locator("tbody tr")).hasCount(1);
            link(page, "Harbin").click();
            assertThat(page.locator("h1")).hasText("Harbin");
            assertThat(page.locator(".cards")).containsText("Harbin – Sunderland");
            assertThat(page.locator(".figures")).containsText("230 million USD");
            reading.check();
            reading.picture("city");
        }
    }

    @Test
    void what_needs_a_look_is_listed_with_its_rule_and_leads_to_its_entry() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/attention?code=PLAN_OVERDUE");
            assertThat(page.locator(".figures li")).hasCount(1);
            reading.picture("attention");
            link(page, "Ein Vorhaben ist überfällig").click();
            assertThat(page.locator("#entry-s3-20")).isInViewport();
            reading.open("/attention");
            page.locator(".figures .who a[href^='/figures/']").first().click();
            assertThat(page.locator("main")).containsText("Harbin");
        }
    }

    @Test
    void a_warning_is_told_in_the_readers_language() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/attention?code=PLAN_OVERDUE");
            assertThat(page.locator(".figures li")).containsText("und nichts Erfasstes erfüllt es oder sagt es ab");
            assertThat(page.locator(".figures [lang=en]")).hasCount(0);
            reading.open("/partnerships/atlantis~el-dorado", 404);
            assertThat(page.locator("main")).containsText("Suchen Sie danach unter einem seiner Namen.");
            assertThat(page.locator("main [lang=en]")).hasCount(0);
        }
    }

    @Test
    void a_phone_shows_everything_without_scrolling_sideways() {
        try (Reading reading = chromium.onAPhone()) {
            for (String path : new String[] {
                "/", "/partnerships", "/pairs", "/parties/harbin-cn", "/partnerships/harbin-cn~sunderland-gb"
            }) {
                Page page = reading.open(path);
                Object width = page.evaluate("() => document.documentElement.scrollWidth");
                assertThat(((Number) width).intValue()).as(path).isLessThanOrEqualTo(360);
            }
            reading.picture("phone");
        }
    }

    @Test
    void a_phone_shows_the_list_first_and_unfolds_menu_and_filter_by_the_keyboard() {
        try (Reading reading = chromium.onAPhone()) {
            Page page = reading.open("/partnerships");
            assertThat(page.locator("header.top").boundingBox().height).isLessThan(200);
            assertThat(page.locator(".list tbody tr").first().boundingBox().y).isLessThan(740);
            assertThat(page.locator(".filter #filter-q")).not().isVisible();
            page.locator(".filter summary").focus();
            page.keyboard().press("Enter");
            page.locator("#filter-q").fill("harbin");
            page.keyboard().press("Enter");
            assertThat(page.locator("caption")).hasText("2 partnerships");
            assertThat(page.locator("#filter-q")).isVisible();
            assertThat(page.locator(".sections a").first()).not().isVisible();
            assertThat(page.locator(".sections summary")).hasText("Menu: Partnerships");
            page.locator(".sections summary").focus();
            page.keyboard().press("Enter");
            link(page, "Trade").click();
            assertThat(page.locator("h1")).hasText("Trade and other numbers");
            reading.check();
        }
    }

    @Test
    void a_wide_screen_has_nothing_to_unfold() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships");
            assertThat(page.locator(".fold > summary").first()).not().isVisible();
            assertThat(page.locator(".filter summary")).not().isVisible();
            assertThat(page.locator("#filter-q")).isVisible();
            link(page, "Trade").first().click();
            assertThat(page.locator("#trade-q")).isVisible();
        }
    }
}
