package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.MURMANSK;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;

import java.util.List;
import org.citypartnerships.commands.ContestEntry;
import org.citypartnerships.commands.SettleDispute;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.values.Account;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Competing claims, and how they are settled. */
class ContestEntryTest {

    @Test
    void a_source_can_say_otherwise_of_a_field() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(contest("/header/happened", "2014-04"))
                .expectEvents(contested("/header/happened", "2014-04"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /header/happened         | {"edtf":"2014-04","words":"in April"}
            /header/happened         | 2010
            /header/note             | 007
            /header/note             | 1.10
            /header/note             | it was in the town hall
            /instrument/form         | MEMORANDUM
            /instrument/title        | "Protocol"
            /instrument/establishes  | ["FRIENDSHIP"]
            /instrument/establishes/0 | FRIENDSHIP
            /instrument/place        | {"party":"party:harbin-cn"}
            /instrument/term         | {"kind":"FIXED","period":"P5Y"}
            """)
    void a_field_that_was_left_open_can_be_contested_too(String field, String claimed) {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(contest(field, claimed))
                .expectEvents(contested(field, claimed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /header/happened         | 14 March
            /header/happening        | 2014-04
            /header/entryId          | another
            /partnershipId           | partnership:harbin-cn~sunderland-gb
            /instrument/form         | PROTOCOL
            /instrument/form         | 1
            /instrument/establishes  | FRIENDSHIP
            /instrument/establishes/5 | FRIENDSHIP
            /instrument/establishes  | []
            /instrument/term/until   | 2019
            /instrument              | null
            /instrument/signatories  | [{"person":{"personId":"person:5d20c1b7","name":"Somebody"},"role":"SIGNED"}]
            header                   | 2014
            ''                       | 2014
            """)
    void what_the_entry_cannot_hold_is_no_claim(String field, String claimed) {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(contest(field, claimed))
                .expectRefusal(Reason.NOT_A_CLAIM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /instrument/languages    | ["ru","Chinese"]
            /instrument              | {"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"],"languages":["Chinese"]}
            """)
    void a_claim_is_spelt_like_an_entry(String field, String claimed) {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(contest(field, claimed))
                .expectRefusal(Reason.NOT_A_LANGUAGE_TAG);
        // A claim that was recorded before that was asked does not get on record by prevailing.
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), contested(field, claimed))
                .when(settlement("settled", Prevailing.CLAIMED))
                .expectRefusal(Reason.NOT_A_LANGUAGE_TAG);
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), contested(field, claimed))
                .when(settlement("settled", Prevailing.RECORDED))
                .expectEvents(settled("settled", Prevailing.RECORDED));
    }

    @Test
    void what_was_recorded_before_it_was_asked_how_it_is_spelt_can_still_be_contested() {
        Harbin.given(
                        opened(),
                        protocolSignedOn("protocol", "2014-03"),
                        contested("/instrument/languages", "[\"Chinese\"]"),
                        settled("settled", Prevailing.CLAIMED))
                .when(new ContestEntry(entry("protocol"), OTHER, "/header/happened", "2014-04"))
                .expectEvents(new EntryContested(ID, OTHER, new EntryId("protocol"), "/header/happened", "2014-04"));
    }

    @Test
    void what_the_entry_says_already_is_no_other_claim() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(contest("/header/happened", "2014-03"))
                .expectRefusal(Reason.NOTHING_CHANGED);
    }

    @Test
    void a_claim_needs_a_source_or_somebody_whose_account_it_is() {
        Header account = new Header(
                new EntryId("contest"),
                null,
                List.of(),
                new Account(MURMANSK, null),
                List.of(),
                Visibility.PUBLIC,
                null);

        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(new ContestEntry(entry("protocol"), Header.of("contest", null), "/header/happened", "2014-04"))
                .expectRefusal(Reason.NO_EVIDENCE);
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(new ContestEntry(entry("protocol"), account, "/header/happened", "2014-04"))
                .expectEvents(new EntryContested(ID, account, new EntryId("protocol"), "/header/happened", "2014-04"));
    }

    @Test
    void a_retracted_entry_is_not_contested() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(contest("/header/happened", "2014-04"))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }

    @Test
    void an_open_dispute_can_be_settled() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), contested("/header/happened", "2014-04"))
                .when(settlement("settled", Prevailing.CLAIMED))
                .expectEvents(settled("settled", Prevailing.CLAIMED));
    }

    @Test
    void a_dispute_is_settled_once() {
        Harbin.given(
                        opened(),
                        protocolSignedOn("protocol", "2014-03"),
                        contested("/header/happened", "2014-04"),
                        settled("settled", Prevailing.RECORDED))
                .when(settlement("again", Prevailing.CLAIMED))
                .expectRefusal(Reason.DISPUTE_ALREADY_SETTLED);
    }

    @Test
    void a_settlement_that_was_retracted_leaves_the_dispute_open() {
        Harbin.given(
                        opened(),
                        protocolSignedOn("protocol", "2014-03"),
                        contested("/header/happened", "2014-04"),
                        settled("settled", Prevailing.RECORDED),
                        retracted("gone", "settled"))
                .when(settlement("again", Prevailing.CLAIMED))
                .expectEvents(settled("again", Prevailing.CLAIMED));
    }

    @Test
    void what_contests_nothing_cannot_be_settled() {
        Harbin.given(opened(), protocolSignedOn("contest", "2014-03"))
                .when(settlement("settled", Prevailing.CLAIMED))
                .expectRefusal(Reason.NOT_A_DISPUTE);
    }

    private static ContestEntry contest(String field, String claimed) {
        return new ContestEntry(entry("protocol"), HEADER, field, claimed);
    }

    private static EntryContested contested(String field, String claimed) {
        return new EntryContested(ID, HEADER, new EntryId("protocol"), field, claimed);
    }

    private static SettleDispute settlement(String id, Prevailing prevailing) {
        return new SettleDispute(entry("contest"), Header.of(id, null), prevailing, "the deed says so");
    }

    private static DisputeSettled settled(String id, Prevailing prevailing) {
        return new DisputeSettled(ID, Header.of(id, null), new EntryId("contest"), prevailing, "the deed says so");
    }

    private static final Header OTHER =
            Header.of("another", null, new Evidence(new SourceId("source:china-daily-2014-04-15"), null, null));

    private static final Header HEADER =
            Header.of("contest", null, new Evidence(new SourceId("source:china-daily-2014-04-15"), null, null));
}
