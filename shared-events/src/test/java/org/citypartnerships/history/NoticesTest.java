package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Milestone;
import org.citypartnerships.values.MilestoneKind;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Progress;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.junit.jupiter.api.Test;

/** What the rules find in one stream, and on which days. */
class NoticesTest {
    private static final PartyId QINGDAO = new PartyId("party:qingdao-cn");
    private static final PartyId HARBIN = new PartyId("party:harbin-cn");

    private final Story story = Story.ofMurmanskAndHarbin();

    private List<String> found() {
        return found(story);
    }

    private static List<String> found(Story story) {
        return story.history().under(story.anchors()).notices().stream()
                .map(notice -> notice.warning().code() + " "
                        + String.join(
                                " ",
                                notice.warning().entries().stream()
                                        .map(EntryId::value)
                                        .toList())
                        + (notice.from() == null ? "" : " from " + notice.from())
                        + (notice.until() == null ? "" : " until " + notice.until()))
                .toList();
    }

    private static Header told(String id, String... quotes) {
        return Header.of(
                id,
                null,
                java.util.Arrays.stream(quotes)
                        .map(quote -> new Evidence(new SourceId("source:press"), "paragraph 1", quote))
                        .toArray(Evidence[]::new));
    }

    @Test
    void a_title_that_speaks_of_twinning_is_pointed_out_until_a_twinning_is_signed() {
        story.record(new org.citypartnerships.events.ProtocolSigned(
                story.partnership(),
                Story.header("s3-08", "2015-10-13"),
                titled("intentions of twinning", Rung.INTENT)));
        assertThat(found()).contains("RUNG_NOT_REACHED s3-08 from 2015-10-13");
        story.signed("twinning", "2016-09-10", Rung.TWINNING);
        assertThat(found()).contains("RUNG_NOT_REACHED s3-08 from 2015-10-13 until 2016-09-10");
    }

    @Test
    void a_planned_twinning_is_no_twinning_of_those_who_signed_an_intent() {
        story.protocol(Story.header("intent", "2014-03-01"), Rung.INTENT)
                .planned(Story.header("plan", "2016-05-23"), "2016-09-09/2016-09-11");
        assertThat(found()).contains("RUNG_NOT_REACHED plan from 2016-05-23", "PLAN_OVERDUE plan from 2016-09-12");
        story.signed(
                story.linked(Story.header("signing", "2016-09-10"), LinkKind.FULFILS, "plan"),
                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
        assertThat(found())
                .contains("RUNG_NOT_REACHED plan from 2016-05-23 until 2016-09-10")
                .noneMatch(notice -> notice.startsWith("PLAN_OVERDUE"));
    }

    @Test
    void a_plan_fulfilled_late_was_overdue_in_between() {
        story.planned(Story.header("plan", "2016-05-23"), "2016-09-09/2016-09-11")
                .signed(
                        story.linked(Story.header("signing", "2017-01-15"), LinkKind.FULFILS, "plan"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
        assertThat(found()).contains("PLAN_OVERDUE plan from 2016-09-12 until 2017-01-15");
    }

    @Test
    void what_was_to_be_set_up_is_overdue_until_it_is_said_to_be_done() {
        Story zone = new Story();
        zone.record(
                new MilestoneRecorded(HARBIN, Story.header("s1-08", "2014-04-15"), zone(Progress.PLANNED, "2014-12")));
        assertThat(found(zone)).containsExactly("PLAN_OVERDUE s1-08 from 2015-01-01");
    }

    private static Milestone zone(Progress progress, String expectedOn) {
        return new Milestone(
                MilestoneKind.ZONE,
                progress,
                "Tariff-free zone",
                List.of(HARBIN),
                null,
                StatedDate.of(expectedOn),
                null);
    }

    @Test
    void a_name_to_come_is_overdue_until_the_party_bears_it() {
        Story fair = new Story();
        PartyName expo = new PartyName("Expo", null, NameKind.PROPER, StatedDate.of("2014"), null);
        fair.record(new PartyRenamed(HARBIN, Story.header("s1-17", (String) null), expo, true));
        assertThat(found(fair)).containsExactly("PLAN_OVERDUE s1-17 from 2015-01-01");
        fair.record(new PartyRenamed(HARBIN, Story.header("renamed", "2014-06"), PartyName.of("Expo"), false));
        assertThat(found(fair)).isEmpty();
    }

    @Test
    void a_fixed_term_ends_on_one_day_unless_it_is_renewed_before() {
        story.signedFor("paper", "2020-03-01", Story.fixed("P5Y"));
        assertThat(found()).contains("TERM_ENDING paper from 2025-03-01 until 2025-03-02");
        story.renewed("renewal", "2024-11-01", "paper", null);
        assertThat(found()).contains("TERM_ENDING paper from 2025-03-01 until 2024-11-01");
    }

    @Test
    void a_paper_that_renews_itself_has_a_day_of_notice_before_the_end_of_each_period() {
        story.signedFor(
                "paper",
                "2010-03-01",
                new Term(TermKind.SELF_RENEWING, Period.ofYears(5), null, 2, null, Period.ofMonths(6)));
        assertThat(found())
                .filteredOn(notice -> notice.startsWith("NOTICE_DUE"))
                .containsExactly(
                        "NOTICE_DUE paper from 2014-09-01 until 2014-09-02",
                        "NOTICE_DUE paper from 2019-09-01 until 2019-09-02",
                        "NOTICE_DUE paper from 2024-09-01 until 2024-09-02");
    }

    @Test
    void no_day_of_notice_comes_after_an_end() {
        story.signedFor(
                        "paper",
                        "2010-03-01",
                        new Term(TermKind.SELF_RENEWING, Period.ofYears(5), null, null, null, Period.ofMonths(6)))
                .ended("end", "murmansk-ru", "2016-01-01");
        assertThat(found())
                .filteredOn(notice -> notice.startsWith("NOTICE_DUE"))
                .containsExactly("NOTICE_DUE paper from 2014-09-01 until 2014-09-02");
    }

    @Test
    void a_review_is_due_until_the_sides_decide_or_sign_something() {
        story.signedFor(
                "paper",
                "2020-03-01",
                new Term(TermKind.UNLIMITED, null, null, null, StatedDate.of("2023-03-01"), null));
        assertThat(found()).contains("REVIEW_DUE paper from 2023-03-01");
        story.record(new DecisionRecorded(
                story.partnership(),
                Story.header("decision", "2023-04-02"),
                Story.party("murmansk-city-council-ru"),
                Story.party("murmansk-ru"),
                "the partnership goes on",
                Outcome.NOTED,
                null));
        assertThat(found()).contains("REVIEW_DUE paper from 2023-03-01 until 2023-04-02");
    }

    @Test
    void a_partnership_is_dormant_from_five_years_after_the_last_sign_of_life_until_the_next() {
        story.signed("agreement", "2009-01-01", Rung.FRIENDSHIP)
                .visited("visit", "2012-05-01")
                .visited("later", "2019-05-01");
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "DORMANT visit from 2017-05-02 until 2019-05-01", "DORMANT later from 2024-05-02");
    }

    @Test
    void two_sources_that_tell_different_relations_for_the_same_time_disagree() {
        story.reported(
                        Story.from("list", Story.header("a", (String) null)),
                        Relation.FRIENDSHIP,
                        "1990",
                        Standing.IN_FORCE,
                        null)
                .reported(
                        Story.from("press", Story.header("b", (String) null)),
                        Relation.TWINNING,
                        "1990",
                        Standing.IN_FORCE,
                        null);
        assertThat(found()).contains("RELATION_CONFLICT a b");
    }

    @Test
    void a_date_in_words_alone_is_pointed_out_until_its_source_is_dated() {
        story.protocol(Story.from("undated", Story.header("s2-01", StatedDate.inWords("recently"))), Rung.INTENT);
        assertThat(found()).contains("UNRESOLVED_RELATIVE_DATE s2-01");
        story.source("undated", "2023-05-01");
        assertThat(found()).noneMatch(notice -> notice.startsWith("UNRESOLVED_RELATIVE_DATE"));
    }

    @Test
    void one_source_that_tells_a_visit_twice_is_one_witness() {
        story.visited(
                told(
                        "s3-01",
                        "From 23 to 25 May 2016, an official delegation of Harbin paid a visit in Murmansk.",
                        "In order to develop the agreements, from 23 to 25 May 2016, a delegation from Harbin visited Murmansk."));
        story.visited(told("s3-06", "In 2015 the second visit took place.", "The purpose was to sign a protocol."));
        assertThat(found()).containsExactly("TOLD_TWICE_IN_ONE_SOURCE s3-01");
    }

    @Test
    void names_that_a_source_uses_beside_the_proper_one_and_its_slips_are_pointed_out() {
        Story party = new Story();
        party.record(new PartyRegistered(
                QINGDAO,
                told("registered", "Qingdao"),
                PartyKind.CITY,
                List.of(
                        PartyName.of("Qingdao"),
                        new PartyName("Ching-tao", null, NameKind.VARIANT, null, null),
                        new PartyName("Qindgao", null, NameKind.MISSPELLING, null, null)),
                new Country("CN"),
                null,
                null,
                null,
                null));
        party.record(new PartyDescribed(
                QINGDAO, told("s4-11", "especially known for their Tsingtao beer"), null, null, null, null, null));
        party.record(new PartyDescribed(
                QINGDAO, told("port", "Qingdao's port is the third largest in China"), null, null, null, null, null));
        assertThat(found(party))
                .containsExactly("NAME_VARIANT registered", "NAME_MISSPELT registered", "NAME_SPELT_OTHERWISE s4-11");
    }

    @Test
    void the_same_source_added_once_more_is_no_second_witness() {
        story.visited(told("visit", "A delegation came"))
                .record(new EvidenceAdded(story.partnership(), told("again", "The mayors met"), new EntryId("visit")));
        assertThat(found()).containsExactly("NO_SECOND_WITNESS again visit");
    }

    @Test
    void a_copy_counts_once_with_its_original() {
        Story source = new Story();
        source.record(new SourceRegistered(
                new SourceId("source:copy"),
                Header.of("s2-22", null),
                SourceKind.WEB_PAGE,
                "A memorandum",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                new SourceId("source:original"),
                Reliability.REPORTED));
        assertThat(found(source)).containsExactly("COPY_COUNTED_ONCE s2-22");
    }

    @Test
    void a_contested_value_is_pointed_out_until_it_is_settled() {
        story.signed("agreement", "2023", Rung.FRIENDSHIP)
                .contested("contest", "agreement", "/header/happened", "\"2022\"");
        assertThat(found()).contains("OPEN_DISPUTE agreement contest");
    }

    @Test
    void a_day_to_come_holds_on_its_day_alone_so_that_whoever_lists_it_may_look_ahead() {
        story.signedFor("paper", "2020-03-01", Story.fixed("P5Y"));
        Notice ending = story.history().under(story.anchors()).notices().stream()
                .filter(notice -> notice.warning().code().isOfADayToCome())
                .findFirst()
                .orElseThrow();
        assertThat(ending.holdsOn(LocalDate.of(2025, 2, 28))).isFalse();
        assertThat(ending.holdsOn(LocalDate.of(2025, 3, 1))).isTrue();
        assertThat(ending.holdsOn(LocalDate.of(2025, 3, 2))).isFalse();
    }

    private static Instrument titled(String title, Rung establishes) {
        return new Instrument(
                InstrumentForm.PROTOCOL_OF_INTENT,
                title,
                List.of(establishes),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
