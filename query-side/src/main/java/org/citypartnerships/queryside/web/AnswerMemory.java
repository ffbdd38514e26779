package org.citypartnerships.queryside.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Answers that were given, packed, each with what it holds for: as long as that is the same, it is given again. */
public final class AnswerMemory {

    /** So that what nobody asks for any more does not stay. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final long PART_OF_HEAP = 8;
    private static final long BYTES_MAX = 256L << 20;

    /** What an answer takes besides its packed text, in bytes: its question, its tag and its place among the others. */
    private static final int BYTES_PER_ANSWER = 400;

    private final Packing packing = new Packing();
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(Math.min(BYTES_MAX, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
            .weigher((String question, Kept answer) -> answer.json().size() + BYTES_PER_ANSWER)
            .expireAfterAccess(KEPT)
            .build();

    private record Kept(Object holdsFor, long position, String tag, Packing.Packed json) {}

    /** The answer to a question, if it was kept for what equals this, which is asked for only if there is one. */
    public Optional<ResponseEntity<byte[]>> find(String question, Supplier<?> now) {
        Kept answer = kept.getIfPresent(question);
        return answer == null || !answer.holdsFor().equals(now.get())
                ? Optional.empty()
                : Optional.of(VersionedAnswers.of(answer.tag(), answer.position(), packing.unpack(answer.json())));
    }

    /** Keeps an answer that has a tag, instead of the one before it. */
    public void keep(String question, Object holdsFor, long position, ResponseEntity<byte[]> answer) {
        byte[] json = answer.getBody();
        String tag = answer.getHeaders().getETag();
        if (json != null && tag != null) {
            kept.put(question, new Kept(holdsFor, position, tag, packing.pack(json)));
        }
    }
}
