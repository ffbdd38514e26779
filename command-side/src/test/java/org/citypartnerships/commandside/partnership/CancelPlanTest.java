package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.protocolSignedOn;

import java.util.List;
import org.citypartnerships.commands.CancelPlan;
import org.citypartnerships.commands.WithdrawIntent;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Subject;
import org.junit.jupiter.api.Test;

/** Giving up plans and proposals. */
class CancelPlanTest {

    private static final Subject SUBJECT = new Subject(null, BY_SIDES);

    @Test
    void a_plan_on_record_can_be_given_up() {
        SigningPlanned plan = new SigningPlanned(
                ID,
                on("plan", "2016-05-23"),
                StatedDate.of("2016-09-09/2016-09-11"),
                null,
                List.of(Rung.TWINNING),
                null,
                "festival",
                null);

        Harbin.given(opened(), plan)
                .when(new CancelPlan(SUBJECT, on("given-up", "2016-10"), new EntryId("plan"), null))
                .expectEvents(new PlanCancelled(ID, on("given-up", "2016-10"), new EntryId("plan"), null));
    }

    @Test
    void what_was_done_is_no_plan() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(new CancelPlan(SUBJECT, on("given-up", "2016-10"), new EntryId("protocol"), null))
                .expectRefusal(Reason.NOT_A_PLAN);
    }

    @Test
    void a_proposal_on_record_can_be_withdrawn() {
        IntentProposed proposal =
                new IntentProposed(ID, on("proposal", "2013"), List.of(), List.of(Rung.FRIENDSHIP), null);

        Harbin.given(opened(), proposal)
                .when(new WithdrawIntent(BY_SIDES, on("withdrawn", "2014"), new EntryId("proposal"), null))
                .expectEvents(new IntentWithdrawn(ID, on("withdrawn", "2014"), new EntryId("proposal"), null));
    }

    @Test
    void a_signing_is_no_proposal() {
        Harbin.given(opened(), protocolSignedOn("protocol", "2014-03"))
                .when(new WithdrawIntent(BY_SIDES, on("withdrawn", "2014"), new EntryId("protocol"), null))
                .expectRefusal(Reason.NOT_A_PROPOSAL);
    }
}
