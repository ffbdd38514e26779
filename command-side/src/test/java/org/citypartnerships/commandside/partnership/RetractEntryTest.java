package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.MURMANSK;
import static org.citypartnerships.commandside.partnership.Harbin.SUNDERLAND;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.linked;
import static org.citypartnerships.commandside.partnership.Harbin.memorandumSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;

import org.citypartnerships.commands.JoinSide;
import org.citypartnerships.commands.RetractEntry;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.junit.jupiter.api.Test;

/** How an entry that should not have been recorded is taken back. */
class RetractEntryTest {

    @Test
    void an_entry_that_nobody_names_can_be_retracted() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(retraction("gone", "protocol"))
                .expectEvents(retracted("gone", "protocol"));
    }

    @Test
    void an_entry_that_another_names_stays_until_that_one_is_gone() {
        MoURenewed renewed = new MoURenewed(ID, linked("renewal", "2020", LinkKind.RENEWS, "mou"), PAPER, null);

        Harbin.given(opened(), memorandumSignedOn("mou", "2009"), renewed)
                .when(retraction("gone", "mou"))
                .expectRefusal(Reason.ENTRY_IS_NAMED);
        Harbin.given(opened(), memorandumSignedOn("mou", "2009"), renewed, retracted("first", "renewal"))
                .when(retraction("gone", "mou"))
                .expectEvents(retracted("gone", "mou"));
    }

    @Test
    void what_replaces_it_does_not_hold_it_back() {
        ProtocolSigned anew = new ProtocolSigned(ID, linked("anew", "2014", LinkKind.REPLACES, "protocol"), PAPER);

        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), anew)
                .when(retraction("gone", "protocol"))
                .expectEvents(retracted("gone", "protocol"));
    }

    @Test
    void what_was_retracted_can_be_replaced_but_not_named_otherwise() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(new SignProtocol(BY_SIDES, linked("anew", "2014", LinkKind.REPLACES, "protocol"), PAPER))
                .expectEvents(new ProtocolSigned(ID, linked("anew", "2014", LinkKind.REPLACES, "protocol"), PAPER));
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(new SignProtocol(BY_SIDES, linked("anew", "2014", LinkKind.DURING, "protocol"), PAPER))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }

    @Test
    void nothing_is_retracted_twice() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(retraction("again", "protocol"))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }

    @Test
    void a_retraction_can_be_retracted() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(retraction("back", "gone"))
                .expectEvents(retracted("back", "gone"));
    }

    @Test
    void what_comes_back_finds_what_it_names() {
        MoURenewed renewed = new MoURenewed(ID, linked("renewal", "2020", LinkKind.RENEWS, "mou"), PAPER, null);

        Harbin.given(
                        opened(),
                        memorandumSignedOn("mou", "2009"),
                        renewed,
                        retracted("first", "renewal"),
                        retracted("then", "mou"))
                .when(retraction("back", "first"))
                .expectRefusal(Reason.ENTRY_IS_NAMED);
    }

    @Test
    void a_party_whose_joining_was_retracted_can_join_again() {
        SideJoined joined = new SideJoined(ID, on("joined", "2015"), SideId.of(2), SUNDERLAND);

        Harbin.given(opened(), joined, retracted("gone", "joined"))
                .when(new JoinSide(BY_SIDES, on("anew", "2016"), MURMANSK, SUNDERLAND))
                .expectEvents(new SideJoined(ID, on("anew", "2016"), SideId.of(2), SUNDERLAND));
    }

    private static final Instrument PAPER = Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT);

    private static RetractEntry retraction(String id, String entry) {
        return new RetractEntry(entry(entry), Header.of(id, null), "told twice");
    }
}
