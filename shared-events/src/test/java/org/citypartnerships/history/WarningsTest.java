package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Rung;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarningsTest {
    private final Story story = Story.ofMurmanskAndHarbin();

    @Test
    void a_clean_history_gives_no_warning() {
        story.source("murmansk-city", "2023-05-23")
                .proposed("proposal", "2013")
                .visited("visit", "2014-03-01/2014-03-07")
                .protocol(
                        story.linked(
                                Story.from("murmansk-city", Story.header("protocol", "2014-03-04")),
                                LinkKind.DURING,
                                "visit"),
                        Rung.INTENT)
                .renewed("renewal", "2019-03-04", "protocol", Story.fixed("P5Y"))
                .suspended("suspension", "murmansk-ru", "2020-02-01")
                .resumed("resumption", "murmansk-ru", "2021-02-01")
                .ended("end", "murmansk-ru", "2022-02-01")
                .ended("too", "harbin-cn", "2022-03-01");
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void ending_twice_with_no_signing_in_between_is_warned_about_in_either_order_of_recording() {
        story.signed("agreement", "2009-01-01", Rung.FRIENDSHIP)
                .ended("b", "murmansk-ru", "2022-02-01")
                .ended("a", "murmansk-ru", "2018-02-01");
        assertThat(story.warned()).containsExactly("ENDED_TWICE b a");
    }

    @Test
    void ending_again_after_a_new_signing_is_only_a_new_spell() {
        story.signed("agreement", "2009-01-01", Rung.FRIENDSHIP)
                .ended("a", "murmansk-ru", "2018-02-01")
                .signed("anew", "2019-01-01", Rung.FRIENDSHIP)
                .ended("b", "murmansk-ru", "2022-02-01");
        assertThat(story.warned()).containsExactly("SIGNED_AFTER_END anew a");
    }

    @Test
    void resuming_what_was_not_suspended_is_warned_about() {
        story.signed("agreement", "2009-01-01", Rung.FRIENDSHIP).resumed("resumption", "murmansk-ru", "2018-02-01");
        assertThat(story.warned()).containsExactly("RESUMED_WITHOUT_SUSPENSION resumption");
    }

    @Test
    void a_renewal_dated_before_its_original_is_warned_about() {
        story.signed("agreement", "2009", Rung.FRIENDSHIP).renewed("renewal", "2008", "agreement", null);
        assertThat(story.warned()).containsExactly("RENEWAL_BEFORE_ORIGINAL renewal agreement");
    }

    @Test
    void a_renewal_of_the_same_year_may_well_come_after_its_original() {
        story.signed("agreement", "2009-05-01", Rung.FRIENDSHIP).renewed("renewal", "2009", "agreement", null);
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_renewal_dated_before_a_described_original_is_warned_about() {
        story.record(new MoURenewed(
                story.partnership(),
                Story.header("renewal", "2008"),
                Instrument.of(InstrumentForm.MEMORANDUM, Rung.FRIENDSHIP),
                new RenewedPaper("the memorandum of 2009", Story.date("2009"))));
        assertThat(story.warned()).containsExactly("RENEWAL_BEFORE_ORIGINAL renewal");
    }

    @Test
    void a_form_of_another_kind_of_paper_is_warned_about() {
        Instrument twinning = Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING);
        Instrument memorandum = Instrument.of(InstrumentForm.MEMORANDUM, Rung.NOTHING);
        story.record(new MoUSigned(story.partnership(), Story.header("memorandum", "2009"), twinning))
                .record(new ProtocolSigned(story.partnership(), Story.header("protocol", "2010"), twinning))
                .signed(Story.header("agreement", "2011"), memorandum);
        assertThat(story.warned())
                .containsExactly("FORM_MISMATCH agreement", "FORM_MISMATCH memorandum", "FORM_MISMATCH protocol");
    }

    @ParameterizedTest
    @EnumSource(
            value = InstrumentForm.class,
            names = {"FRIENDSHIP_AGREEMENT", "COOPERATION_AGREEMENT", "PROGRAMME", "DECLARATION"})
    void an_agreement_may_be_a_programme_or_a_declaration(InstrumentForm form) {
        story.signed(Story.header("agreement", "2011"), Instrument.of(form, Rung.FRIENDSHIP));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_memorandum_may_be_renewed_by_an_agreement() {
        story.record(new MoURenewed(
                story.partnership(),
                Story.header("renewal", "2014"),
                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING),
                new RenewedPaper("the memorandum of 2009", Story.date("2009"))));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_friendship_or_twinning_agreement_that_establishes_something_else_is_warned_about() {
        story.signed(Story.header("nothing", "2009"), Instrument.of(InstrumentForm.FRIENDSHIP_AGREEMENT, Rung.NOTHING))
                .signed(
                        Story.header("lower", "2010"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.FRIENDSHIP));
        assertThat(story.warned()).containsExactly("FORM_MISMATCH lower", "FORM_MISMATCH nothing");
    }

    @Test
    void a_friendship_agreement_of_two_chambers_need_establish_nothing() {
        story.signed(
                Story.header("chambers", "2009"),
                new Instrument(
                        InstrumentForm.FRIENDSHIP_AGREEMENT,
                        null,
                        List.of(Rung.NOTHING),
                        List.of(new InstrumentParty(new PartyId("party:chamber-cn"), null, null)),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void no_relation_beside_a_friendship_is_a_paper_of_two_readings() {
        story.signed("agreement", "2009", Rung.NOTHING, Rung.FRIENDSHIP);
        assertThat(story.warned()).containsExactly("AMBIGUOUS_RUNG agreement");
    }

    @Test
    void a_signing_outside_of_the_visit_during_which_it_is_said_to_be_is_warned_about() {
        story.visited("visit", "2014-03-01/2014-03-07")
                .protocol(story.linked(Story.header("on", "2014-03-07"), LinkKind.DURING, "visit"), Rung.INTENT)
                .protocol(story.linked(Story.header("after", "2014-03-08"), LinkKind.DURING, "visit"), Rung.TWINNING)
                .protocol(story.linked(Story.header("before", "2014-02"), LinkKind.DURING, "visit"), Rung.FRIENDSHIP);
        assertThat(story.warned()).containsExactly("OWN_DATE_CONFLICT after visit", "OWN_DATE_CONFLICT before visit");
    }

    @Test
    void the_same_paper_of_the_same_date_told_twice_is_warned_about_until_the_two_are_linked() {
        story.signed("s0-01", "2009", Rung.NOTHING).signed("s0-03", "2009", Rung.NOTHING);
        assertThat(story.warned()).containsExactly("SAME_ACT_TOLD_TWICE s0-03 s0-01");
        Story linked = Story.ofSunderlandAndHarbin().signed("s0-01", "2009", Rung.NOTHING);
        linked.signed(
                linked.linked(Story.header("s0-03", "2009"), LinkKind.SAME_AS, "s0-01"),
                Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, Rung.NOTHING));
        assertThat(linked.warned()).isEmpty();
        assertThat(linked.timeline()).containsExactly("s0-01", "s0-03");
        assertThat(linked.on("2024-01-01").instruments()).hasSize(1);
    }

    @Test
    void a_visit_of_the_same_days_told_by_two_sources_is_warned_about_and_two_told_by_one_are_two() {
        story.source("gazette", "2016-06-01")
                .source("page", "2016-06-02")
                .record(visit("told", "gazette", "2016-05-23/2016-05-25", "harbin-cn"))
                .record(visit("again", "page", "2016-05-23/2016-05-25", "harbin-cn"))
                .record(visit("another", "gazette", "2016-05-23/2016-05-25", "harbin-cn"))
                .record(visit("others", "page", "2016-05-23/2016-05-25", "heilongjiang-cn"))
                .record(visit("that-month", "page", "2016-05", "harbin-cn"));
        assertThat(story.warned())
                .containsExactly("SAME_ACT_TOLD_TWICE another again", "SAME_ACT_TOLD_TWICE told again");
    }

    private DelegationRecorded visit(String id, String source, String on, String from) {
        return new DelegationRecorded(
                story.partnership(),
                Story.from(source, Story.header(id, on)),
                new Engagement(
                        EngagementKind.DELEGATION,
                        null,
                        List.of(Story.party(from)),
                        List.of(Story.party("murmansk-ru")),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null));
    }

    @Test
    void two_papers_of_one_date_with_different_objects_are_two() {
        story.signed("friendship", "2014-03", Rung.FRIENDSHIP).signed("twinning", "2014-03", Rung.TWINNING);
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void an_end_told_twice_counts_once_when_linked() {
        story.signed("agreement", "2009-01-01", Rung.FRIENDSHIP).ended("a", "murmansk-ru", "2018-02-01");
        story.record(new PartnershipEnded(
                story.partnership(),
                story.linked(Story.header("b", (String) null), LinkKind.SAME_AS, "a"),
                Act.of(Story.party("murmansk-ru"), Story.date("2018-02"))));
        assertThat(story.warned()).isEmpty();
    }

    @Test
    void a_retracted_entry_warns_of_nothing() {
        story.signed("agreement", "2009", Rung.FRIENDSHIP, Rung.TWINNING).retracted("agreement");
        assertThat(story.warned()).isEmpty();
    }
}
