package org.citypartnerships.queryside.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_first_is_finished_while_the_last_is_still_being_prepared() {
        CountDownLatch finished = new CountDownLatch(1);
        try (Together together = new Together(2)) {
            together.inTurn(
                    List.of("a", "b"),
                    thing -> List.of(
                            () -> waits(thing.equals("b") ? finished : null), () -> told.add("half of " + thing)),
                    () -> told.add("prepared"),
                    thing -> {
                        told.add(thing);
                        finished.countDown();
                    });
        }
        assertThat(told).contains("b", "prepared");
        assertThat(told.indexOf("half of a")).isLessThan(told.indexOf("a"));
        assertThat(told.indexOf("a")).isLessThan(told.indexOf("prepared"));
    }

    private static void waits(@org.jspecify.annotations.Nullable CountDownLatch latch) {
        try {
            if (latch != null) {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void what_can_not_be_prepared_is_not_finished_and_nothing_after_it() {
        try (Together together = new Together(2)) {
            assertThatThrownBy(() -> together.inTurn(
                            List.of("a", "b", "c"),
                            thing -> List.of(() -> {
                                if (thing.equals("b")) {
                                    throw new IllegalStateException("no room");
                                }
                            }),
                            () -> told.add("prepared"),
                            told::add))
                    .hasMessage("no room");
        }
        assertThat(told).isSubsetOf("a");
    }

    @Test
    void once_something_can_not_be_finished_nothing_is_being_done_any_more() {
        AtomicInteger underway = new AtomicInteger();
        try (Together together = new Together(2)) {
            assertThatThrownBy(() -> together.inTurn(
                            Collections.nCopies(200, "thing"),
                            thing -> List.of(() -> {
                                underway.incrementAndGet();
                                pause();
                                underway.decrementAndGet();
                            }),
                            () -> told.add("prepared"),
                            thing -> {
                                throw new IllegalStateException("somebody holds the table");
                            }))
                    .hasMessage("somebody holds the table");
            assertThat(underway).hasValue(0);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
