package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.Test;

class RelationTest {
    @Test
    void nothing_is_on_record_before_the_first_day_that_is_possible() {
        Story story = Story.ofSunderlandAndHarbin().signed("s0-02", "2009", Rung.FRIENDSHIP);
        assertThat(story.on("2008-12-31").isEmpty()).isTrue();
        assertThat(story.on("2008-12-31").status()).isEqualTo(Status.UNKNOWN);
        assertThat(story.on("2009-01-01").isEmpty()).isFalse();
    }

    @Test
    void an_agreement_of_a_year_is_possibly_in_force_during_it_and_certainly_after_it() {
        Story story = Story.ofSunderlandAndHarbin().signed("s0-02", "2009", Rung.FRIENDSHIP);
        Status during = story.on("2009-06-01").status();
        assertThat(during.relation()).isEqualTo(Relation.FRIENDSHIP);
        assertThat(during.relationCertainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(during.standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(during.certainty()).isEqualTo(Certainty.POSSIBLE);
        Status after = story.on("2010-01-01").status();
        assertThat(after.relationCertainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(after.certainty()).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void the_highest_rung_counts_whatever_comes_later() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("friendship", "2014-03-04", Rung.FRIENDSHIP)
                .signed("intent", "2015-10-13", Rung.INTENT);
        assertThat(story.on("2016-01-01").status().relation()).isEqualTo(Relation.FRIENDSHIP);
    }

    @Test
    void the_relation_does_not_fall_when_the_partnership_ends() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("twinning", "2014-03-04", Rung.TWINNING)
                .ended("end", "murmansk-ru", "2022-03-01");
        assertThat(story.on("2023-01-01").status().relation()).isEqualTo(Relation.TWINNING);
        assertThat(story.standing("2023-01-01")).isEqualTo(Standing.ENDED);
    }

    @Test
    void a_project_counts_only_where_nothing_on_the_ladder_does() {
        Story story = Story.between("hamburg-de", "shanghai-cn")
                .signed("project", "2001", Rung.PROJECT)
                .signed("contact", "2003", Rung.CONTACT);
        assertThat(story.on("2002-01-01").status().relation()).isEqualTo(Relation.PROJECT);
        assertThat(story.on("2004-01-01").status().relation()).isEqualTo(Relation.CONTACT);
    }

    @Test
    void of_two_readings_the_lower_rung_counts() {
        Story story = Story.ofSunderlandAndHarbin().signed("s0-02", "2009", Rung.TWINNING, Rung.FRIENDSHIP);
        assertThat(story.on("2010-01-01").status().relation()).isEqualTo(Relation.FRIENDSHIP);
        assertThat(story.paperOn("2010-01-01", "s0-02").counted()).isEqualTo(Rung.FRIENDSHIP);
        assertThat(story.paperOn("2010-01-01", "s0-02").readings()).containsExactly(Rung.TWINNING, Rung.FRIENDSHIP);
        assertThat(story.warned()).containsExactly("AMBIGUOUS_RUNG s0-02");
    }

    @Test
    void a_paper_that_may_establish_nothing_moves_nothing() {
        Story story = Story.ofSunderlandAndHarbin().signed("maybe", "2009", Rung.FRIENDSHIP, Rung.NOTHING);
        assertThat(story.on("2010-01-01").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_chambers_memorandum_is_listed_and_moves_nothing() {
        Story story = Story.ofSunderlandAndHarbin()
                .signed(
                        Story.header("s0-01", "2009"),
                        Story.between(
                                List.of(
                                        beside("north-east-england-chamber", "sunderland-gb"),
                                        beside("harbin-chamber", "harbin-cn")),
                                Rung.FRIENDSHIP));
        assertThat(story.on("2010-01-01").status()).isEqualTo(Status.UNKNOWN);
        assertThat(story.paperOn("2010-01-01", "s0-01").movesStanding()).isFalse();
        assertThat(story.paperOn("2010-01-01", "s0-01").standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_paper_of_bodies_acting_for_the_cities_moves_the_standing() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed(
                        Story.header("s3-04", "2014-03"),
                        Story.between(
                                List.of(
                                        actingFor("peoples-government-of-harbin", "harbin-cn"),
                                        actingFor("murmansk-administration", "murmansk-ru")),
                                Rung.INTENT));
        assertThat(story.on("2014-04-01").status().relation()).isEqualTo(Relation.INTENT);
        assertThat(story.standing("2014-04-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_paper_of_one_side_with_somebody_else_moves_nothing() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed(
                        Story.header("alone", "2014-03"),
                        Story.between(
                                List.of(
                                        actingFor("peoples-government-of-harbin", "harbin-cn"),
                                        beside("harbin-bank", "harbin-cn")),
                                Rung.INTENT));
        assertThat(story.on("2014-04-01").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_programme_that_establishes_nothing_moves_nothing() {
        Story story = Story.ofMurmanskAndHarbin().signed("programme", "2014-03-04", Rung.NOTHING);
        assertThat(story.on("2015-01-01").status()).isEqualTo(Status.UNKNOWN);
        assertThat(story.on("2015-01-01").instruments()).hasSize(1);
    }

    @Test
    void a_relation_reported_without_a_date_is_on_record_with_unknown_standing_and_no_start() {
        Story story = Story.between("leipzig-de", "nanjing-cn").reported("s4-01", Relation.TWINNING);
        State state = story.on("2024-05-01");
        assertThat(state.status().relation()).isEqualTo(Relation.TWINNING);
        assertThat(state.status().relationCertainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(state.status().standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(state.inForceSince()).isNull();
        assertThat(story.on("1990-01-01").status().relationCertainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(story.warned()).containsExactly("UNDATED_RELATION s4-01");
    }

    @Test
    void a_relation_reported_since_a_year_begins_in_that_year() {
        Story story = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("report", (String) null), Relation.TWINNING, "1988", Standing.IN_FORCE, "2020");
        assertThat(story.on("1987-12-31").isEmpty()).isTrue();
        assertThat(story.on("1988-06-01").status().certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(story.on("1989-01-01").status().standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(story.on("1989-01-01").status().certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(story.on("1989-01-01").inForceSince()).isEqualTo(Story.date("1988"));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_relation_reported_as_over_is_over_on_the_day_for_which_that_is_said_and_not_before() {
        Story story = Story.between("leipzig-de", "nanjing-cn")
                .reported(
                        Story.header("report", (String) null), Relation.TWINNING, "1988", Standing.ENDED, "2020-01-01");
        assertThat(story.standing("2019-12-31")).isEqualTo(Standing.UNKNOWN);
        assertThat(story.standing("2020-01-01")).isEqualTo(Standing.ENDED);
    }

    @Test
    void what_is_in_force_is_in_force_since_the_paper_that_established_it() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("intent", "2014-03", Rung.INTENT)
                .signed("twinning", "2016-09-10", Rung.TWINNING)
                .signed("again", "2018", Rung.TWINNING);
        assertThat(story.on("2015-01-01").inForceSince()).isEqualTo(Story.date("2014-03"));
        assertThat(story.on("2024-01-01").inForceSince()).isEqualTo(Story.date("2016-09-10"));
    }

    @Test
    void nothing_is_in_force_since_once_it_has_ended() {
        Story story = Story.ofMurmanskAndHarbin()
                .signed("intent", "2014-03", Rung.INTENT)
                .ended("end", "harbin-cn", "2018-01-01")
                .signed("anew", "2020-05-01", Rung.INTENT);
        assertThat(story.on("2019-01-01").inForceSince()).isNull();
        assertThat(story.on("2021-01-01").inForceSince()).isEqualTo(Story.date("2020-05-01"));
    }

    private static InstrumentParty beside(String party, String member) {
        return new InstrumentParty(Story.party(party), null, Story.party(member));
    }

    private static InstrumentParty actingFor(String party, String member) {
        return new InstrumentParty(Story.party(party), Story.party(member), null);
    }
}
