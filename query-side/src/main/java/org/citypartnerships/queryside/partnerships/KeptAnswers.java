package org.citypartnerships.queryside.partnerships;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.partnerships.CurrentPartnerships.Current;
import org.citypartnerships.queryside.web.Packing;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Partnerships as they stand today, as JSON. An answer is given again as long as the readers of its rows have read nothing more
 * and made none anew. Where the readers are is known from a moment ago ({@link Positions#lately}), so that most answers do not ask
 * the database at all.
 */
@Component
class KeptAnswers {

    /** So that what nobody asks for any more does not stay. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final long PART_OF_HEAP = 8;
    private static final long BYTES_MAX = 256L << 20;

    /** What an answer takes besides its packed text, in bytes: its id, its tag and its place among the others. */
    private static final int BYTES_PER_ANSWER = 400;

    private final CurrentPartnerships current;
    private final Positions positions;
    private final VersionedAnswers answers;
    private final Clock clock;
    private final Packing packing = new Packing();
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(Math.min(BYTES_MAX, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
            .weigher((String partnership, Kept answer) -> answer.json().size() + BYTES_PER_ANSWER)
            .expireAfterAccess(KEPT)
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
     * @param read where the readers of its rows stood
     * @param today the day that it is about
     * @param tag its {@code ETag}
     * @param json all of it, packed
     */
    private record Kept(Positions.At read, LocalDate today, String tag, Packing.Packed json) {}

    /** The answer about a partnership; empty if that was not written down before, or if there is none. */
    Optional<ResponseEntity<byte[]>> find(String partnership) {
        Kept before = kept.getIfPresent(partnership);
        if (before != null
                && before.today().equals(LocalDate.now(clock))
                && before.read().tokens().equals(positions.lately(CurrentPartnerships.READERS))) {
            return Optional.of(
                    VersionedAnswers.of(before.tag(), before.read().position(), packing.unpack(before.json())));
        }
        return current.find(partnership).map(found -> keep(partnership, found));
    }

    private ResponseEntity<byte[]> keep(String partnership, Current found) {
        Positions.At read = found.read();
        ResponseEntity<byte[]> answer = answers.of(found.sequence(), read.position(), found.json());
        byte[] json = answer.getBody();
        String tag = answer.getHeaders().getETag();
        if (json != null && tag != null && !read.tokens().isEmpty()) {
            kept.put(partnership, new Kept(read, found.today(), tag, packing.pack(json)));
        }
        return answer;
    }
}
