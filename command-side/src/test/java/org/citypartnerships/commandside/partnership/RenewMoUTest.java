package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.linked;
import static org.citypartnerships.commandside.partnership.Harbin.memorandumSignedOn;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;

import java.util.List;
import org.citypartnerships.commands.RenewMoU;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.junit.jupiter.api.Test;

/** When a memorandum may be renewed. */
class RenewMoUTest {

    private static final Instrument PAPER = Instrument.of(InstrumentForm.MEMORANDUM, Rung.INTENT);

    @Test
    void a_memorandum_on_record_can_be_renewed() {
        Header renewing = linked("renewal", "2020", LinkKind.RENEWS, "mou");

        Harbin.given(opened(), memorandumSignedOn("mou", "2009"))
                .when(new RenewMoU(BY_SIDES, renewing, PAPER, null))
                .expectEvents(new MoURenewed(ID, renewing, PAPER, null));
    }

    @Test
    void a_memorandum_that_is_not_on_record_can_be_renewed_if_it_is_described() {
        RenewedPaper described = new RenewedPaper("a memorandum of the two chambers", StatedDate.of("2009"));
        Header renewing = on("renewal", "2020");

        Harbin.given(opened())
                .when(new RenewMoU(BY_SIDES, renewing, PAPER, described))
                .expectEvents(new MoURenewed(ID, renewing, PAPER, described));
    }

    @Test
    void a_renewal_of_nothing_is_refused() {
        Harbin.given(opened(), memorandumSignedOn("mou", "2009"))
                .when(new RenewMoU(BY_SIDES, on("renewal", "2020"), PAPER, null))
                .expectRefusal(Reason.RENEWAL_OF_NOTHING);
    }

    @Test
    void a_memorandum_that_was_never_recorded_cannot_be_renewed() {
        Harbin.given(opened())
                .when(new RenewMoU(BY_SIDES, linked("renewal", "2020", LinkKind.RENEWS, "never"), PAPER, null))
                .expectRefusal(Reason.UNKNOWN_REFERENCE);
    }

    @Test
    void what_is_no_paper_cannot_be_renewed() {
        RelationReported reported = new RelationReported(
                ID, on("report", "2014"), Relation.FRIENDSHIP, null, null, Standing.UNKNOWN, null, List.of());

        Harbin.given(opened(), reported)
                .when(new RenewMoU(BY_SIDES, linked("renewal", "2020", LinkKind.RENEWS, "report"), PAPER, null))
                .expectRefusal(Reason.NOT_AN_INSTRUMENT);
    }

    @Test
    void the_paper_of_another_partnership_cannot_be_renewed_here() {
        EntryRef elsewhere =
                new EntryRef(new PartnershipId("partnership:harbin-cn~sunderland-gb"), new EntryId("s0-01"));
        Header renewing = new Header(
                new EntryId("renewal"),
                StatedDate.of("2020"),
                List.of(),
                null,
                List.of(new Link(LinkKind.RENEWS, elsewhere)),
                Visibility.PUBLIC,
                null);

        Harbin.given(opened())
                .when(new RenewMoU(BY_SIDES, renewing, PAPER, null))
                .expectRefusal(Reason.NOT_AN_INSTRUMENT);
    }

    @Test
    void a_renewal_dated_before_a_paper_on_record_is_accepted_and_warned_about() {
        Header renewing = linked("renewal", "2008", LinkKind.RENEWS, "mou");

        Harbin.given(opened(), memorandumSignedOn("mou", "2009"))
                .when(new RenewMoU(BY_SIDES, renewing, PAPER, null))
                .expectEvents(new MoURenewed(ID, renewing, PAPER, null))
                .expectWarnings(WarningCode.RENEWAL_BEFORE_ORIGINAL);
    }

    @Test
    void a_renewal_that_contradicts_its_own_description_in_every_reading_is_refused() {
        Harbin.given(opened())
                .when(new RenewMoU(
                        BY_SIDES,
                        on("renewal", "2008"),
                        PAPER,
                        new RenewedPaper("a memorandum of the two chambers", StatedDate.of("2009"))))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
    }

    @Test
    void a_renewal_in_the_year_of_the_paper_described_contradicts_nothing() {
        RenewedPaper described = new RenewedPaper("a memorandum of the two chambers", StatedDate.of("2009-05"));
        Header renewing = on("renewal", "2009");

        Harbin.given(opened())
                .when(new RenewMoU(BY_SIDES, renewing, PAPER, described))
                .expectEvents(new MoURenewed(ID, renewing, PAPER, described));
    }
}
