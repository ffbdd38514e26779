package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every history; a failure names the seed that made its history. */
class RandomHistoriesTest {
    static LongStream seeds() {
        return LongStream.range(0, 700);
    }

    /** From 500 on of two people, of whom one has to confirm some of what the other records. */
    private static Story story(long seed) {
        return seed < 500 ? RandomHistories.of(seed) : RandomHistories.ofTwoPeople(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_naive_fold_written_for_this_test_says_the_same_on_every_day(long seed) {
        Story story = story(seed);
        NaiveFold naive = new NaiveFold(story);
        for (LocalDate day : RandomHistories.days(seed)) {
            State state = story.history().at(day, story.anchors());
            assertThat(NaiveFold.told(state)).as("seed %d on %s", seed, day).isEqualTo(naive.on(day));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_day_lies_in_one_spell_whose_status_is_that_of_the_day(long seed) {
        Story story = story(seed);
        List<Spell> spells = story.history().spells(story.anchors());
        assertThat(spells.get(0).from()).isNull();
        assertThat(spells.get(spells.size() - 1).until()).isNull();
        List<LocalDate> days = new ArrayList<>(RandomHistories.days(seed));
        for (Spell spell : spells) {
            if (spell.until() != null) {
                days.add(spell.until());
                days.add(spell.until().minusDays(1));
            }
        }
        for (LocalDate day : days) {
            assertThat(spells.stream().filter(spell -> spell.contains(day)).map(Spell::status))
                    .as("seed %d on %s", seed, day)
                    .containsExactly(story.history().at(day, story.anchors()).status());
        }
        for (int at = 1; at < spells.size(); at++) {
            assertThat(spells.get(at).from())
                    .as("seed %d", seed)
                    .isEqualTo(spells.get(at - 1).until());
            assertThat(spells.get(at).status())
                    .as("seed %d", seed)
                    .isNotEqualTo(spells.get(at - 1).status());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_facts_recorded_in_another_order_say_the_same(long seed) {
        Story story = story(seed);
        History one = story.history();
        History other = History.of(recordedInAnotherOrder(story, new Random(seed)));
        Anchors anchors = story.anchors();
        LocalDate today = LocalDate.of(2024, 5, 1);
        assertThat(entries(other, anchors)).as("seed %d", seed).isEqualTo(entries(one, anchors));
        assertThat(other.spells(anchors)).as("seed %d", seed).isEqualTo(one.spells(anchors));
        assertThat(other.warnings(anchors, today)).as("seed %d", seed).isEqualTo(one.warnings(anchors, today));
        for (LocalDate day : RandomHistories.days(seed)) {
            assertThat(other.at(day, anchors)).as("seed %d on %s", seed, day).isEqualTo(one.at(day, anchors));
        }
    }

    private static List<Entry> entries(History history, Anchors anchors) {
        return history.timeline(anchors).stream().map(Told::entry).toList();
    }

    /** Entries in any order, then what corrects, retracts, confirms and rejects them as it was. */
    private static List<Fact> recordedInAnotherOrder(Story story, Random random) {
        List<Fact> facts = new ArrayList<>(story.facts().stream()
                .filter(fact -> !isAmendment(fact.event()))
                .toList());
        Collections.shuffle(facts, random);
        story.facts().stream().filter(fact -> isAmendment(fact.event())).forEach(facts::add);
        List<Fact> recorded = new ArrayList<>();
        for (Fact fact : facts) {
            recorded.add(new Fact(
                    fact.event(), recorded.size(), Story.RECORDED, fact.recordedBy(), fact.awaitsConfirmation()));
        }
        return recorded;
    }

    private static boolean isAmendment(Event event) {
        return event instanceof EntryCorrected
                || event instanceof EntryRetracted
                || event instanceof EntryConfirmed
                || event instanceof EntryRejected;
    }
}
