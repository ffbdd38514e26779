package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.CHAMBER;
import static org.citypartnerships.commandside.partnership.Harbin.HARBIN;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.SUNDERLAND;
import static org.citypartnerships.commandside.partnership.Harbin.endedByHarbinOn;
import static org.citypartnerships.commandside.partnership.Harbin.linked;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;

import java.util.List;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignProtocolTest {

    private static final Instrument PROTOCOL = Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT);

    @Test
    void the_first_signing_opens_the_partnership_with_its_sides_in_an_order_of_their_own() {
        Harbin.given()
                .when(new SignProtocol(BY_SIDES, on("s3-04", "2014-03"), PROTOCOL))
                .expectEvents(opened(), protocolSignedOn("s3-04", "2014-03"));
    }

    @Test
    void a_year_alone_does_not_contradict_a_month_of_that_year() {
        Harbin.given(opened(), protocolSignedOn("first", "2014"))
                .when(new SignProtocol(BY_SIDES, on("second", "2014-03"), PROTOCOL))
                .expectEvents(protocolSignedOn("second", "2014-03"))
                .expectWarnings();
    }

    @Test
    void a_signing_after_an_end_is_accepted_and_warned_about() {
        Harbin.given(opened(), protocolSignedOn("first", "2014"), endedByHarbinOn("end", "2015"))
                .when(new SignProtocol(BY_SIDES, on("second", "2016"), PROTOCOL))
                .expectEvents(protocolSignedOn("second", "2016"))
                .expectWarnings(WarningCode.SIGNED_AFTER_END);
    }

    @Test
    void an_entry_id_is_used_once() {
        Harbin.given(opened(), protocolSignedOn("s3-04", "2014-03"))
                .when(new SignProtocol(BY_SIDES, on("s3-04", "2015-10-13"), PROTOCOL))
                .expectRefusal(Reason.ENTRY_ALREADY_RECORDED);
    }

    @Test
    void a_body_signs_for_a_member_of_a_side_or_is_listed_beside_one() {
        Instrument between = between(new InstrumentParty(CHAMBER, null, HARBIN));

        Harbin.given(opened())
                .when(new SignProtocol(BY_SIDES, on("s3-04", "2014-03"), between))
                .expectEvents(new ProtocolSigned(ID, on("s3-04", "2014-03"), between));
    }

    @Test
    void a_party_that_is_on_no_side_cannot_sign() {
        Harbin.given(opened())
                .when(new SignProtocol(
                        BY_SIDES, on("s3-04", "2014-03"), between(new InstrumentParty(SUNDERLAND, null, null))))
                .expectRefusal(Reason.PARTY_ON_NO_SIDE);
    }

    @Test
    void a_body_cannot_sign_for_a_party_that_is_on_no_side() {
        Harbin.given()
                .when(new SignProtocol(
                        BY_SIDES, on("s3-04", "2014-03"), between(new InstrumentParty(CHAMBER, SUNDERLAND, null))))
                .expectRefusal(Reason.PARTY_ON_NO_SIDE);
    }

    @Test
    void a_term_does_not_end_before_the_signing() {
        Term ended = new Term(TermKind.FIXED, null, StatedDate.of("2013"), null, null, null);

        Harbin.given()
                .when(new SignProtocol(BY_SIDES, on("s3-04", "2014-03"), withTerm(ended)))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
    }

    @Test
    void a_term_that_may_end_after_the_signing_is_accepted() {
        Term thisYear = new Term(TermKind.FIXED, null, StatedDate.of("2014"), null, null, null);

        Harbin.given(opened())
                .when(new SignProtocol(BY_SIDES, on("s3-04", "2014-03"), withTerm(thisYear)))
                .expectEvents(new ProtocolSigned(ID, on("s3-04", "2014-03"), withTerm(thisYear)));
    }

    @Test
    void an_entry_links_to_what_is_on_record() {
        Harbin.given(opened())
                .when(new SignProtocol(BY_SIDES, linked("s3-04", "2014-03", LinkKind.DURING, "s3-03"), PROTOCOL))
                .expectRefusal(Reason.UNKNOWN_REFERENCE);
    }

    @Test
    void an_entry_does_not_link_to_itself() {
        Harbin.given(opened())
                .when(new SignProtocol(BY_SIDES, linked("s3-04", "2014-03", LinkKind.DURING, "s3-04"), PROTOCOL))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
    }

    @Test
    void an_id_opens_no_partnership() {
        Harbin.given()
                .when(new SignProtocol(PartnershipRef.of(ID.value()), on("s3-04", "2014-03"), PROTOCOL))
                .expectRefusal(Reason.UNKNOWN_PARTNERSHIP);
    }

    @Test
    void who_saw_an_older_state_is_told_so() {
        Harbin.given(opened(), protocolSignedOn("first", "2014-03"))
                .when(new SignProtocol(BY_SIDES, on("second", "2015-10-13"), PROTOCOL), 0L)
                .expectRefusal(Reason.STALE_VERSION);
    }

    @Test
    void who_saw_the_present_state_may_go_on() {
        Harbin.given(opened(), protocolSignedOn("first", "2014-03"))
                .when(new SignProtocol(BY_SIDES, on("second", "2015-10-13"), PROTOCOL), 1L)
                .expectEvents(protocolSignedOn("second", "2015-10-13"));
    }

    private static Instrument between(InstrumentParty... parties) {
        return paper(List.of(parties), null);
    }

    private static Instrument withTerm(Term term) {
        return paper(List.of(), term);
    }

    private static Instrument paper(List<InstrumentParty> parties, @Nullable Term term) {
        return new Instrument(
                InstrumentForm.PROTOCOL_OF_INTENT,
                null,
                List.of(Rung.INTENT),
                parties,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                term,
                null,
                null);
    }
}
