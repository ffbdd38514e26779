package org.citypartnerships.commandside.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * Look-ups of commands that come at the same time, as one statement. Whoever comes while few are under way looks up at once and
 * alone; whoever comes later waits until one of those is back, and then one of the waiting asks for all of them.
 *
 * <p>A statement begins after everybody whose question is in it has come, so that each sees what was recorded before.
 */
final class SharedLookUps {

    private static final int UNDER_WAY_MAX = 2;
    private static final int TOGETHER_MAX = 64;
    private static final long WAIT_MAX_SECONDS = 20; // longer than the pool and the database let a statement take

    private final Function<Question, Found> lookUp;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int underWay;

    SharedLookUps(Function<Question, Found> lookUp) {
        this.lookUp = lookUp;
    }

    /**
     * What answers the question, and perhaps more.
     *
     * @throws QueryTimeoutException if nobody came back in time, or the thread was interrupted
     */
    Found ask(Question question) {
        Waiting mine;
        synchronized (this) {
            if (underWay < UNDER_WAY_MAX) {
                underWay++;
                mine = null;
            } else {
                mine = new Waiting(question);
                waiting.add(mine);
            }
        }
        if (mine == null) {
            return askAlone(question);
        }
        Turn turn = await(mine);
        if (turn.answer() != null) {
            return turn.answer();
        }
        return turn.isLed() ? askFor(mine, turn.others()) : lookUp.apply(question);
    }

    private Found askAlone(Question question) {
        try {
            return lookUp.apply(question);
        } finally {
            next();
        }
    }

    private Found askFor(Waiting mine, List<Waiting> others) {
        try {
            Question all = new Question().and(mine.question());
            others.forEach(other -> all.and(other.question()));
            Found found = lookUp.apply(all);
            others.forEach(other -> other.turn().complete(new Turn(found, false, List.of())));
            return found;
        } catch (RuntimeException failed) {
            // It may be one of them that the database refuses: each asks for itself, and succeeds or fails by itself.
            others.forEach(other -> other.turn().complete(new Turn(null, false, List.of())));
            if (others.isEmpty()) {
                throw failed;
            }
            return lookUp.apply(mine.question());
        } finally {
            next();
        }
    }

    /** One is back: somebody who waits asks for all who wait. */
    private void next() {
        List<Waiting> all = new ArrayList<>();
        synchronized (this) {
            while (all.size() < TOGETHER_MAX && !waiting.isEmpty()) {
                all.add(waiting.remove());
            }
            if (all.isEmpty()) {
                underWay--;
                return;
            }
        }
        all.get(0).turn().complete(new Turn(null, true, all.subList(1, all.size())));
    }

    private Turn await(Waiting mine) {
        try {
            return mine.turn().get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException stopped) {
            if (stopped instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            giveUp(mine);
            throw new QueryTimeoutException("a look-up was not answered in time", stopped);
        }
    }

    /** Whoever gives up while being asked to lead lets the others go on without. */
    private void giveUp(Waiting mine) {
        synchronized (this) {
            if (waiting.remove(mine)) {
                return;
            }
        }
        Turn turn = mine.turn().join();
        if (turn.isLed()) {
            turn.others().forEach(other -> other.turn().complete(new Turn(null, false, List.of())));
            next();
        }
    }

    /** How many wait at this moment. */
    synchronized int waiting() {
        return waiting.size();
    }

    private record Waiting(Question question, CompletableFuture<Turn> turn) {
        Waiting(Question question) {
            this(question, new CompletableFuture<>());
        }
    }

    /** Either the answer, or to ask for oneself and the others, or to ask alone. */
    private record Turn(@Nullable Found answer, boolean isLed, List<Waiting> others) {}
}
