package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
}
