package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.citypartnerships.values.SideId;
import org.junit.jupiter.api.Test;

/** What was known when: a history after each of its events. */
class RecordingsTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);

    @Test
    void each_recording_says_what_a_history_of_its_facts_alone_says() {
        for (long seed = 0; seed < 20; seed++) {
            Story story = WideHistories.of(seed, 40);
            List<History> recordings = story.history().recordings();
            assertThat(recordings).hasSameSizeAs(story.facts());
            for (int recorded = 1; recorded <= recordings.size(); recorded++) {
                History then = recordings.get(recorded - 1);
                History alone = History.of(story.facts().subList(0, recorded));
                assertThat(then.facts()).isEqualTo(alone.facts());
                assertThat(then.at(TODAY, story.anchors()))
                        .as("seed %d after %d events", seed, recorded)
                        .isEqualTo(alone.at(TODAY, story.anchors()));
            }
        }
    }

    @Test
    void what_follows_is_worked_out_anew_once_it_was_forgotten() {
        Story story = WideHistories.of(7, 40);
        History history = story.history();
        List<Object> before = List.of(
                history.at(TODAY, story.anchors()),
                history.standing(),
                history.allConfirmed().facts());

        history.forgetConclusions();

        assertThat(List.<Object>of(
                        history.at(TODAY, story.anchors()),
                        history.standing(),
                        history.allConfirmed().facts()))
                .isEqualTo(before);
    }

    @Test
    void what_follows_after_a_recording_is_the_same_whatever_followed_before() {
        for (long seed = 0; seed < 60; seed++) {
            Story story = WideHistories.of(seed, 30);
            Random random = new Random(seed);
            List<Chronicle> earlier = new ArrayList<>();
            for (History recording : story.history().recordings()) {
                Chronicle alone = recording.under(story.anchors());
                for (Chronicle before : some(earlier, random)) {
                    Chronicle after = recording.under(story.anchors(), before);
                    assertThat(after.spells()).as("seed %d", seed).isEqualTo(alone.spells());
                    for (Spell spell : alone.spells()) {
                        assertThat(after.inForceSince(spell))
                                .as("seed %d", seed)
                                .isEqualTo(alone.inForceSince(spell));
                    }
                    if (after.hasMembersLike(before)) {
                        assertThat(members(after)).as("seed %d", seed).isEqualTo(members(before));
                    }
                    assertThat(after.hasSpellsLike(alone)).as("seed %d", seed).isTrue();
                }
                earlier.add(alone);
                alone.spells();
            }
        }
    }

    /** The one just before, as it is asked for most, and any other. */
    private static List<Chronicle> some(List<Chronicle> earlier, Random random) {
        return earlier.isEmpty()
                ? List.of()
                : List.of(earlier.get(earlier.size() - 1), earlier.get(random.nextInt(earlier.size())));
    }

    private static List<Object> members(Chronicle chronicle) {
        List<Object> members = new ArrayList<>();
        for (LocalDate day = LocalDate.of(1980, 1, 1); day.getYear() < 2030; day = day.plusDays(97)) {
            for (SideId side : chronicle.sides()) {
                members.add(side);
                members.addAll(chronicle.members(side, day));
            }
        }
        return members;
    }

    @Test
    void two_histories_that_go_on_from_the_same_one_do_not_disturb_each_other() {
        List<Fact> facts = WideHistories.of(7, 40).facts();
        History begun = History.empty();
        for (Fact fact : facts.subList(0, 20)) {
            begun = begun.with(fact);
        }
        History one = begun;
        History other = begun;
        List<Fact> ofTheOther = new ArrayList<>(facts.subList(0, 20));
        for (int place = 20; place < 40; place++) {
            one = one.with(facts.get(place));
            other = other.with(facts.get(59 - place));
            ofTheOther.add(facts.get(59 - place));
        }
        assertThat(begun.facts()).isEqualTo(facts.subList(0, 20));
        assertThat(one.facts()).isEqualTo(facts.subList(0, 40));
        assertThat(other.facts()).isEqualTo(ofTheOther);
        assertThat(one.upTo(19).with(facts.get(30)).facts()).hasSize(21).endsWith(facts.get(30));
        assertThat(one.facts().get(20)).isEqualTo(facts.get(20));
    }

    @Test
    void what_was_known_at_an_instant_is_what_was_recorded_by_then() {
        Instant noon = Instant.parse("2024-05-01T12:00:00Z");
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : WideHistories.of(3, 30).facts()) {
            facts.add(new Fact(fact.event(), fact.sequence(), noon.plus(Duration.ofMinutes(fact.sequence()))));
        }
        History history = History.of(facts);
        assertThat(history.knownAt(noon.plusSeconds(600)).facts()).isEqualTo(facts.subList(0, 11));
        assertThat(history.upTo(10).facts()).isEqualTo(facts.subList(0, 11));
        assertThat(history.knownAt(noon.minusSeconds(1)).facts()).isEmpty();
        assertThat(history.only(fact -> fact.sequence() % 2 == 1).facts())
                .isEqualTo(
                        facts.stream().filter(fact -> fact.sequence() % 2 == 1).toList());
    }
}
