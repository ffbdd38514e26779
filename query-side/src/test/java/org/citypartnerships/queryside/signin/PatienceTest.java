package org.citypartnerships.queryside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final Patience patience = new Patience(now::get);

    @Test
    void what_was_left_unanswered_is_asked_again_after_a_pause_and_by_one_for_all() {
        assertThat(patience.lasts()).isTrue();
        patience.lose();
        assertThat(patience.lasts()).isFalse();

        now.addAndGet(Patience.PAUSE.toNanos());

        assertThat(patience.lasts()).isTrue();
        assertThat(patience.lasts()).isFalse();
    }

    @Test
    void a_try_that_stays_unanswered_begins_the_pause_anew() {
        patience.lose();
        now.addAndGet(Patience.PAUSE.toNanos());
        assertThat(patience.lasts()).isTrue();
        now.addAndGet(Patience.BOUND.toNanos());
        patience.lose();

        now.addAndGet(Patience.PAUSE.toNanos() - 1);
        assertThat(patience.lasts()).isFalse();
        now.addAndGet(1);
        assertThat(patience.lasts()).isTrue();
    }

    @Test
    void an_answer_to_whatever_it_was_ends_the_pause() {
        patience.lose();
        patience.regain();
        assertThat(patience.lasts()).isTrue();
        assertThat(patience.lasts()).isTrue();
    }
}
