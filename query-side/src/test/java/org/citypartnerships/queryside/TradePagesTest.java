package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the trade explorer shows, and what it never adds up. */
class TradePagesTest {

    private static final PartyId REGION = Seeds.party("north-east-england-gb");
    private static final PartyId CHINA = Seeds.party("china-cn");
    private static final Scope CITIES = new Scope(Seeds.MURMANSK, Seeds.party("harbin-cn"));

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_what_sources_print() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia()));
        queries.record(
                printed("f14", "2014", null, amount("1.26", 9, "GBP")),
                printed("f16", "2016", null, amount("1.31", 9, "GBP"), amount("1.7", 9, "USD")),
                printed("f20", "2020", changed("52", "2014"), amount("1.5", 9, "GBP")));
        queries.record(
                own("coal18", "2018", "coal", null, amount("1.0", 6, "USD")),
                own("coal19", "2019", "coal", changed("20", null), amount("1.2", 6, "USD")),
                own("fish18", "2018", "fish", null, amount("10.0", 6, "USD"), amount("600", 6, "RUB")),
                own("fish19", "2019", "fish", changed("40", "2018"), amount("15.0", 6, "USD"), amount("840", 6, "RUB")),
                own("ore18", "2018", "ore", null, amount("100", 6, "USD")),
                own("ore19", "2019", "ore", null, amount("130", 6, "USD")),
                own("salt19", "2019", "salt", changed("-5", "2015"), amount("7", 6, "USD")),
                own("wood18", "2018", "wood", null, amount("90", 6, "RUB")),
                own("wood19", "2019", "wood", null, amount("2", 6, "USD")));
        chromium = Chromium.on(queries.address());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        queries.close();
    }

    private static TradeFigureRecorded printed(
            String entry, String year, @Nullable StatedChange change, Amount... amounts) {
        return printed("figures:of-these-pages", new Scope(REGION, CHINA), entry, year, null, change, amounts);
    }

    private static TradeFigureRecorded own(
            String entry, String year, String goods, @Nullable StatedChange change, Amount... amounts) {
        return printed("figures:of-these-cities", CITIES, entry, year, goods, change, amounts);
    }

    private static TradeFigureRecorded printed(
            String figures,
            Scope scope,
            String entry,
            String year,
            @Nullable String goods,
            @Nullable StatedChange change,
            Amount... amounts) {
        return new TradeFigureRecorded(
                new FiguresId(figures),
                Seeds.told(entry, StatedDate.of(year), Seeds.ECHO, "in " + year),
                scope,
                Flow.EXPORT,
                goods,
                List.of(amounts),
                change,
                null);
    }

    private static StatedChange changed(String percent, @Nullable String since) {
        return new StatedChange(
                List.of(new Amount(new BigDecimal(percent), 0, Unit.PERCENT, Bound.EXACT, null)),
                since == null ? null : StatedDate.of(since),
                percent + " per cent");
    }

    private static Amount amount(String number, int magnitude, String currency) {
        return new Amount(new BigDecimal(number), magnitude, new Unit("currency:" + currency), Bound.EXACT, null);
    }

    @Test
    void currencies_and_flows_stand_apart_and_a_printed_change_stands_beside_the_computed_one() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/trade?q=north+east");
            assertThat(page.locator(".series")).hasCount(3);
            Locator pounds = page.locator(".series").filter(new Locator.FilterOptions().setHasText("exports · GBP"));
            assertThat(pounds.locator("tbody tr")).hasCount(3);
            Locator last = pounds.locator("tbody tr").nth(2);
            assertThat(last).containsText("1.5 billion GBP");
            assertThat(last).containsText("52 %");
            assertThat(last).containsText("does not follow");
            assertThat(last).containsText("+19.0 %");
            assertThat(last).containsText("since 2014");
            assertThat(pounds.locator("svg rect")).hasCount(3);
            assertThat(page.locator(".series")
                            .filter(new Locator.FilterOptions().setHasText("exports · USD"))
                            .locator("tbody tr"))
                    .hasCount(1);
            assertThat(page.locator("main")).not().containsText("2.81");
            reading.picture("trade");
        }
    }

    @Test
    void numbers_of_the_two_and_of_the_levels_above_them_stand_apart() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~sunderland-gb");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("As series, with charts"))
                    .click();
            assertThat(page.locator("h1")).containsText("Harbin and Sunderland");
            assertThat(page.getByText("No number between the sides themselves is on record."))
                    .isVisible();
            assertThat(page.locator(".context .series")).hasCount(3);
            reading.check();
            page.getByLabel("Currency or unit").selectOption("currency:USD");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                    .click();
            assertThat(page.locator(".context .series")).hasCount(1);
            assertThat(page.url()).contains("between=harbin-cn");
        }
    }

    @Test
    void numbers_are_looked_for_by_level_and_by_what_is_counted() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/trade");
            page.getByLabel("Level of one end").selectOption("COUNTRY");
            page.getByLabel("Level of the other end").selectOption("REGION");
            show(page);
            assertThat(page.locator(".series")).hasCount(3);
            assertThat(page.locator(".series h3").first()).containsText("North East England – China");
            assertThat(page.url()).contains("level=COUNTRY").contains("other=REGION");
            assertThat(page.getByLabel("Level of the other end")).hasValue("REGION");
            page.getByLabel("Goods").selectOption("none named: as a whole");
            page.getByLabel("What is counted").selectOption("trade");
            show(page);
            assertThat(page.locator(".series")).hasCount(3);
            page.getByLabel("Level of one end").selectOption("BANK");
            show(page);
            assertThat(page.locator(".series")).hasCount(0);
            reading.check();
            reading.open("/trade?other=BANK");
            assertThat(page.locator(".series")).hasCount(0);
            reading.open("/trade?between=harbin-cn,sunderland-gb&level=REGION");
            assertThat(page.locator(".context .series")).hasCount(3);
            reading.open("/trade?between=harbin-cn,sunderland-gb&level=CITY");
            assertThat(page.locator(".context .series")).hasCount(0);
        }
    }

    @Test
    void what_is_in_no_list_does_not_filter_and_is_told() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/trade?level=NONSENSE&other=REGION&flow=UP");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Level of one end: choose from the list.");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Flow: choose from the list.");
            assertThat(page.getByLabel("Level of one end")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByLabel("Level of the other end")).hasValue("REGION");
            assertThat(page.locator(".series")).hasCount(3);
            reading.check();
        }
    }

    @Test
    void on_the_page_of_a_partnership_a_printed_change_of_its_own_numbers_stands_beside_the_computed_one() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru");
            assertThat(number(page, "coal").locator("dl"))
                    .hasText(Pattern.compile(
                            "Printed change\\s*20 %\\s*follows\\s*Computed change\\s*\\+20\\.0 %\\s*since 2018"));
            assertThat(number(page, "ore").locator("dl"))
                    .hasText(Pattern.compile("Printed change\\s*–\\s*Computed change\\s*\\+30\\.0 %\\s*since 2018"));
            assertThat(number(page, "salt").locator("dl"))
                    .hasText(Pattern.compile("Printed change\\s*−5 %, since 2015\\s*Computed change\\s*–"));
            assertThat(number(page, "wood").locator("dl")).hasCount(0);
            assertThat(number(page, "wood")).hasCount(1);
            reading.check();
            reading.picture("partnership-changes");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            reading.picture("partnership-changes-printed");
        }
        try (Reading reading = chromium.onAPhone()) {
            reading.open("/partnerships/harbin-cn~murmansk-ru");
            reading.picture("phone-partnership-changes");
        }
    }

    @Test
    void each_currency_has_a_computed_change_of_its_own() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru");
            Locator changes = number(page, "fish").locator("dl");
            assertThat(changes).hasCount(2);
            assertThat(changes.nth(0)).containsText("Gedruckte Veränderung");
            assertThat(changes.nth(0)).containsText("40 %, seit 2018");
            assertThat(changes.nth(0)).containsText("folgt nicht daraus");
            assertThat(changes.nth(0)).containsText("Berechnete Veränderung · USD");
            assertThat(changes.nth(0)).containsText("+50,0 %");
            assertThat(changes.nth(1)).containsText("folgt daraus");
            assertThat(changes.nth(1)).containsText("Berechnete Veränderung · RUB");
            assertThat(changes.nth(1)).containsText("+40,0 %");
        }
    }

    @Test
    void changes_of_the_levels_above_stand_with_the_numbers_of_these() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~sunderland-gb");
            Locator above = page.locator(".context .figures > li");
            assertThat(above.filter(new Locator.FilterOptions().setHasText("1.5 billion GBP exports"))
                            .locator("dl"))
                    .hasText(
                            Pattern.compile(
                                    "Printed change\\s*52 %, since 2014\\s*does not follow\\s*Computed change\\s*\\+19\\.0 %\\s*since 2014"));
            assertThat(above.filter(new Locator.FilterOptions().setHasText("1.31 billion GBP"))
                            .locator("dl"))
                    .hasText(Pattern.compile(
                            "Printed change\\s*–\\s*Computed change · GBP\\s*\\+4\\.0 %\\s*since 2014"));
            assertThat(above.filter(new Locator.FilterOptions().setHasText("1.26 billion GBP"))
                            .locator("dl"))
                    .hasCount(0);
            reading.picture("partnership-context-changes");
        }
    }

    @Test
    void changes_are_told_of_a_day_and_of_what_was_known_too() {
        String partnership = "/partnerships/harbin-cn~murmansk-ru";
        assertThat(queries.get(partnership + "?asOf=2018-12-31").body())
                .contains("1.0 million USD")
                .doesNotContain("1.2 million USD", "Computed change");
        long last = queries.get("/api" + partnership).json().path("position").asLong(0);
        assertThat(queries.get(partnership + "?knownAt=position:" + last).body())
                .contains("1.2 million USD", "+20.0 %");
    }

    @Test
    void the_page_of_a_city_says_the_same_of_its_numbers() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/parties/murmansk-ru");
            assertThat(number(page, "coal")
                            .filter(new Locator.FilterOptions().setHasText("1.2 million"))
                            .locator("dl"))
                    .containsText("+20.0 %");
        }
    }

    private static Locator number(Page page, String goods) {
        return page.locator(".figures > li").filter(new Locator.FilterOptions().setHasText("· " + goods));
    }

    private static void show(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
    }

    @Test
    void an_aim_is_no_result_and_what_is_not_found_says_what_to_try() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/trade?q=harbin");
            assertThat(page.locator(".series").filter(new Locator.FilterOptions().setHasText("Ziel")))
                    .not()
                    .hasCount(0);
            int series = page.locator(".series").count();
            reading.open("/trade?q=%D0%A5%D0%B0%D1%80%D0%B1%D0%B8%D0%BD"); // the same in Russian letters
            assertThat(page.locator(".series")).hasCount(series);
            reading.open("/trade?q=Atlantis");
            assertThat(page.getByText("Keine Zahl passt.")).isVisible();
            reading.open("/trade?between=atlantis,el-dorado");
            for (String noPair : new String[] {"harbin-cn", "harbin-cn,harbin-cn", "harbin-cn,,murmansk-ru"}) {
                reading.open("/trade?between=" + noPair, 400);
                assertThat(page.locator("main")).containsText("between=sunderland-gb,harbin-cn");
            }
        }
        try (Reading reading = chromium.onAPhone()) {
            Page page = reading.open("/trade");
            Object width = page.evaluate("() => document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).isLessThanOrEqualTo(360);
            reading.picture("phone-trade");
        }
    }
}
