package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the overview and a city show of what is recorded meanwhile, and of whom nobody registered. */
class OverviewPagesTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_what_the_documents_say() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland()));
        queries.record(new SigningPlanned(
                Seeds.MURMANSK_HARBIN,
                Seeds.told("next", null, Seeds.MURMANSK_PAGE, "Harbin will become the 11 sister city"),
                StatedDate.of("2016-09-09/2016-09-11"),
                InstrumentForm.TWINNING_AGREEMENT,
                List.of(Rung.TWINNING),
                null,
                null,
                new OrdinalClaim(Seeds.MURMANSK, 11, "the 11 sister city")));
        chromium = Chromium.on(queries.address());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        queries.close();
    }

    @Test
    void a_new_recording_appears_without_a_reload_and_the_page_is_whole_without_scripts() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/");
            page.evaluate("() => { window.openedOnce = true; }");
            queries.record(new PartnershipSuspended(
                    Seeds.SUNDERLAND_HARBIN,
                    Header.of("suspension", null, new Evidence(Seeds.ECHO, null, "all contacts suspended")),
                    Act.of(Seeds.SUNDERLAND, StatedDate.of("2022-03-01"))));
            assertThat(page.locator("#latest + .news")).containsText("Suspended by Sunderland");
            assertThat((Boolean) page.evaluate("() => window.openedOnce === true"))
                    .isTrue();
            reading.check();
            reading.picture("overview-live");
        }
        try (Reading reading = chromium.withoutScripts()) {
            reading.page.navigate(queries.address());
            assertThat(reading.page.locator("#latest + .news")).containsText("Suspended by Sunderland");
            assertThat(reading.page.locator("#glance + .news li")).not().hasCount(0);
        }
    }

    @Test
    void news_call_a_city_by_the_name_it_was_given_since() {
        queries.record(new PartnershipSuspended(
                Seeds.MURMANSK_HARBIN,
                Header.of("pause", null, new Evidence(Seeds.ECHO, null, "all contacts suspended")),
                Act.of(Seeds.MURMANSK, StatedDate.of("2022-03-02"))));
        try (Reading reading = chromium.reading("en-GB")) {
            assertThat(reading.open("/").locator("#latest + .news")).containsText("Suspended by Murmansk");
        }
        queries.record(new PartyRenamed(
                Seeds.MURMANSK, Header.of("renamed", StatedDate.of("2020")), PartyName.of("Romanov-on-Murman"), false));
        try (Reading reading = chromium.reading("en-GB")) {
            assertThat(reading.open("/").locator("#latest + .news")).containsText("Suspended by Romanov-on-Murman");
        }
    }

    @Test
    void whoever_reads_chinese_or_russian_reads_everything_in_it() {
        queries.record(new PartyRenamed(
                Seeds.HARBIN,
                Header.of("chinese", null),
                new PartyName("哈尔滨", "zh", NameKind.VARIANT, null, null),
                false));
        for (String[] each : new String[][] {{"zh-CN", "逐步回放", "哈尔滨"}, {"ru-RU", "Шаг за шагом", "Harbin"}}) {
            try (Reading reading = chromium.reading(each[0])) {
                Page page = reading.open("/parties/harbin-cn");
                assertThat(page.locator("h1")).containsText(each[2]);
                reading.open("/partnerships/harbin-cn~murmansk-ru/replay");
                assertThat(page.locator("h1")).hasText(each[1]);
                reading.open("/trade");
                reading.open("/partnerships/harbin-cn~murmansk-ru");
                reading.picture("partnership-" + each[0]);
                boolean isKnown = each[0].equals("zh-CN");
                assertThat(page.locator("h1"))
                        .hasText(isKnown ? "Harbin – Murmansk 哈尔滨 – Murmansk" : "Harbin – Murmansk");
                assertThat(page.locator("#entry-s3-13")).containsText(isKnown ? "哈尔滨" : "Harbin");
                assertThat(reading.open("/").locator("#latest + .news")).containsText(isKnown ? "哈尔滨" : "Harbin");
                for (String list :
                        List.of("/partnerships?q=murmansk", "/pairs?q=murmansk", "/parties?q=harbin&kind=CITY")) {
                    reading.open(list);
                    assertThat(page.locator("tbody th a").first()).containsText(isKnown ? "哈尔滨" : "Harbin");
                    assertThat(page.locator("tbody th")).containsText("Harbin");
                }
                reading.open("/partnerships?q=murmansk");
                reading.picture("partnerships-" + each[0]);
            }
        }
    }

    @Test
    void on_paper_a_partnership_is_read_without_forms_and_with_every_quote_and_its_source() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/partnerships/harbin-cn~murmansk-ru");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("form.times")).isHidden();
            assertThat(page.locator(".tabs")).isHidden();
            assertThat(page.locator("#entry-s3-20 blockquote")).isVisible();
            assertThat(page.locator("#entry-s3-20 cite a")).isVisible();
            assertThat(page.locator("#standing cite a").first()).isVisible();
            reading.picture("partnership-on-paper");
        }
    }

    @Test
    void what_nobody_registered_is_called_so_and_shows_no_id() {
        queries.record(new PartyRenamed(
                Seeds.party("atlantis-xx"),
                Header.of("renamed", StatedDate.of("2020")),
                PartyName.of("Atlantis"),
                false));
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open("/");
            assertThat(page.locator("#latest + .news"))
                    .containsText("eine Stadt oder Einrichtung, die nicht verzeichnet ist");
            assertThat(page.locator("main")).not().containsText("atlantis-xx");
        }
    }

    @Test
    void a_city_shows_its_pairs_on_a_map_and_the_places_that_are_claimed_in_its_list() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/parties/murmansk-ru");
            assertThat(page.locator(".arc")).hasCount(1);
            assertThat(page.locator("#ordinals + .plans")).containsText("no. 11");
            assertThat(page.locator("#ordinals + .plans")).containsText("planned");
            reading.picture("city-murmansk");
        }
    }
}
