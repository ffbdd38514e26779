package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.history.Story.FIRST;
import static org.citypartnerships.history.Story.SECOND;

import java.util.List;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.junit.jupiter.api.Test;

class CommonStandingTest {
    private final Story story = Story.ofMurmanskAndHarbin().signed("agreement", "2014-03-04", Rung.FRIENDSHIP);

    @Test
    void a_silent_side_follows_what_the_other_does() {
        story.suspended("suspension", "murmansk-ru", "2020-01-01");
        Status status = story.on("2020-01-01").status();
        assertThat(status.standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(status.oneSided()).isTrue();
        assertThat(status.disputed()).isFalse();
        assertThat(story.side(FIRST, "2020-01-01").standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(story.side(SECOND, "2020-01-01").standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void it_is_disputed_once_the_other_side_states_another_standing() {
        story.suspended("suspension", "murmansk-ru", "2020-01-01")
                .affirmed("affirmation", "2020-02-01", Standing.IN_FORCE, "harbin-cn");
        Status status = story.on("2020-02-01").status();
        assertThat(status.disputed()).isTrue();
        assertThat(status.oneSided()).isFalse();
        assertThat(status.standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void what_the_other_side_affirmed_before_is_no_dispute() {
        story.affirmed("affirmation", "2019-02-01", Standing.IN_FORCE, "harbin-cn")
                .suspended("suspension", "murmansk-ru", "2020-01-01");
        Status status = story.on("2020-02-01").status();
        assertThat(status.disputed()).isFalse();
        assertThat(status.oneSided()).isTrue();
        assertThat(status.standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void both_sides_suspended_one_by_one_are_suspended_together() {
        story.suspended("suspension", "murmansk-ru", "2020-01-01").suspended("answer", "harbin-cn", "2020-02-01");
        Status status = story.on("2020-02-01").status();
        assertThat(status.standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(status.oneSided()).isFalse();
        assertThat(status.disputed()).isFalse();
    }

    @Test
    void when_both_suspended_and_one_resumes_it_is_disputed() {
        story.suspended("suspension", "murmansk-ru", "2020-01-01")
                .suspended("answer", "harbin-cn", "2020-02-01")
                .resumed("resumption", "murmansk-ru", "2021-01-01");
        assertThat(story.on("2021-01-01").status().disputed()).isTrue();
        story.resumed("too", "harbin-cn", "2021-02-01");
        assertThat(story.on("2021-02-01").status().disputed()).isFalse();
        assertThat(story.on("2021-02-01").status().oneSided()).isFalse();
        assertThat(story.standing("2021-02-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_new_paper_of_both_settles_what_either_did() {
        story.suspended("suspension", "murmansk-ru", "2020-01-01")
                .affirmed("affirmation", "2020-02-01", Standing.IN_FORCE, "harbin-cn")
                .signed("anew", "2021-01-01", Rung.FRIENDSHIP);
        Status status = story.on("2021-01-01").status();
        assertThat(status.disputed()).isFalse();
        assertThat(status.oneSided()).isFalse();
        assertThat(status.standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void an_end_by_both_is_not_one_sided() {
        Act together = new Act(
                List.of(Story.party("murmansk-ru"), Story.party("harbin-cn")),
                List.of(),
                null,
                null,
                SuspensionScope.ALL,
                null,
                null,
                Story.date("2020-01-01"),
                null);
        story.ended("end", together);
        assertThat(story.standing("2020-01-01")).isEqualTo(Standing.ENDED);
        assertThat(story.on("2020-01-01").status().oneSided()).isFalse();
    }

    @Test
    void unknown_yields_to_what_is_known() {
        Story affirmed = Story.ofMurmanskAndHarbin().affirmed("word", "2020-01-01", Standing.IN_FORCE, "harbin-cn");
        assertThat(affirmed.standing("2020-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(affirmed.on("2020-01-01").status().oneSided()).isTrue();
        assertThat(affirmed.side(FIRST, "2020-01-01").standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void a_proposal_of_one_side_is_one_sided() {
        Story proposal = Story.ofMurmanskAndHarbin().proposed("proposal", "2013-05-01", "murmansk-ru");
        assertThat(proposal.standing("2013-05-01")).isEqualTo(Standing.PROPOSED);
        assertThat(proposal.on("2013-05-01").status().oneSided()).isTrue();
        assertThat(proposal.side(SECOND, "2013-05-01").standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void two_sources_that_differ_about_the_same_days_make_a_dispute() {
        Story told = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("one", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2020")
                .reported(Story.header("other", (String) null), Relation.TWINNING, null, Standing.ENDED, "2020-03");
        assertThat(told.on("2021-01-01").status().disputed()).isTrue();
    }

    @Test
    void a_source_of_a_later_day_is_no_dispute_but_news() {
        Story told = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("one", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2019")
                .reported(Story.header("other", (String) null), Relation.TWINNING, null, Standing.ENDED, "2020-03");
        assertThat(told.on("2021-01-01").status().disputed()).isFalse();
        assertThat(told.standing("2021-01-01")).isEqualTo(Standing.ENDED);
        assertThat(told.standing("2019-12-31")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void two_sources_that_agree_make_no_dispute() {
        Story told = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("one", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2020")
                .reported(Story.header("other", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2020");
        assertThat(told.on("2021-01-01").status().disputed()).isFalse();
    }

    @Test
    void a_standing_that_is_contested_and_not_settled_is_disputed() {
        Story told = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("one", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2020")
                .contested("contest", "one", "/standing", "ENDED");
        assertThat(told.on("2021-01-01").status().disputed()).isTrue();
    }

    @Test
    void of_three_sides_those_that_signed_are_in_force() {
        Story three = Story.between("sunderland-gb", "harbin-cn", "essen-de")
                .signed(
                        Story.header("agreement", "2009-05-01"),
                        Story.between(
                                List.of(
                                        new InstrumentParty(Story.party("sunderland-gb"), null, null),
                                        new InstrumentParty(Story.party("harbin-cn"), null, null)),
                                Rung.FRIENDSHIP));
        assertThat(three.side(SECOND, "2010-01-01").standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(three.side(SideId.of(3), "2010-01-01").standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(three.standing("2010-01-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void of_three_sides_what_one_does_towards_one_other_leaves_the_common_standing() {
        Act towardsHarbin = new Act(
                List.of(Story.party("sunderland-gb")),
                List.of(),
                Story.party("harbin-cn"),
                null,
                SuspensionScope.ALL,
                null,
                null,
                Story.date("2020-01-01"),
                null);
        Story three = Story.between("sunderland-gb", "harbin-cn", "essen-de")
                .signed("agreement", "2009-05-01", Rung.FRIENDSHIP)
                .suspended("suspension", towardsHarbin);
        assertThat(three.standing("2020-01-01")).isEqualTo(Standing.IN_FORCE);
        assertThat(three.side(FIRST, "2020-01-01").towards())
                .containsOnlyKeys(SECOND)
                .containsValue(Standing.SUSPENDED);
    }

    @Test
    void a_side_of_three_cities_acts_through_each_of_them() {
        Story group = Story.between("nuernberg-de+erlangen-de+fuerth-de", "shenzhen-cn")
                .signed("agreement", "1997-05-01", Rung.TWINNING)
                .suspended("suspension", "fuerth-de", "2020-01-01");
        assertThat(group.side(FIRST, "2020-01-01").standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(group.side(FIRST, "2020-01-01").members()).hasSize(3);
    }
}
