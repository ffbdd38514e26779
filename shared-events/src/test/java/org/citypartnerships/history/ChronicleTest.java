package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many questions to one chronicle have the answers that each has alone; a failure names the seed that made its history. */
class ChronicleTest {
    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_chronicle_says_of_each_day_what_its_history_says(long seed) {
        Story story = WideHistories.of(seed, 1 + (int) (seed % 30));
        History history = story.history();
        Anchors anchors = story.anchors();
        Chronicle chronicle = history.under(anchors);
        assertThat(chronicle.timeline()).isEqualTo(history.timeline(anchors));
        assertThat(chronicle.spells()).isEqualTo(history.spells(anchors));
        for (LocalDate day : WideHistories.days(seed)) {
            State state = history.at(day, anchors);
            assertThat(chronicle.at(day)).as("seed %d on %s", seed, day).isEqualTo(state);
            assertThat(chronicle.plans(day)).as("seed %d on %s", seed, day).isEqualTo(state.plans());
            assertThat(chronicle.warnings(day))
                    .as("seed %d on %s", seed, day)
                    .isEqualTo(history.warnings(anchors, day));
            for (SideStatus side : state.sides()) {
                assertThat(chronicle.members(side.side(), day))
                        .as("seed %d on %s", seed, day)
                        .isEqualTo(side.members());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_spell_is_in_force_since_what_the_state_on_its_first_day_says(long seed) {
        Story story = WideHistories.of(seed, 1 + (int) (seed % 30));
        Chronicle chronicle = story.history().under(story.anchors());
        List<Spell> spells = chronicle.spells();
        for (Spell spell : spells) {
            LocalDate until = spell.until();
            LocalDate day =
                    spell.from() != null ? spell.from() : until != null ? until.minusDays(1) : Chronicle.LAST_DAY;
            assertThat(chronicle.inForceSince(spell))
                    .as("seed %d, %s", seed, spell)
                    .isEqualTo(chronicle.at(day).inForceSince());
        }
    }
}
