package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.Test;

/** What waits for a second person counts for nothing until that has confirmed it. */
class ConfirmationTest {
    private static final Instant CONFIRMED = Story.RECORDED.plusSeconds(3600);

    private final Story story = Story.ofMurmanskAndHarbin().signed("signed", "2009-06-01", Rung.TWINNING);

    @Test
    void an_ending_that_nobody_has_confirmed_changes_no_standing() {
        ended();
        assertThat(standing(story.history())).isEqualTo(Standing.IN_FORCE);
        assertThat(story.history().timeline(story.anchors()))
                .extracting(told -> told.entry().entryId().value())
                .containsExactly("signed");
        assertThat(story.history().waiting()).hasSize(1);
    }

    @Test
    void a_confirmed_one_counts_from_its_confirmation_on() {
        ended().record(new EntryConfirmed(story.partnership(), new EntryId("ended")), CONFIRMED);
        assertThat(standing(story.history())).isEqualTo(Standing.ENDED);
        assertThat(standing(story.history().knownAt(CONFIRMED.minusMillis(1)))).isEqualTo(Standing.IN_FORCE);
        assertThat(story.history().waiting()).isEmpty();
    }

    @Test
    void a_rejected_one_never_counts_and_waits_no_longer() {
        ended().record(new EntryRejected(story.partnership(), new EntryId("ended"), "the council has not met"));
        assertThat(standing(story.history())).isEqualTo(Standing.IN_FORCE);
        assertThat(story.history().waiting()).isEmpty();
        assertThat(story.history().has(new EntryId("ended"))).isTrue();
    }

    @Test
    void a_partnership_of_which_only_a_mistaken_declaration_is_on_record_awaits_nobody() {
        Story mistaken = Story.ofMurmanskAndHarbin();
        mistaken.record(new DuplicateDeclared(
                        mistaken.partnership(),
                        Story.header("twice", (String) null),
                        new PartnershipId("partnership:harbin-cn~murmansk-ru.again")))
                .retracted("twice");
        assertThat(mistaken.history().under(mistaken.anchors()).isAllProposed()).isFalse();
    }

    @Test
    void it_is_told_among_the_others_as_not_confirmed() {
        ended();
        List<Told> told = story.history().under(story.anchors()).timelineWithWaiting();
        assertThat(told)
                .extracting(one -> one.entry().entryId().value(), Told::confirmed)
                .containsExactly(tuple("signed", true), tuple("ended", false));
    }

    @Test
    void it_is_confirmed_as_it_reads_by_then_with_the_evidence_added_meanwhile() {
        ended().corrected(new PartnershipEnded(
                        story.partnership(),
                        Story.header("ended", (String) null),
                        Story.act("harbin-cn", "2021-03-01", null, null)))
                .record(new EvidenceAdded(
                        story.partnership(),
                        Story.from("minutes", Story.header("witness", (String) null)),
                        new EntryId("ended")))
                .confirmed("ended");
        assertThat(story.history()
                        .at(Story.day("2020-12-31"), story.anchors())
                        .status()
                        .standing())
                .isEqualTo(Standing.IN_FORCE);
        assertThat(standing(story.history())).isEqualTo(Standing.ENDED);
        assertThat(story.history().evidence(new EntryId("ended"))).hasSize(1);
    }

    @Test
    void a_retraction_that_waits_takes_nothing_away() {
        story.retracted("signed").awaitingConfirmation();
        assertThat(standing(story.history())).isEqualTo(Standing.IN_FORCE);
        story.confirmed(lastEntry());
        assertThat(standing(story.history())).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void of_two_corrections_the_one_confirmed_last_stands() {
        story.corrected(story.agreement("signed", "2010-01-01", Rung.TWINNING)).awaitingConfirmation();
        String first = lastEntry();
        story.corrected(story.agreement("signed", "2011-01-01", Rung.TWINNING)).awaitingConfirmation();
        story.confirmed(lastEntry()).confirmed(first);
        assertThat(story.history().timeline(story.anchors()).get(0).window().earliest())
                .isEqualTo(Story.day("2010-01-01"));
    }

    @Test
    void as_if_all_were_confirmed_it_counts() {
        ended();
        assertThat(standing(story.history().allConfirmed())).isEqualTo(Standing.ENDED);
    }

    private String lastEntry() {
        Event last = story.facts().get(story.facts().size() - 1).event();
        return last instanceof EntryCorrected correction
                ? correction.entryId().value()
                : ((Entry) last).entryId().value();
    }

    private Story ended() {
        return story.ended("ended", Story.act("harbin-cn", "2020-05-01", null, null))
                .awaitingConfirmation();
    }

    private Standing standing(History history) {
        return history.at(Story.day("2024-01-01"), story.anchors()).status().standing();
    }
}
