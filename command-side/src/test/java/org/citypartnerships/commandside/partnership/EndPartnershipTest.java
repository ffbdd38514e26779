package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.HARBIN;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.SUNDERLAND;
import static org.citypartnerships.commandside.partnership.Harbin.endedByHarbinOn;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;
import static org.citypartnerships.commandside.partnership.Harbin.twinningSignedOn;

import java.util.List;
import org.citypartnerships.commands.EndPartnership;
import org.citypartnerships.commands.ResumePartnership;
import org.citypartnerships.commands.SuspendPartnership;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Acts of one side: ending, suspending and resuming. */
class EndPartnershipTest {

    @Test
    void a_side_ends_the_partnership() {
        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new EndPartnership(BY_SIDES, on("end", "2022-03"), Act.of(HARBIN, StatedDate.of("2022-03"))))
                .expectEvents(endedByHarbinOn("end", "2022-03"))
                .expectWarnings();
    }

    @Test
    void a_second_end_is_accepted_and_warned_about() {
        Harbin.given(opened(), twinningSignedOn("twinning", "2010"), endedByHarbinOn("end", "2022-03"))
                .when(new EndPartnership(BY_SIDES, on("again", "2023"), Act.of(HARBIN, StatedDate.of("2023"))))
                .expectEvents(endedByHarbinOn("again", "2023"))
                .expectWarnings(WarningCode.ENDED_TWICE);
    }

    @Test
    void nobody_but_a_side_ends_it() {
        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new EndPartnership(BY_SIDES, on("end", "2022"), Act.of(SUNDERLAND, StatedDate.of("2022"))))
                .expectRefusal(Reason.PARTY_ON_NO_SIDE);
    }

    @Test
    void resuming_what_was_never_suspended_is_accepted_and_warned_about() {
        Act act = Act.of(HARBIN, StatedDate.of("2023"));

        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new ResumePartnership(BY_SIDES, on("resumed", "2023"), act))
                .expectEvents(new PartnershipResumed(ID, on("resumed", "2023"), act))
                .expectWarnings(WarningCode.RESUMED_WITHOUT_SUSPENSION);
    }

    @Test
    void it_does_not_take_effect_before_it_was_decided() {
        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new SuspendPartnership(
                        BY_SIDES, on("pause", "2022"), decidedAndEffective("2022-03", "2022-02-28")))
                .expectRefusal(Reason.CONTRADICTS_ITSELF);
    }

    @Test
    void it_may_take_effect_in_the_month_of_the_decision() {
        Act act = decidedAndEffective("2022-03", "2022-03-01");

        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new SuspendPartnership(BY_SIDES, on("pause", "2022"), act))
                .expectEvents(new PartnershipSuspended(ID, on("pause", "2022"), act));
    }

    @Test
    void an_act_about_a_paper_names_a_paper_on_record() {
        Act act = act(new EntryId("unknown"), null, null);

        Harbin.given(opened(), twinningSignedOn("twinning", "2010"))
                .when(new SuspendPartnership(BY_SIDES, on("pause", "2022"), act))
                .expectRefusal(Reason.UNKNOWN_REFERENCE);
    }

    private static Act decidedAndEffective(String decided, String effective) {
        return act(null, StatedDate.of(decided), StatedDate.of(effective));
    }

    private static Act act(
            @Nullable EntryId instrument, @Nullable StatedDate decidedOn, @Nullable StatedDate effectiveOn) {
        return new Act(
                List.of(HARBIN), List.of(), null, instrument, SuspensionScope.ALL, decidedOn, null, effectiveOn, null);
    }
}
