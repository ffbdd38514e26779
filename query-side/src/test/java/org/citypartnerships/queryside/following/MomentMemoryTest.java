package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.web.PositionMemory;
import org.junit.jupiter.api.Test;

class MomentMemoryTest {

    private record NamesOn(String day) {}

    private static final NamesOn TODAY = new NamesOn("2026-11-22");

    private static Map<String, String> names(NamesOn question) {
        return MomentMemory.of(question);
    }

    @Test
    void what_was_read_in_a_moment_is_there_for_whoever_asks_again() {
        String again = MomentMemory.during(() -> {
            names(TODAY).put("party:harbin-cn", "Harbin");
            return names(new NamesOn("2026-11-22")).get("party:harbin-cn");
        });
        assertThat(again).isEqualTo("Harbin");
    }

    @Test
    void another_question_is_another() {
        assertThat(MomentMemory.<Map<String, String>>during(() -> {
                    names(TODAY).put("party:harbin-cn", "Harbin");
                    return names(new NamesOn("1990-01-01"));
                }))
                .isEmpty();
    }

    @Test
    void the_next_moment_begins_with_nothing_even_after_one_that_failed() {
        assertThatThrownBy(() -> MomentMemory.during(() -> {
                    names(TODAY).put("party:harbin-cn", "Harbin");
                    throw new IllegalStateException("The database is away");
                }))
                .hasMessage("The database is away");
        assertThat(MomentMemory.<Map<String, String>>during(() -> names(TODAY))).isEmpty();
    }

    @Test
    void outside_of_a_moment_nothing_is_kept() {
        names(TODAY).put("party:harbin-cn", "Harbin");
        assertThat(names(TODAY)).isEmpty();
    }

    /** An event that was committed late is read without the position moving: what was found before is not found again. */
    @Test
    void what_was_kept_at_a_position_is_found_under_the_same_tokens_only() {
        PositionMemory<String, String> memory = new PositionMemory<>(1);
        assertThat(found(memory, "7 but not 6", "Harbin")).isEqualTo("Harbin");
        assertThat(found(memory, "7 but not 6", "Harbin, read again")).isEqualTo("Harbin");
        assertThat(found(memory, "7", "Harbin, renamed at 6")).isEqualTo("Harbin, renamed at 6");
    }

    private static String found(PositionMemory<String, String> memory, String token, String read) {
        return MomentMemory.during(() -> {
            MomentMemory.is(new Positions.At(7, List.of(token)));
            return memory.at(7, "name", () -> read);
        });
    }
}
