package org.citypartnerships.queryside.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions that come while others are being answered are then answered together, in one round trip. A question that comes
 * alone waits for nobody.
 *
 * @param <K> what is asked for
 * @param <V> what is answered
 */
public final class Gathering<K, V> {

    private final int atOnce;
    private final int togetherMax;
    private final Function<Collection<K>, Map<K, V>> answers;
    private final Deque<Question<K, V>> waiting = new ArrayDeque<>();
    private int underway;

    /**
     * Answers with this, which is asked by so many threads at once at most, for so many questions together at most.
     *
     * @param atOnce how many round trips may be underway
     * @param togetherMax how many questions one of them may answer
     * @param answers the answers to some questions; what has none is left out
     */
    public Gathering(int atOnce, int togetherMax, Function<Collection<K>, Map<K, V>> answers) {
        this.atOnce = atOnce;
        this.togetherMax = togetherMax;
        this.answers = answers;
    }

    /** One that waits until it is answered, or until it is its turn to ask for others too. */
    private static final class Question<K, V> {
        private final K key;
        /** Done with nobody once it is answered, or with those to ask for once that is its turn. */
        private final CompletableFuture<List<Question<K, V>>> turn = new CompletableFuture<>();

        private @Nullable V answer;

        Question(K key) {
            this.key = key;
        }
    }

    /** The answer to a question; empty if there is none. @throws RuntimeException if it could not be answered */
    public Optional<V> ask(K key) {
        Question<K, V> mine = new Question<>(key);
        List<Question<K, V>> together = List.of();
        synchronized (waiting) {
            waiting.add(mine);
            if (underway < atOnce) {
                underway++;
                together = next();
            }
        }
        if (together.isEmpty()) {
            together = turnOf(mine);
        }
        if (!together.isEmpty()) {
            answer(together);
        }
        return Optional.ofNullable(mine.answer);
    }

    private static <K, V> List<Question<K, V>> turnOf(Question<K, V> question) {
        try {
            return question.turn.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }

    /** Those whose turn it is; the caller holds the lock. */
    private List<Question<K, V>> next() {
        List<Question<K, V>> next = new ArrayList<>();
        while (!waiting.isEmpty() && next.size() < togetherMax) {
            next.add(waiting.remove());
        }
        return next;
    }

    private void answer(List<Question<K, V>> together) {
        try {
            Map<K, V> found = answers.apply(
                    together.stream().map(question -> question.key).distinct().toList());
            together.forEach(question -> question.answer = found.get(question.key));
            together.forEach(question -> question.turn.complete(List.of()));
        } catch (RuntimeException | Error failure) {
            together.forEach(question -> question.turn.completeExceptionally(failure));
            throw failure;
        } finally {
            handOver();
        }
    }

    /** The first of those who wait asks for them; the others come with it. */
    private void handOver() {
        List<Question<K, V>> next;
        synchronized (waiting) {
            next = next();
            if (next.isEmpty()) {
                underway--;
                return;
            }
        }
        next.get(0).turn.complete(next);
    }
}
