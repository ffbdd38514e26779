package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.MURMANSK;
import static org.citypartnerships.commandside.partnership.Harbin.SUNDERLAND;
import static org.citypartnerships.commandside.partnership.Harbin.endedByHarbinOn;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.linked;
import static org.citypartnerships.commandside.partnership.Harbin.memorandumSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;

import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.JoinSide;
import org.citypartnerships.commands.RenewMoU;
import org.citypartnerships.commands.SignAgreement;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.junit.jupiter.api.Test;

/** How an entry on record is mended without rewriting it. */
class CorrectEntryTest {

    @Test
    void the_correction_carries_the_whole_entry_as_it_should_have_read() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", protocolOn("protocol", "2014-04")))
                .expectEvents(corrected(protocolSignedOn("protocol", "2014-04")));
    }

    @Test
    void it_is_judged_like_a_new_entry() {
        Header renewing = linked("renewal", "2020", LinkKind.RENEWS, "mou");
        MoURenewed renewed = new MoURenewed(ID, renewing, PAPER, null);

        Harbin.given(opened(), memorandumSignedOn("mou", "2009"), renewed)
                .when(correction("renewal", new RenewMoU(BY_SIDES, on("renewal", "2019"), PAPER, null)))
                .expectRefusal(Reason.RENEWAL_OF_NOTHING);
    }

    @Test
    void it_is_judged_against_the_history_without_the_entry() {
        SideJoined joined = new SideJoined(ID, on("joined", "2015"), SideId.of(2), SUNDERLAND);

        Harbin.given(opened(), joined)
                .when(correction("joined", new JoinSide(BY_SIDES, on("joined", "2016"), MURMANSK, SUNDERLAND)))
                .expectEvents(corrected(new SideJoined(ID, on("joined", "2016"), SideId.of(2), SUNDERLAND)));
    }

    @Test
    void an_entry_cannot_be_corrected_to_name_itself() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction(
                        "protocol",
                        new SignProtocol(BY_SIDES, linked("protocol", "2014", LinkKind.DURING, "protocol"), PROTOCOL)))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
    }

    @Test
    void another_kind_is_no_correction() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", new SignAgreement(BY_SIDES, on("protocol", "2014-03"), PAPER)))
                .expectRefusal(Reason.WRONG_KIND);
    }

    @Test
    void another_id_is_no_correction() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", protocolOn("other", "2014-04")))
                .expectRefusal(Reason.WRONG_KIND);
    }

    @Test
    void an_entry_can_be_corrected_twice() {
        Harbin.given(
                        opened(),
                        protocolSignedOn("protocol", "2014-03"),
                        corrected(protocolSignedOn("protocol", "2014-04")))
                .when(new CorrectEntry(
                        entry("protocol"), on("again", "2026"), protocolOn("protocol", "2014-05"), "the deed"))
                .expectEvents(new EntryCorrected(
                        ID,
                        on("again", "2026"),
                        new EntryId("protocol"),
                        protocolSignedOn("protocol", "2014-05"),
                        "the deed"));
    }

    @Test
    void what_reads_so_already_is_not_corrected() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", protocolOn("protocol", "2014-03")))
                .expectRefusal(Reason.NOTHING_CHANGED);
    }

    @Test
    void a_retracted_entry_cannot_be_corrected() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"), retracted("gone", "protocol"))
                .when(correction("protocol", protocolOn("protocol", "2014-04")))
                .expectRefusal(Reason.ENTRY_NOT_STANDING);
    }

    @Test
    void a_correction_is_not_itself_corrected() {
        Harbin.given(
                        opened(),
                        protocolSignedOn("protocol", "2014-03"),
                        corrected(protocolSignedOn("protocol", "2014-04")))
                .when(new CorrectEntry(
                        entry("correction"), on("again", "2026"), protocolOn("correction", "2014-05"), "the deed"))
                .expectRefusal(Reason.NOT_A_FACT);
    }

    @Test
    void an_unknown_entry_cannot_be_corrected() {
        Harbin.given(opened())
                .when(correction("protocol", protocolOn("protocol", "2014-04")))
                .expectRefusal(Reason.UNKNOWN_REFERENCE);
    }

    @Test
    void whoever_saw_an_older_state_is_told_so() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", protocolOn("protocol", "2014-04")), 0L)
                .expectRefusal(Reason.STALE_VERSION);
    }

    @Test
    void a_correction_that_contradicts_another_entry_is_accepted_and_warned_about() {
        Harbin.given(opened(), endedByHarbinOn("end", "2015"), protocolSignedOn("protocol", "2014-03"))
                .when(correction("protocol", protocolOn("protocol", "2017")))
                .expectWarnings(WarningCode.SIGNED_AFTER_END);
    }

    private static final Instrument PROTOCOL = Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT);
    private static final Instrument PAPER = Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT);

    private static SignProtocol protocolOn(String id, String day) {
        return new SignProtocol(BY_SIDES, on(id, day), PROTOCOL);
    }

    private static CorrectEntry correction(String entry, org.citypartnerships.commands.Command as) {
        return new CorrectEntry(entry(entry), on("correction", "2026"), as, "the source says so");
    }

    private static EntryCorrected corrected(org.citypartnerships.events.Entry as) {
        return new EntryCorrected(ID, on("correction", "2026"), as.entryId(), as, "the source says so");
    }
}
