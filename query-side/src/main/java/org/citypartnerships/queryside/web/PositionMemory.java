package org.citypartnerships.queryside.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers that take long to find, kept as long as nothing more is read: whoever asks the same at the same position is told the
 * same. They are forgotten after a minute, since rows can be made anew without anything being recorded.
 *
 * @param <K> what is asked, with the day that is asked about
 * @param <V> what is answered
 */
public final class PositionMemory<K, V> {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Cache<Asked<K>, V> answers;

    /** A memory for so many answers at most. */
    public PositionMemory(int answersMax) {
        answers = Caffeine.newBuilder()
                .maximumSize(answersMax)
                .expireAfterWrite(KEPT)
                .build();
    }

    private record Asked<K>(long position, K question) {}

    /** The answer at a position, found once by whoever asks first; those who ask meanwhile wait for it. */
    public V at(long position, K question, Supplier<V> answer) {
        return answers.get(new Asked<>(position, question), asked -> answer.get());
    }
}
