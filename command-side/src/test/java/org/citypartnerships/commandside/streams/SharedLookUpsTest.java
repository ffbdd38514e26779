package org.citypartnerships.commandside.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.commandside.streams.Question.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Look-ups that come at once are one statement, and nobody suffers for another's. */
class SharedLookUpsTest {

    private static final int CITIES = 10;

    private final List<Collection<String>> statements = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayGoOn = new Semaphore(0);
    private final SharedLookUps lookUps = new SharedLookUps(this::lookUp);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        mayGoOn.release(1_000);
        clients.shutdown();
    }

    @Test
    void whoever_comes_alone_asks_at_once_and_alone() {
        mayGoOn.release(2);

        assertThat(lookUps.ask(about("harbin-cn")).onRecord).containsExactly("party:harbin-cn");
        assertThat(lookUps.ask(about("murmansk-ru")).onRecord).containsExactly("party:murmansk-ru");
        assertThat(statements).hasSize(2);
    }

    @Test
    void those_who_come_while_two_are_under_way_are_asked_about_together() throws Exception {
        List<Future<Found>> first = List.of(asks("harbin-cn"), asks("murmansk-ru"));
        begun.acquire(2);
        List<Future<Found>> others = new ArrayList<>();
        for (int i = 0; i < CITIES; i++) {
            others.add(asks("city" + i));
        }
        untilWaiting(CITIES);
        assertThat(statements).as("two are under way, and no more").hasSize(2);
        mayGoOn.release(3);

        for (Future<Found> one : first) {
            assertThat(one.get().onRecord).hasSize(1);
        }
        for (int i = 0; i < CITIES; i++) {
            assertThat(others.get(i).get().onRecord).contains("party:city" + i);
        }
        assertThat(statements).hasSize(3);
        assertThat(statements.get(2)).hasSize(CITIES);
    }

    @Test
    void a_question_that_the_database_refuses_fails_alone() throws Exception {
        List<Future<Found>> first = List.of(asks("harbin-cn"), asks("murmansk-ru"));
        begun.acquire(2);
        Future<Found> refused = asks("refused");
        Future<Found> sound = asks("dresden-de");
        untilWaiting(2);
        mayGoOn.release(100);

        assertThat(sound.get().onRecord).containsExactly("party:dresden-de");
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        for (Future<Found> one : first) {
            assertThat(one.get().onRecord).hasSize(1);
        }
        assertThat(lookUps.ask(about("leipzig-de")).onRecord).containsExactly("party:leipzig-de");
    }

    @Test
    void whoever_is_stopped_while_waiting_keeps_nobody_waiting() throws Exception {
        List<Future<Found>> first = List.of(asks("harbin-cn"), asks("murmansk-ru"));
        begun.acquire(2);
        Future<Found> stopped = asks("tomsk-ru");
        untilWaiting(1);
        Future<Found> patient = asks("dresden-de");
        untilWaiting(2);

        assertThat(stopped.cancel(true)).isTrue();
        untilWaiting(1);
        mayGoOn.release(100);

        assertThat(patient.get(10, TimeUnit.SECONDS).onRecord).containsExactly("party:dresden-de");
        for (Future<Found> one : first) {
            assertThat(one.get().onRecord).hasSize(1);
        }
    }

    private Found lookUp(Question question) {
        Collection<String> parties = List.copyOf(question.of(Kind.PARTY));
        statements.add(parties);
        begun.release();
        mayGoOn.acquireUninterruptibly();
        if (parties.contains("party:refused")) {
            throw new DataIntegrityViolationException("no such text");
        }
        Found found = new Found();
        found.onRecord.addAll(parties);
        return found;
    }

    private Future<Found> asks(String city) {
        return clients.submit(() -> lookUps.ask(about(city)));
    }

    private static Question about(String city) {
        return new Question().named("party:" + city);
    }

    private void untilWaiting(int number) throws InterruptedException {
        for (int tries = 0; lookUps.waiting() != number; tries++) {
            assertThat(tries).as("somebody does not come to wait").isLessThan(1_000);
            Thread.sleep(10);
        }
    }
}
