package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PositionMemoryTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final PositionMemory<String, Integer> memory = new PositionMemory<>(10);

    private int at(long position, String question) {
        return memory.at(position, question, asked::incrementAndGet);
    }

    @Test
    void a_question_is_answered_once_until_something_is_recorded() {
        assertThat(at(17, "cities")).isEqualTo(1);
        assertThat(at(17, "cities")).isEqualTo(1);
        assertThat(at(18, "cities")).isEqualTo(2);
    }

    @Test
    void each_question_has_its_own_answer() {
        assertThat(at(17, "cities")).isEqualTo(1);
        assertThat(at(17, "partnerships")).isEqualTo(2);
    }
}
