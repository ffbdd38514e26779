package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.PlanOverdue;
import org.citypartnerships.events.TermElapsed;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private final Story story = Story.ofMurmanskAndHarbin().signed("s3-04", "2014-03", Rung.INTENT);

    @Test
    void the_latest_correction_stands_for_its_entry() {
        story.corrected(story.agreement("s3-04", "2013-03", Rung.TWINNING))
                .corrected(story.agreement("s3-04", "2014-02", Rung.FRIENDSHIP));
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.FRIENDSHIP);
        assertThat(story.standing("2014-01-31")).isEqualTo(Standing.UNKNOWN);
        assertThat(story.history()
                        .entry(new EntryId("s3-04"))
                        .orElseThrow()
                        .header()
                        .happened())
                .isEqualTo(Story.date("2014-02"));
    }

    @Test
    void a_correction_is_no_entry_of_the_timeline() {
        story.corrected(story.agreement("s3-04", "2014-02", Rung.FRIENDSHIP));
        assertThat(story.timeline()).containsExactly("s3-04");
    }

    @Test
    void a_retracted_entry_is_gone_but_its_id_is_taken() {
        story.retracted("s3-04");
        assertThat(story.on("2024-01-01").status()).isEqualTo(Status.UNKNOWN);
        assertThat(story.on("2024-01-01").isEmpty()).isTrue();
        assertThat(story.history().entry(new EntryId("s3-04"))).isEmpty();
        assertThat(story.history().has(new EntryId("s3-04"))).isTrue();
        assertThat(story.history().has(new EntryId("s3-08"))).isFalse();
    }

    @Test
    void a_retracted_correction_leaves_the_entry_as_it_was() {
        story.corrected(story.agreement("s3-04", "2014-02", Rung.FRIENDSHIP)).retracted("correction-2");
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.INTENT);
    }

    @Test
    void a_retracted_retraction_takes_nothing_away() {
        story.retracted("s3-04").retracted("retraction-2");
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.INTENT);
    }

    @Test
    void a_rejected_entry_does_not_count() {
        story.record(new EntryRejected(story.partnership(), new EntryId("s3-04"), "not signed"));
        assertThat(story.on("2024-01-01").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void added_evidence_stands_beside_the_entrys_own_and_dates_it() {
        story.source("murmansk-city", "2014-03-20")
                .record(new EvidenceAdded(
                        story.partnership(),
                        Story.from("murmansk-city", Story.header("more", (String) null)),
                        new EntryId("s3-04")));
        Told told = story.history().timeline(story.anchors()).get(0);
        assertThat(told.evidence()).hasSize(1);
        assertThat(told.window().latest()).isEqualTo("2014-03-20");
    }

    @Test
    void a_dispute_settled_for_the_claim_lets_the_claimed_value_count() {
        story.contested("contest", "s3-04", "/header/happened", "2012-03").record(settled(Prevailing.CLAIMED));
        assertThat(story.standing("2012-04-01")).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void a_dispute_settled_for_the_record_changes_nothing() {
        story.contested("contest", "s3-04", "/header/happened", "2012-03").record(settled(Prevailing.RECORDED));
        assertThat(story.standing("2012-04-01")).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void a_claimed_value_may_be_json() {
        story.contested("contest", "s3-04", "/instrument/establishes", "[\"FRIENDSHIP\"]")
                .record(settled(Prevailing.CLAIMED));
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.FRIENDSHIP);
    }

    @Test
    void a_year_alone_is_claimed_as_a_date_and_not_as_a_number() {
        story.contested("contest", "s3-04", "/header/happened", "2010").record(settled(Prevailing.CLAIMED));
        assertThat(story.history()
                        .entry(new EntryId("s3-04"))
                        .orElseThrow()
                        .header()
                        .happened())
                .isEqualTo(Story.date("2010"));
    }

    @Test
    void a_claim_for_a_field_that_the_entry_does_not_have_changes_nothing() {
        story.contested("contest", "s3-04", "/no/such", "2012-03").record(settled(Prevailing.CLAIMED));
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.INTENT);
    }

    @Test
    void a_claimed_value_that_the_field_cannot_hold_changes_nothing() {
        story.contested("contest", "s3-04", "/instrument/establishes", "[\"MARRIAGE\"]")
                .record(settled(Prevailing.CLAIMED));
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.INTENT);
    }

    @Test
    void a_settled_dispute_about_the_standing_is_no_dispute() {
        Story told = Story.between("leipzig-de", "nanjing-cn")
                .reported(Story.header("one", (String) null), Relation.TWINNING, null, Standing.IN_FORCE, "2020")
                .contested("contest", "one", "/standing", "ENDED");
        told.record(new DisputeSettled(
                told.partnership(),
                Story.header("s", (String) null),
                new EntryId("contest"),
                Prevailing.CLAIMED,
                "deed"));
        assertThat(told.on("2021-01-01").status().disputed()).isFalse();
        assertThat(told.standing("2021-01-01")).isEqualTo(Standing.ENDED);
    }

    @Test
    void what_the_system_noticed_is_ignored() {
        State before = story.on("2024-01-01");
        story.record(new TermElapsed(story.partnership(), new EntryId("s3-04"), Story.day("2020-01-01")))
                .record(new PlanOverdue(story.partnership(), new EntryId("s3-20"), Story.day("2020-01-01")));
        assertThat(story.on("2024-01-01")).isEqualTo(before);
    }

    @Test
    void what_was_recorded_later_was_not_known_then() {
        story.record(story.agreement("s3-08", "2015-10-13", Rung.TWINNING), Instant.parse("2024-06-01T00:00:00Z"));
        History then = story.history().knownAt(Instant.parse("2024-05-31T23:59:59Z"));
        assertThat(then.at(Story.day("2024-01-01"), Anchors.none()).status().relation())
                .isEqualTo(Relation.INTENT);
        assertThat(story.on("2024-01-01").status().relation()).isEqualTo(Relation.TWINNING);
    }

    @Test
    void an_entry_is_named_by_those_that_link_to_it_and_by_dates_that_count_from_it() {
        story.protocol(story.linked(Story.header("s3-08", "2015-10-13"), LinkKind.DURING, "s3-04"), Rung.INTENT)
                .signed(
                        Story.header(
                                "same-time",
                                StatedDate.of(new RelativeTo("entry:s3-04", "P0D", Precision.DAY), "at the same time")),
                        Story.with(Story.fixed("P1Y")))
                .contested("contest", "s3-04", "/header/happened", "2012-03");
        assertThat(story.history().naming(new EntryId("s3-04")))
                .containsExactly(new EntryId("s3-08"), new EntryId("same-time"));
    }

    private DisputeSettled settled(Prevailing prevailing) {
        return new DisputeSettled(
                story.partnership(),
                Story.header("settled", (String) null),
                new EntryId("contest"),
                prevailing,
                "deed");
    }
}
