package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an auditor at a browser sees and can do: on what evidence a status rests, and its history step by step. */
class AuditPagesTest {

    private static final String MURMANSK = "/partnerships/harbin-cn~murmansk-ru";
    private static final String SUNDERLAND = "/partnerships/harbin-cn~sunderland-gb";
    private static final EntryId AGREEMENT = new EntryId("s0-02");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_an_agreement_that_is_contested_settled_corrected_and_suspended() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland()));
        queries.record(
                new EntryContested(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("dispute", null, new Evidence(Seeds.ECHO, "page 3", "in 2010")),
                        AGREEMENT,
                        "/header/happened",
                        "2010-05"),
                new DisputeSettled(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("settled", null),
                        new EntryId("dispute"),
                        Prevailing.CLAIMED,
                        "the deed was seen"),
                new EntryCorrected(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("correction", null),
                        AGREEMENT,
                        new AgreementSigned(
                                Seeds.SUNDERLAND_HARBIN,
                                Seeds.told("s0-02", StatedDate.of("2010"), Seeds.ECHO, "Sister cities Agreement"),
                                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                        "misread"),
                new EvidenceAdded(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("witness", null, new Evidence(Seeds.ECHO, null, "once more")),
                        AGREEMENT),
                new EntryRetracted(
                        Seeds.SUNDERLAND_HARBIN, Header.of("retraction", null), new EntryId("s0-04"), "never signed"),
                new PartnershipSuspended(
                        Seeds.SUNDERLAND_HARBIN,
                        Header.of("suspension", null, new Evidence(Seeds.ECHO, null, "all contacts suspended")),
                        Act.of(Seeds.SUNDERLAND, StatedDate.of("2022-03-01"))));
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

    @Test
    void an_auditor_finds_on_what_evidence_a_status_rests_and_steps_through_its_history() {
        for (Reading each : new Reading[] {chromium.reading("en-GB"), chromium.withoutScripts()}) {
            try (Reading reading = each) {
                Page page = reading.page;
                page.navigate(queries.address() + SUNDERLAND);
                link(page, "suspended").first().click();
                assertThat(page.locator("h2").first()).containsText("Sunderland: standing: suspended");
                assertThat(page.locator(".chain > li")).hasCount(2);
                assertThat(page.locator(".chain > li").nth(1)).containsText("all contacts suspended");
                assertThat(page.locator(".chain > li").nth(1)).containsText("in force → suspended");
                page.locator(".chain summary").nth(1).click();
                assertThat(page.locator(".chain > li").nth(1).locator("tbody")).containsText("clerk of Harbin");
                link(page, "Step by step").click();
                for (int step = 1; step < 10; step++) {
                    assertThat(page.locator("#step-title")).containsText("Step " + step + " of 10");
                    link(page, "Next step").click();
                }
                assertThat(page.locator("#step-title")).containsText("Suspended");
                assertThat(link(page, "Next step")).hasCount(0);
                Locator change = page.locator(".changes tr")
                        .filter(new Locator.FilterOptions().setHasText("Sunderland: standing"));
                assertThat(change).containsText("in force");
                assertThat(change).containsText("suspended");
                page.locator("summary")
                        .filter(new Locator.FilterOptions().setHasText("as it is stored"))
                        .click();
                assertThat(page.locator("pre").first()).containsText("all contacts suspended");
            }
        }
        try (Reading reading = chromium.reading("en-GB")) {
            reading.open(SUNDERLAND + "/why?field=sides/s2/standing");
            reading.picture("audit-why");
            Page page = reading.open(SUNDERLAND + "/replay?step=7");
            assertThat(page.locator("#step"))
                    .containsText("Whose account it is, the administrators of this registry can tell");
            reading.picture("audit-replay");
            link(page, "Entry correction").click();
            assertThat(page.locator("h1")).hasText("Agreement signed");
        }
    }

    @Test
    void a_side_says_since_when_it_stands_there_by_the_entry_that_is_cited_where_it_is_asked_why() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(MURMANSK);
            assertThat(page.locator("#standing > summary")).containsText("since March 2014");
            for (int side = 0; side < 2; side++) {
                Locator card = page.locator(".cards > li").nth(side);
                assertThat(card).containsText("intent signed since March 2014");
                assertThat(card.getByText("by this entry")).hasAttribute("href", "#entry-s3-04");
            }
            reading.open(MURMANSK + "/why?field=sides/s1/standing");
            assertThat(page.locator(".chain > li")).hasCount(1);
            assertThat(page.locator(".chain > li")).containsText("March 2014");
            reading.open(SUNDERLAND);
            Locator suspended =
                    page.locator(".cards > li").filter(new Locator.FilterOptions().setHasText("Sunderland"));
            assertThat(suspended).containsText("suspended since 1 March 2022");
            assertThat(suspended.getByText("by this entry")).hasAttribute("href", "#entry-suspension");
            Locator other = page.locator(".cards > li").filter(new Locator.FilterOptions().setHasText("Harbin"));
            assertThat(other).containsText("in force since");
        }
    }

    @Test
    void an_intent_that_stands_is_called_so_wherever_its_standing_is_told() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(MURMANSK + "/why");
            assertThat(page.locator("h2").first()).containsText("standing: intent signed");
            assertThat(page.locator(".chain > li")).containsText("standing unknown → intent signed");
            reading.open(MURMANSK + "/compare?fromDay=2013-01-01&toDay=2015-01-01");
            Locator changes = page.locator(".changes tbody tr");
            for (String of : new String[] {"The partnership: standing", "Harbin: standing"}) {
                Locator change = changes.filter(new Locator.FilterOptions().setHasText(of));
                assertThat(change).containsText("standing unknown");
                assertThat(change).containsText("intent signed");
            }
            Locator paper = page.locator(".changes tbody tr.added")
                    .filter(new Locator.FilterOptions().setHasText("Protocol signed (March 2014)"));
            assertThat(paper.first()).containsText("in force");
            reading.open(MURMANSK + "/replay?step=2");
            assertThat(changes.filter(new Locator.FilterOptions().setHasText("Harbin: standing")))
                    .containsText("intent signed");
        }
    }

    @Test
    void the_legend_of_a_timeline_explains_every_mark() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(MURMANSK);
            assertThat(page.locator(".legend")).containsText("dotted no single day is stated");
            assertThat(page.locator(".legend .vague .date")).hasCSS("text-decoration-style", "dotted");
            assertThat(page.locator("#entry-s3-04 .date")).hasCSS("text-decoration-style", "dotted");
            reading.check();
        }
    }

    @Test
    void the_steps_are_walked_by_the_keyboard_alone() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(SUNDERLAND + "/replay?step=1#step");
            for (int step = 2; step <= 4; step++) {
                Locator next = link(page, "Next step");
                for (int presses = 0;
                        presses < 5 && !(boolean) next.evaluate("it => it === document.activeElement");
                        presses++) {
                    page.keyboard().press("Tab");
                }
                assertThat(next).isFocused();
                page.keyboard().press("Enter");
                assertThat(page.locator("#step-title")).containsText("Step " + step + " of 10");
            }
        }
    }

    @Test
    void a_field_that_there_is_not_says_so_and_offers_those_that_there_are() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(SUNDERLAND + "/why?field=colour&asOf=MMXX");
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("There is no such field. Choose one from the list.");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("such as 2014-04-15");
            page.getByLabel("Field").selectOption("inForceSince");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                    .click();
            assertThat(page.locator("h2").first()).containsText("in force since: 2010");
            reading.check();
        }
    }

    @Test
    void two_points_are_compared_in_words() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(SUNDERLAND + "/compare");
            page.locator("#compare-fromDay").fill("2021-01-01");
            page.locator("#compare-toDay").fill("2023-01-01");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                    .click();
            assertThat(page.locator(".cards")).containsText("1 January 2021");
            assertThat(page.locator(".changes tbody tr")
                            .filter(new Locator.FilterOptions().setHasText("Sunderland: standing")))
                    .containsText("suspended");
            reading.check();
            reading.picture("audit-compare");
            reading.open(SUNDERLAND + "/compare?fromDay=2008-01-01");
            assertThat(page.locator(".changes")).containsText("Agreement signed (2010)");
            assertThat(page.locator(".changes")).not().containsText("s0-02");
            Locator came = page.locator(".changes tbody tr.added")
                    .filter(new Locator.FilterOptions().setHasText("Agreement signed (2010)"))
                    .first();
            assertThat(page.locator(".changes thead th").nth(1)).hasText("Before");
            assertThat(came.locator("td").nth(0)).hasText("did not exist");
            assertThat(came.locator("td").nth(1)).hasText("in force new");
            reading.open(SUNDERLAND + "/compare?fromDay=yesterday&toKnown=then");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write the day as year, month and day");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write the moment as day and time");
            assertThat(page.locator("#content")).not().containsText("Nothing: both points tell the same");
            assertThat(page.locator("#content h2")).hasCount(0);
        }
    }

    @Test
    void an_entry_shows_every_reading_and_its_events_are_one_click_away() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(SUNDERLAND);
            page.locator("#entry-s0-02 summary").click();
            page.locator("#entry-s0-02")
                    .getByText("everything recorded about it")
                    .click();
            assertThat(page.locator("#file-readings + ol > li")).hasCount(3);
            assertThat(page.locator("#file-readings + ol > li").nth(2)).containsText("misread");
            assertThat(page.locator("#file-readings + ol > li").nth(1).locator("del"))
                    .hasText("2009");
            assertThat(page.locator("#file-acts + ol")).containsText("The other value holds: the deed was seen");
            page.locator(".raw summary").first().click();
            assertThat(page.locator(".raw pre").first()).containsText("\"entryId\": \"s0-02\"");
            reading.check();
            reading.picture("audit-entry");
            reading.open(SUNDERLAND + "/entries/s0-04");
            assertThat(page.locator(".then")).containsText("does not stand any more: it was retracted");
            assertThat(page.locator("section:has(#file-sources)")).containsText("signed virtually");
            reading.open(SUNDERLAND + "/entries/nothing", 404);
        }
    }

    @Test
    void a_timeline_marks_what_was_corrected_and_folds_away_what_was_retracted() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open(SUNDERLAND);
            assertThat(page.locator("#entry-s0-02 .sentence")).containsText("corrected on ");
            assertThat(page.locator(".item .aside")).hasCount(1);
            assertThat(page.locator("#entry-s0-04")).isHidden();
            page.getByText("1 retracted entry").click();
            assertThat(page.locator("#entry-s0-04")).containsText("retracted on ");
            page.locator("#entry-s0-04 a").click();
            assertThat(page.locator(".then")).containsText("does not stand any more: it was retracted");
        }
    }

    @Test
    void a_source_shows_what_stands_on_it() {
        try (Reading reading = chromium.reading("de-DE")) {
            Page page = reading.open(SUNDERLAND);
            page.locator("#entry-s0-02 summary").click();
            page.locator("#entry-s0-02 cite a").first().click();
            assertThat(page.locator("#stands")).containsText("Was sich darauf stützt");
            assertThat(page.locator(".figures")
                            .getByText("Vertrag unterzeichnet: Harbin – Sunderland")
                            .first())
                    .isVisible();
            reading.check();
            reading.picture("source");
            reading.open("/sources/nothing", 404);
        }
    }

    @Test
    void where_no_checkpoint_is_the_ledger_says_so() {
        try (Reading reading = chromium.reading("en-GB")) {
            assertThat(reading.open("/ledger").getByText("No checkpoint was signed yet"))
                    .isVisible();
        }
    }

    @Test
    void the_mark_that_unfolds_the_evidence_stands_beside_the_status_however_narrow_the_screen() {
        for (int width : new int[] {240, 375}) {
            try (Reading reading = chromium.reading("ru-RU", ColorScheme.LIGHT, width)) {
                Page page = reading.open(SUNDERLAND);
                Object below = page.evaluate("() => { const top = it => it.getClientRects()[0].top;"
                        + " const summary = document.querySelector('#standing > summary');"
                        + " return top(summary.querySelector('.status')) - top(summary); }");
                assertThat(((Number) below).intValue()).as(width + " pixels").isLessThan(10);
                reading.picture("narrow-" + width);
            }
        }
    }

    @Test
    void a_phone_shows_an_auditors_pages_without_scrolling_sideways() {
        try (Reading reading = chromium.onAPhone()) {
            for (String path : new String[] {
                SUNDERLAND + "/replay?step=7",
                SUNDERLAND + "/why?field=sides/s2/standing",
                SUNDERLAND + "/compare?fromDay=2021-01-01",
                SUNDERLAND + "/entries/s0-02"
            }) {
                Page page = reading.open(path);
                Object width = page.evaluate("() => document.documentElement.scrollWidth");
                assertThat(((Number) width).intValue()).as(path).isLessThanOrEqualTo(360);
                reading.picture("phone" + path.replaceAll("[^a-z0-9]+", "-"));
            }
        }
    }
}
