package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

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
}
