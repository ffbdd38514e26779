package org.citypartnerships.queryside.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.citypartnerships.queryside.following.MomentMemory;

/**
 * Answers that take long to find, kept as long as nothing more is read: whoever asks the same at the same position is told the
 * same. They are forgotten after a minute: asked outside of a moment, nobody sees that rows were made anew.
 *
 * @param <K> what is asked, with the day that is asked about
 * @param <V> what is answered
 */
public final class PositionMemory<K, V> {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Pages and data that read from other readers ask the same at other tokens. */
    private static final int SETS_OF_READERS = 4;

    private final Cache<Asked<K>, V> answers;

    /** A memory for so many answers at most at one position, whichever readers they are from. */
    public PositionMemory(int answersMax) {
        answers = Caffeine.newBuilder()
                .maximumSize((long) answersMax * SETS_OF_READERS)
                .expireAfterWrite(KEPT)
                .build();
    }

    /** @param tokens of the moment in which it is asked: an event that comes late changes these, and not the position */
    private record Asked<K>(long position, List<String> tokens, K question) {}

    /** The answer at a position, found once by whoever asks first; those who ask meanwhile wait for it. */
    public V at(long position, K question, Supplier<V> answer) {
        return answers.get(new Asked<>(position, MomentMemory.tokens(), question), asked -> answer.get());
    }
}
