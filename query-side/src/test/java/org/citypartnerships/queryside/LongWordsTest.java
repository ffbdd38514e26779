package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.junit.jupiter.api.Test;

/** A word that is longer than the screen is broken: no page has to be scrolled sideways for it. */
class LongWordsTest {

    private static final String WORD = "Stadtpartnerschaft".repeat(16);
    private static final SourceId LONG = new SourceId("source:long");
    private static final String ENTRY = "partnership:harbin-cn~sunderland-gb%23said";

    @Test
    void words_longer_than_the_screen_are_broken_on_pages_and_in_forms() {
        try (TokensOfEveryRole commandSide = new TokensOfEveryRole();
                RunningQuerySide queries =
                        RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address());
                Chromium chromium = Chromium.on(queries.address());
                Reading reading = chromium.reading("en-GB")) {
            queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
            queries.record(new SourceRegistered(
                    LONG,
                    Header.of("registered", null),
                    SourceKind.WEB_PAGE,
                    WORD,
                    WORD,
                    List.of(),
                    null,
                    null,
                    null,
                    "en",
                    null,
                    Reliability.FIRST_HAND));
            queries.record(new StatementRecorded(
                    Seeds.SUNDERLAND_HARBIN,
                    Header.of("said", StatedDate.of("2021-03-02"), new Evidence(LONG, WORD, WORD)),
                    new Statement(StatementKind.OPINION, WORD, null, null, List.of())));
            reading.page.navigate(queries.address() + "/sign-in");
            reading.page.locator("#name").fill("recorder");
            reading.page.locator("#password").fill("of-this-test");
            reading.page.locator("main form button").click();
            List<String> wide = new ArrayList<>();
            for (String path : List.of(
                    "/",
                    "/partnerships/harbin-cn~sunderland-gb",
                    "/partnerships/harbin-cn~sunderland-gb/entries/said",
                    "/partnerships/harbin-cn~sunderland-gb/replay",
                    "/sources/long",
                    "/partnerships?source=long",
                    "/record/RetractEntry?entry=" + ENTRY,
                    "/record/CorrectEntry?entry=" + ENTRY,
                    "/record/ContestEntry?entry=" + ENTRY,
                    "/record/RecordStatement?partnership=harbin-cn~sunderland-gb&source=source:long",
                    "/my-work")) {
                reading.page.navigate(queries.address() + path);
                Object pixels = reading.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
                if (((Number) pixels).intValue() > 0) {
                    wide.add(path + ": " + pixels + " pixels");
                }
            }
            assertThat(wide).isEmpty();
        }
    }
}
