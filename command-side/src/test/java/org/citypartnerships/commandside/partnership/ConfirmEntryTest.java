package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.HARBIN;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.endedByHarbinOn;
import static org.citypartnerships.commandside.partnership.Harbin.entry;
import static org.citypartnerships.commandside.partnership.Harbin.linked;
import static org.citypartnerships.commandside.partnership.Harbin.memorandumSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.retracted;
import static org.citypartnerships.commandside.partnership.Harbin.twinningSignedOn;

import org.citypartnerships.commands.AffirmPartnership;
import org.citypartnerships.commands.ConfirmEntry;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.EndPartnership;
import org.citypartnerships.commands.RejectEntry;
import org.citypartnerships.commands.RenewMoU;
import org.citypartnerships.commands.RetractEntry;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commandside.Confirmable;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;

/** What counts only once another person has confirmed it, and who that may be. */
class ConfirmEntryTest {
    private static final String ANNA = "local#u-anna";
    private static final String BORIS = "local#u-boris";
    private static final PartnershipEnded ENDED = endedByHarbinOn("ended", "2020-05-01");

    @Test
    void another_person_confirms_an_ending() {
        waiting().by(BORIS).when(confirm("ended")).expectEvents(new EntryConfirmed(ID, new EntryId("ended")));
    }

    @Test
    void whoever_recorded_it_neither_confirms_nor_rejects_it() {
        waiting().by(ANNA).when(confirm("ended")).expectRefusal(Reason.SAME_PERSON);
        waiting().by(ANNA).when(reject("ended")).expectRefusal(Reason.SAME_PERSON);
    }

    @Test
    void whoever_corrected_it_while_it_waited_does_not_confirm_it_either() {
        EntryCorrected correction = new EntryCorrected(
                ID, on("correction", "2021"), new EntryId("ended"), endedByHarbinOn("ended", "2020-06-01"), "misread");
        waiting().recorded(BORIS, correction).by(BORIS).when(confirm("ended")).expectRefusal(Reason.SAME_PERSON);
        waiting()
                .recorded(BORIS, correction)
                .by("local#u-clara")
                .when(confirm("ended"))
                .expectEvents(new EntryConfirmed(ID, new EntryId("ended")));
    }

    @Test
    void another_person_rejects_it_with_a_reason() {
        waiting()
                .by(BORIS)
                .when(reject("ended"))
                .expectEvents(new EntryRejected(ID, new EntryId("ended"), "the council has not met"));
    }

    @Test
    void what_counts_or_is_gone_waits_for_nobody() {
        Harbin.given(opened(), ENDED).by(BORIS).when(confirm("ended")).expectRefusal(Reason.NOT_WAITING);
        waiting()
                .recorded(BORIS, new EntryConfirmed(ID, new EntryId("ended")))
                .by(BORIS)
                .when(reject("ended"))
                .expectRefusal(Reason.NOT_WAITING);
        waiting()
                .recorded(ANNA, retracted("gone", "ended"))
                .by(BORIS)
                .when(confirm("ended"))
                .expectRefusal(Reason.NOT_WAITING);
        waiting().by(BORIS).when(confirm("signed-2031")).expectRefusal(Reason.UNKNOWN_REFERENCE);
    }

    @Test
    void by_policy_an_ending_waits_and_a_signing_does_not() {
        EndPartnership end = new EndPartnership(BY_SIDES, on("end", "2020"), Act.of(HARBIN, StatedDate.of("2020")));
        signed().by(ANNA, Confirmable.ENDINGS).when(end).expectToWait(true);
        signed().by(ANNA, Confirmable.SIGNINGS).when(end).expectToWait(false);
        signed().by(ANNA).when(end).expectToWait(false);
        SignProtocol sign = new SignProtocol(
                BY_SIDES, on("protocol", "2014"), Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT));
        signed().by(ANNA, Confirmable.SIGNINGS).when(sign).expectToWait(true);
        signed().by(ANNA, Confirmable.ENDINGS).when(sign).expectToWait(false);
    }

    @Test
    void a_side_that_says_that_it_is_over_ends_it_too() {
        signed().by(ANNA, Confirmable.ENDINGS)
                .when(new AffirmPartnership(
                        BY_SIDES, on("word", "2020"), java.util.List.of(HARBIN), Standing.ENDED, null))
                .expectToWait(true);
    }

    @Test
    void what_takes_a_confirmed_kind_of_entry_back_is_confirmed_too() {
        signed().by(ANNA, Confirmable.SIGNINGS).when(retract("twinning")).expectToWait(true);
        signed().by(ANNA, Confirmable.ENDINGS).when(retract("twinning")).expectToWait(false);
        signed().by(ANNA, Confirmable.CORRECTIONS).when(retract("twinning")).expectToWait(true);
    }

    @Test
    void what_mends_a_waiting_entry_is_confirmed_with_it() {
        waiting().by(ANNA, Confirmable.values()).when(retract("ended")).expectToWait(false);
        waiting()
                .by(ANNA, Confirmable.values())
                .when(new CorrectEntry(
                        entry("ended"),
                        Header.of("correction", null),
                        new EndPartnership(
                                BY_SIDES, on("ended", "2020-06-01"), Act.of(HARBIN, StatedDate.of("2020-06-01"))),
                        "misread"))
                .expectToWait(false);
    }

    @Test
    void a_waiting_memorandum_can_be_renewed_and_is_confirmed_before_its_renewal() {
        Instrument paper = Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT);
        Header renewal = linked("renewal", "2020", LinkKind.RENEWS, "mou");
        MoURenewed renewed = new MoURenewed(ID, renewal, paper, null);
        Harbin.given(opened())
                .proposed(ANNA, memorandumSignedOn("mou", "2009"))
                .by(ANNA, Confirmable.values())
                .when(new RenewMoU(BY_SIDES, renewal, paper, null))
                .expectEvents(renewed)
                .expectToWait(true);
        Harbin.given(opened())
                .proposed(ANNA, memorandumSignedOn("mou", "2009"))
                .proposed(ANNA, renewed)
                .by(BORIS)
                .when(confirm("renewal"))
                .expectRefusal(Reason.CONFIRM_FIRST);
        Harbin.given(opened())
                .proposed(ANNA, memorandumSignedOn("mou", "2009"))
                .proposed(ANNA, renewed)
                .by(BORIS)
                .when(reject("mou"))
                .expectRefusal(Reason.ENTRY_IS_NAMED);
    }

    @Test
    void a_policy_of_today_changes_nothing_that_was_recorded_before_it() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014"))
                .by(BORIS, Confirmable.values())
                .when(confirm("protocol"))
                .expectRefusal(Reason.NOT_WAITING);
    }

    private static Harbin signed() {
        return Harbin.given(opened(), twinningSignedOn("twinning", "2009"));
    }

    private static Harbin waiting() {
        return signed().proposed(ANNA, ENDED);
    }

    private static ConfirmEntry confirm(String entry) {
        return new ConfirmEntry(entry(entry));
    }

    private static RejectEntry reject(String entry) {
        return new RejectEntry(entry(entry), "the council has not met");
    }

    private static RetractEntry retract(String entry) {
        return new RetractEntry(entry(entry), Header.of("retraction", null), "no such thing");
    }
}
