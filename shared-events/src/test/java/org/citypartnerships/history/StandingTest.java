package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.history.Story.FIRST;
import static org.citypartnerships.history.Story.SECOND;

import java.time.Period;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void a_proposal_stands_until_a_signing() {
        Story story = Story.ofMurmanskAndHarbin()
                .proposed("proposal", "2013-05-01")
                .signed("protocol", "2014-03-04", Rung.INTENT);
        assertThat(story.standing("2013-04-30")).isEqualTo(Standing.UNKNOWN);
        assertThat(story.standing("2013-05-01")).isEqualTo(Standing.PROPOSED);
        assertThat(story.standing("2014-03-04")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_proposal_withdrawn_is_as_if_it_had_not_been_made() {
        Story story = Story.ofMurmanskAndHarbin()
                .proposed("proposal", "2013-05-01")
                .withdrawn("withdrawal", "2013-06-01", "proposal");
        assertThat(story.standing("2013-05-31")).isEqualTo(Standing.PROPOSED);
        assertThat(story.standing("2013-06-01")).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void of_two_proposals_one_withdrawn_leaves_the_other() {
        Story story = Story.ofMurmanskAndHarbin()
                .proposed("first", "2013-05-01")
                .proposed("second", "2013-05-02")
                .withdrawn("withdrawal", "2013-06-01", "first");
        assertThat(story.standing("2013-06-01")).isEqualTo(Standing.PROPOSED);
        assertThat(story.side(FIRST, "2013-06-01").because()).hasToString("second");
    }

    @Test
    void a_proposal_to_go_further_changes_nothing_while_something_is_in_force() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .proposed("upgrade", "2015-05-01");
        assertThat(story.standing("2015-06-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_proposal_after_the_end_is_a_proposal_by_whichever_side() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", "murmansk-ru", "2018-01-01")
                .proposed("anew", "2020-01-01", "harbin-cn");
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.ENDED);
        assertThat(story.standing("2020-01-01")).isEqualTo(Standing.PROPOSED);
        assertThat(story.on("2020-01-01").status().disputed()).isFalse();
    }

    @Test
    void who_ends_it_once_more_takes_back_what_it_proposed_since() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", "harbin-cn", "2018-01-01")
                .proposed("anew", "2020-01-01", "harbin-cn")
                .ended("after-all", "harbin-cn", "2021-01-01");
        assertThat(story.standing("2020-01-01")).isEqualTo(Standing.PROPOSED);
        assertThat(story.standing("2021-01-01")).isEqualTo(Standing.ENDED);
        assertThat(story.side(SECOND, "2021-01-01").standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void a_suspension_holds_from_its_effective_day_until_it_is_resumed() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .suspended("suspension", "murmansk-ru", "2020-02-01")
                .resumed("resumption", "murmansk-ru", "2021-02-01");
        assertThat(story.standing("2020-01-31")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2020-02-01")).isEqualTo(Standing.SUSPENDED);
        assertThat(story.on("2020-02-01").status().scope()).isEqualTo(SuspensionScope.ALL);
        assertThat(story.standing("2021-02-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.on("2021-02-01").status().scope()).isNull();
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void an_act_of_which_only_the_notice_is_dated_is_possible_and_never_certain() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", Story.act("murmansk-ru", "2022-02-25", "2022-03-01", null));
        assertThat(story.standing("2022-02-28")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.on("2022-03-01").status().standing()).isEqualTo(Standing.ENDED);
        assertThat(story.on("2022-03-01").status().certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(story.on("2024-03-01").status().certainty()).isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void an_act_of_which_only_the_decision_is_dated_counts_from_the_decision() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", Story.act("murmansk-ru", "2022-02-25", null, null));
        assertThat(story.standing("2022-02-25")).isEqualTo(Standing.ENDED);
        assertThat(story.on("2022-02-25").status().certainty()).isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void an_act_takes_effect_on_its_effective_day_although_it_was_decided_before() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", Story.act("murmansk-ru", "2022-02-25", "2022-03-01", "2023-01-01"));
        assertThat(story.standing("2022-12-31")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2023-01-01")).isEqualTo(Standing.ENDED);
        assertThat(story.on("2023-01-01").status().certainty()).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void a_signing_after_the_end_begins_a_new_spell() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("protocol", "2014-03-04", Rung.INTENT)
                .ended("end", "murmansk-ru", "2018-01-01")
                .signed("anew", "2020-05-01", Rung.INTENT);
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.ENDED);
        assertThat(story.standing("2020-05-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.warned()).containsExactly("SIGNED_AFTER_END anew end");
    }

    @Test
    void an_affirmation_says_where_a_side_stands() {
        Story story = Story.ofMurmanskAndHarbin()
                .reported("report", Relation.FRIENDSHIP)
                .affirmed("affirmation", "2019-01-01", Standing.IN_FORCE, "murmansk-ru", "harbin-cn");
        assertThat(story.standing("2018-12-31")).isEqualTo(Standing.UNKNOWN);
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.on("2019-01-01").status().oneSided()).isFalse();
    }

    @Test
    void a_term_of_five_years_ends_with_the_day_of_the_same_date() {
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "2009-06-01", Story.fixed("P5Y"));
        assertThat(story.standing("2014-06-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2014-06-02")).isEqualTo(Standing.EXPIRED);
        assertThat(story.paperOn("2014-06-02", "agreement").standing()).isEqualTo(Standing.EXPIRED);
        assertThat(story.paperOn("2014-06-02", "agreement").lastDay())
                .hasToString("Window[earliest=2014-06-01, latest=2014-06-01]");
    }

    @Test
    void the_term_of_a_paper_of_a_year_has_possibly_run_out_from_its_first_day_on() {
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "2009", Story.fixed("P5Y"));
        assertThat(story.on("2014-01-01").status().standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(story.on("2014-01-02").status().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(story.on("2014-01-02").status().certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(story.on("2015-01-01").status().certainty()).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void a_paper_with_a_last_day_runs_out_after_it() {
        Term until = new Term(TermKind.FIXED, null, StatedDate.of("2014-12-31"), null, null, null);
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "2009-06-01", until);
        assertThat(story.standing("2014-12-31")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2015-01-01")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_self_renewing_paper_with_two_renewals_left_lasts_three_periods() {
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "2000-06-01", selfRenewing(2));
        assertThat(story.standing("2015-06-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2015-06-02")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_self_renewing_paper_without_bound_does_not_run_out() {
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "1950-06-01", selfRenewing(null));
        assertThat(story.standing("2024-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.paperOn("2024-01-01", "agreement").lastDay()).isNull();
    }

    @Test
    void a_paper_extended_by_consent_runs_out_unless_it_is_renewed() {
        Term byConsent = new Term(TermKind.BY_CONSENT, Period.ofYears(5), null, null, null, null);
        Story story = Story.ofMurmanskAndHarbin().signedFor("agreement", "2009-06-01", byConsent);
        assertThat(story.standing("2014-06-02")).isEqualTo(Standing.EXPIRED);
        story.renewed("renewal", "2014-05-01", "agreement", null);
        assertThat(story.standing("2014-06-02")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_paper_that_says_nothing_of_its_term_does_not_run_out() {
        Story story = Story.ofMurmanskAndHarbin().signed("agreement", "1950-06-01", Rung.FRIENDSHIP);
        assertThat(story.standing("2024-01-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void the_partnership_does_not_expire_while_another_paper_holds_it() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("unlimited", "2000-06-01", Rung.FRIENDSHIP)
                .signedFor("limited", "2009-06-01", Story.fixed("P5Y"));
        assertThat(story.standing("2014-06-02")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.paperOn("2014-06-02", "limited").standing()).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_renewal_extends_the_term_and_then_runs_out_itself() {
        Story story = Story.ofMurmanskAndHarbin()
                .signedFor("agreement", "2009-06-01", Story.fixed("P5Y"))
                .renewed("renewal", "2014-05-01", "agreement", Story.fixed("P5Y"));
        assertThat(story.standing("2014-06-02")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.paperOn("2014-06-02", "agreement").renewedBy()).hasToString("renewal");
        assertThat(story.standing("2019-05-02")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_renewal_for_a_term_takes_the_place_of_a_paper_that_named_none() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .renewed("renewal", "2014-05-01", "agreement", Story.fixed("P5Y"));
        assertThat(story.standing("2019-05-02")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_renewal_after_the_term_leaves_a_gap() {
        Story story = Story.ofMurmanskAndHarbin()
                .signedFor("agreement", "2009-06-01", Story.fixed("P5Y"))
                .renewed("renewal", "2015-05-01", "agreement", Story.fixed("P5Y"));
        assertThat(story.standing("2015-04-30")).isEqualTo(Standing.EXPIRED);
        assertThat(story.standing("2015-05-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_source_that_says_a_paper_has_run_out_closes_it_after_its_last_day() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .expired("expiry", "2018-12-31", "agreement");
        assertThat(story.standing("2018-12-31")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void terminating_the_last_paper_ends_the_partnership_for_that_side() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .terminated("termination", "murmansk-ru", "2018-12-31", "agreement");
        assertThat(story.standing("2018-12-31")).isEqualTo(Standing.ENDED);
        assertThat(story.on("2018-12-31").status().oneSided()).isTrue();
        assertThat(story.side(FIRST, "2018-12-31").standing()).isEqualTo(Standing.ENDED);
        assertThat(story.side(SECOND, "2018-12-31").standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void terminating_one_paper_of_two_leaves_the_partnership_in_force() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("one", "2009-06-01", Rung.FRIENDSHIP)
                .signed("other", "2010-06-01", Rung.FRIENDSHIP)
                .terminated("termination", "murmansk-ru", "2018-12-31", "one");
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.paperOn("2019-01-01", "one").standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void suspending_one_paper_of_two_suspends_only_that_paper() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("one", "2009-06-01", Rung.FRIENDSHIP)
                .signed("other", "2010-06-01", Rung.FRIENDSHIP)
                .suspended("suspension", Story.aboutPaper("murmansk-ru", "2018-12-31", "one"));
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.paperOn("2019-01-01", "one").standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void suspending_and_resuming_the_only_paper_suspends_and_resumes_the_side() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("one", "2009-06-01", Rung.FRIENDSHIP)
                .suspended("suspension", Story.aboutPaper("murmansk-ru", "2018-12-31", "one"))
                .resumed("resumption", Story.aboutPaper("murmansk-ru", "2019-12-31", "one"));
        assertThat(story.standing("2019-01-01")).isEqualTo(Standing.SUSPENDED);
        assertThat(story.standing("2020-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_term_that_ran_out_before_the_partnership_began_anew_does_not_count_for_the_new_spell() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("unlimited", "2000-06-01", Rung.FRIENDSHIP)
                .ended("end", "harbin-cn", "2005-01-01")
                .signedFor("anew", "2010-01-01", Story.fixed("P5Y"));
        assertThat(story.paperOn("2006-01-01", "unlimited").standing()).isEqualTo(Standing.ENDED);
        assertThat(story.standing("2015-01-02")).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void plans_visits_and_programmes_move_no_standing() {
        Story story = Story.ofMurmanskAndHarbin()
                .visited("visit", "2014-03-01")
                .signed("programme", "2014-03-02", Rung.NOTHING)
                .planned(Story.header("plan", "2014-03-03"), "2016-09-09/2016-09-11");
        assertThat(story.on("2016-12-01").status()).isEqualTo(Status.UNKNOWN);
        assertThat(story.on("2016-12-01").isEmpty()).isFalse();
    }

    @Test
    void what_has_seen_no_paper_and_no_engagement_for_five_years_is_dormant() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .visited("visit", "2010-05-01/2010-05-03");
        assertThat(story.on("2015-05-03").status().dormant()).isFalse();
        assertThat(story.on("2015-05-04").status().dormant()).isTrue();
        assertThat(story.on("2015-05-04").status().standing()).isEqualTo(Standing.IN_FORCE);
        story.visited("again", "2017");
        assertThat(story.on("2016-12-31").status().dormant()).isTrue();
        assertThat(story.on("2017-01-01").status().dormant()).isFalse();
    }

    @Test
    void the_time_until_something_is_dormant_is_a_setting() {
        History history = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .history()
                .dormantAfter(Period.ofYears(1));
        assertThat(history.at(Story.day("2010-06-02"), Anchors.none()).status().dormant())
                .isTrue();
    }

    @Test
    void what_is_not_in_force_is_not_dormant() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("agreement", "2009-06-01", Rung.FRIENDSHIP)
                .ended("end", "harbin-cn", "2010-01-01");
        assertThat(story.on("2020-01-01").status().dormant()).isFalse();
    }

    private static Term selfRenewing(@Nullable Integer renewalsLeft) {
        return new Term(TermKind.SELF_RENEWING, Period.ofYears(5), null, renewalsLeft, null, null);
    }
}
