package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.junit.jupiter.api.Test;

/** What can be recorded about an entry is offered beside it to those who may record. */
class EntryActionsTest {

    private static final String CORRECT =
            "href=\"/record/CorrectEntry?entry=partnership:harbin-cn~sunderland-gb%23s0-02\"";

    @Test
    void those_who_record_can_go_on_from_an_entry_on_the_timeline_and_on_its_own_page_and_nobody_else() {
        try (TokensOfEveryRole commandSide = new TokensOfEveryRole();
                RunningQuerySide queries =
                        RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address())) {
            queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
            String[] recorder = SignedInBrowser.header(queries, "recorder");
            for (String page : new String[] {"", "/entries/s0-02"}) {
                String address = "/partnerships/harbin-cn~sunderland-gb" + page;
                assertThat(queries.get(address, recorder).body()).contains(CORRECT);
                assertThat(queries.get(address).body()).doesNotContain("/record/CorrectEntry");
            }
        }
    }

    @Test
    void what_says_that_nothing_is_to_be_done_names_the_warning_that_it_was_opened_from() {
        try (TokensOfEveryRole commandSide = new TokensOfEveryRole();
                RunningQuerySide queries =
                        RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address())) {
            queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null)));
            String[] recorder = SignedInBrowser.header(queries, "recorder");
            String about = "/record/SilenceWarning?entry=partnership:harbin-cn~murmansk-ru%23s3-20";
            assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru", recorder)
                            .body())
                    .contains("href=\"" + about + "&amp;code=PLAN_OVERDUE\">Record that nothing is to be done</a>");
            assertThat(queries.get(about + "&code=PLAN_OVERDUE", recorder).body())
                    .contains("Which warning", "A plan is overdue (PLAN_OVERDUE)");
            assertThat(queries.get(about, recorder).body()).contains("its code, as PLAN_OVERDUE");
        }
    }

    @Test
    void what_is_recorded_about_an_entry_names_it_however_many_stand_before_it() {
        try (TokensOfEveryRole commandSide = new TokensOfEveryRole();
                RunningQuerySide queries =
                        RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address())) {
            queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
            Event[] statements = IntStream.rangeClosed(1, 210)
                    .mapToObj(number -> new StatementRecorded(
                            Seeds.SUNDERLAND_HARBIN,
                            Header.of("said-" + number, StatedDate.of("2021-03-02")),
                            new Statement(StatementKind.OPINION, "statement " + number, null, null, List.of())))
                    .toArray(Event[]::new);
            queries.record(statements);
            String[] recorder = SignedInBrowser.header(queries, "recorder");
            for (int number : new int[] {1, 99, 210}) {
                String form = "/record/RetractEntry?entry=partnership:harbin-cn~sunderland-gb%23said-" + number;
                assertThat(queries.get(form, recorder).body()).contains("statement " + number + "</p>");
            }
        }
    }
}
