package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A number has a page of its own: reached from wherever it stands, and the place where it is corrected and retracted. */
class FigurePagesTest {

    private static final String REGION = "/figures/north-east-england-gb~china-cn/entries/s0-10";
    private static final String RUSSIA = "/figures/harbin-cn~russia-ru/entries/s1-04";
    private static final String CORRECT =
            "href=\"/record/CorrectEntry?entry=figures:north-east-england-gb~china-cn%23s0-10\"";
    private static final String AS_STORED = "The events as they are stored";

    @SuppressWarnings("NullAway.Init")
    private static TokensOfEveryRole commandSide;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record_what_sources_print() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore(
                "partnerships.anonymous=PUBLIC", "partnerships.command-side-url=" + commandSide.address());
        queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland(), Seeds.harbinRussia()));
        queries.record(new EntryRetracted(
                new FiguresId("figures:harbin-cn~russia-ru"),
                Header.of("retraction", null),
                new EntryId("s1-04"),
                "of another year"));
    }

    @AfterAll
    static void stop() {
        queries.close();
        commandSide.close();
    }

    private static String page(String address) {
        Answer answer = queries.get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        return answer.body();
    }

    @Test
    void it_is_reached_from_wherever_the_number_stands() {
        String link = "href=\"" + REGION + "\"";
        assertThat(page("/trade")).contains(link);
        assertThat(page("/partnerships/harbin-cn~sunderland-gb")).contains(link);
        assertThat(page("/parties/north-east-england-gb")).contains(link);
        assertThat(page("/sources/" + Seeds.ECHO.value().replace("source:", "")))
                .contains(link);
    }

    @Test
    void everybody_reads_the_number_and_its_sources_and_an_auditor_its_events() {
        String anybody = page(REGION);
        assertThat(anybody)
                .contains("1.5 billion GBP")
                .contains("North East England – China")
                .contains("2019")
                .contains("Trade links renewed")
                .contains("id=\"entry-s0-10\"")
                .doesNotContain(AS_STORED);
        assertThat(queries.get(REGION, SignedInBrowser.header(queries, "auditor"))
                        .body())
                .contains(AS_STORED)
                .contains("<dd><span>1.5 billion GBP</span></dd>");
        assertThat(queries.get(REGION.replace("s0-10", "nothing")).status()).isEqualTo(404);
    }

    @Test
    void those_who_record_correct_and_retract_it_there_and_nobody_else() {
        assertThat(queries.get(REGION, SignedInBrowser.header(queries, "recorder"))
                        .body())
                .contains(CORRECT)
                .contains(CORRECT.replace("CorrectEntry", "RetractEntry"))
                .doesNotContain(AS_STORED);
        assertThat(page(REGION)).doesNotContain("/record/CorrectEntry");
    }

    @Test
    void what_was_retracted_only_those_see_who_record_confirm_or_audit() {
        for (String role : new String[] {"recorder", "approver", "auditor"}) {
            Answer gone = queries.get(RUSSIA, SignedInBrowser.header(queries, role));
            assertThat(gone.status()).as(role).isEqualTo(200);
            assertThat(gone.body()).contains("does not stand any more").doesNotContain("/record/CorrectEntry");
        }
        assertThat(queries.get(RUSSIA).status()).isEqualTo(404);
        assertThat(queries.get(RUSSIA, SignedInBrowser.header(queries, "reader"))
                        .status())
                .isEqualTo(404);
    }
}
