package org.citypartnerships.queryside.partnerships;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.partnerships.CurrentPartnerships.Current;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Partnerships as they stand today, as JSON. An answer is given again as long as the readers of its rows have read nothing more,
 * for a minute at most, since rows can be made anew without anything being recorded. Where the readers are is known from a moment
 * ago ({@link Positions#lately}), so that most answers do not ask the database at all.
 */
@Component
class KeptAnswers {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long PART_OF_HEAP = 8;
    private static final long BYTES_MAX = 256L << 20;

    /** What an answer takes besides its text, in bytes: its headers, its id and its place. */
    private static final int BYTES_PER_ANSWER = 1000;

    private final CurrentPartnerships current;
    private final Positions positions;
    private final VersionedAnswers answers;
    private final Clock clock;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(Math.min(BYTES_MAX, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
            .weigher((String partnership, Kept answer) -> answer.bytes())
            .expireAfterWrite(KEPT)
            .build();

    KeptAnswers(CurrentPartnerships current, Positions positions, VersionedAnswers answers, Clock clock) {
        this.current = current;
        this.positions = positions;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param tokens the tokens of its readers
     * @param today the day that it is about
     * @param length how long its text is, in characters
     */
    private record Kept(List<String> tokens, LocalDate today, ResponseEntity<byte[]> answer, int length) {
        int bytes() {
            return length + BYTES_PER_ANSWER;
        }
    }

    /** The answer about a partnership; empty if that was not written down before, or if there is none. */
    Optional<ResponseEntity<byte[]>> find(String partnership) {
        Kept before = kept.getIfPresent(partnership);
        if (before != null
                && before.today().equals(LocalDate.now(clock))
                && before.tokens().equals(positions.lately(CurrentPartnerships.READERS))) {
            return Optional.of(before.answer());
        }
        return current.find(partnership).map(found -> keep(partnership, found));
    }

    private ResponseEntity<byte[]> keep(String partnership, Current found) {
        String json = found.json();
        ResponseEntity<byte[]> answer =
                answers.of(found.sequence(), found.read().position(), json);
        List<String> tokens = found.read().tokens();
        if (!tokens.isEmpty()) {
            kept.put(partnership, new Kept(tokens, found.today(), answer, json.length()));
        }
        return answer;
    }
}
