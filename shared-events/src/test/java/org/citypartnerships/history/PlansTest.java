package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Rung;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Story story =
            Story.ofMurmanskAndHarbin().planned(Story.header("s3-20", "2016-05-23"), "2016-09-09/2016-09-11");

    @Test
    void a_plan_is_open_from_its_announcement_until_its_last_day_has_passed() {
        assertThat(story.on("2016-05-22").plans()).isEmpty();
        assertThat(plan("2016-05-23").progress()).isEqualTo(PlanStatus.Progress.OPEN);
        assertThat(plan("2016-09-11").progress()).isEqualTo(PlanStatus.Progress.OPEN);
        assertThat(plan("2016-09-11").dueOn()).isEqualTo("2016-09-11");
    }

    @Test
    void a_plan_that_nothing_fulfils_is_overdue_once_its_last_day_has_passed() {
        assertThat(plan("2016-09-12").progress()).isEqualTo(PlanStatus.Progress.OVERDUE);
        assertThat(story.warnings("2016-09-12")).extracting(Warning::code).containsExactly(WarningCode.PLAN_OVERDUE);
        assertThat(story.warnings("2016-09-11")).isEmpty();
    }

    @Test
    void a_plan_is_closed_by_the_entry_that_fulfils_it_from_that_day_on() {
        story.signed(
                story.linked(Story.header("signing", "2016-09-10"), LinkKind.FULFILS, "s3-20"),
                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
        assertThat(plan("2016-09-09").progress()).isEqualTo(PlanStatus.Progress.OPEN);
        assertThat(plan("2016-09-10").progress()).isEqualTo(PlanStatus.Progress.FULFILLED);
        assertThat(plan("2016-09-10").closedBy()).hasToString("signing");
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_cancelled_plan_is_not_overdue() {
        story.record(new PlanCancelled(
                story.partnership(), Story.header("cancelled", "2016-09-01"), new EntryId("s3-20"), null));
        assertThat(plan("2016-12-01").progress()).isEqualTo(PlanStatus.Progress.CANCELLED);
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_plan_without_a_day_is_never_overdue() {
        Story undated = Story.ofMurmanskAndHarbin().visitPlanned(Story.header("plan", "2016-05-23"), "2016-05-23/..");
        assertThat(undated.on("2024-01-01").plans())
                .extracting(PlanStatus::progress)
                .containsExactly(PlanStatus.Progress.OPEN);
    }

    @Test
    void a_plan_moves_no_standing_even_when_its_day_has_passed() {
        assertThat(story.on("2020-01-01").status()).isEqualTo(Status.UNKNOWN);
    }

    private PlanStatus plan(String day) {
        return story.on(day).plans().get(0);
    }
}
