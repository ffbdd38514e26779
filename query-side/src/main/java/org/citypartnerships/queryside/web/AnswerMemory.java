package org.citypartnerships.queryside.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.citypartnerships.queryside.following.Positions;

/**
 * Answers as they were sent, each with what it holds for. It is given again on the same day, as long as the readers of its rows
 * have read nothing more and made none anew. Where these stand is known from a moment ago ({@link Positions#lately}), so that most of
 * what is found here asks the database nothing.
 *
 * <p>They are packed by a thread beside those that answer; what it does not come to stays as it is, and takes its place.
 *
 * @param <B> what is known of an answer beside its text: its type, its tag
 */
public final class AnswerMemory<B> {

    /** So that what nobody asks for any more does not stay. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** What an answer takes besides its packed text and its question, in bytes. */
    private static final int BYTES_PER_ANSWER = 400;

    private static final int WAITING_MAX = 100;
    private static final Duration PACKER_IDLE = Duration.ofSeconds(10);

    private final Positions positions;
    private final Clock clock;
    private final Map<String, Packing> packings = new ConcurrentHashMap<>();
    private final Cache<String, Kept<B>> kept;
    private final ThreadPoolExecutor packer = packer();

    /** By readers: of answers that hold for the same, one says so for all. */
    private final Map<List<String>, Then> latest = new ConcurrentHashMap<>();

    /** @param most how many bytes the answers may take */
    public AnswerMemory(Positions positions, Clock clock, long most) {
        this.positions = positions;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String question, Kept<B> answer) -> answer.size() + question.length() + BYTES_PER_ANSWER)
                .expireAfterAccess(KEPT)
                .build();
    }

    private static ThreadPoolExecutor packer() {
        ThreadPoolExecutor packer = new ThreadPoolExecutor(
                1,
                1,
                PACKER_IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_MAX),
                work -> {
                    Thread thread = new Thread(work, "packs answers");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        packer.allowCoreThreadTimeOut(true);
        return packer;
    }

    /**
     * What an answer holds for.
     *
     * @param today the day that it is about
     * @param readers those of its rows
     * @param tokens their tokens, in the same order
     */
    public record Then(LocalDate today, List<String> readers, List<String> tokens) {}

    /** An answer that was kept. */
    public static final class Found<B> {
        private final B beside;
        private final byte[] text;

        private Found(B beside, byte[] text) {
            this.beside = beside;
            this.text = text;
        }

        /** What is known of it beside its text. */
        public B beside() {
            return beside;
        }

        /** Its text. */
        public byte[] text() {
            return text;
        }
    }

    /** An answer as it is kept; each is itself alone, so that one which is packed takes the place of no other that is the same. */
    private static final class Kept<B> {
        private final Then then;
        private final B beside;
        private final int size;
        private final Supplier<byte[]> text;

        Kept(Then then, B beside, int size, Supplier<byte[]> text) {
            this.then = then;
            this.beside = beside;
            this.size = size;
            this.text = text;
        }

        int size() {
            return size;
        }

        Kept<B> packed(Packing packing) {
            Packing.Packed packed = packing.pack(text.get());
            return new Kept<>(then, beside, packed.size(), () -> packing.unpack(packed));
        }
    }

    /** The answer to a question, if one was kept that still holds. */
    public Optional<Found<B>> find(String question) {
        Kept<B> answer = kept.getIfPresent(question);
        return answer == null || !holds(answer.then)
                ? Optional.empty()
                : Optional.of(new Found<>(answer.beside, answer.text.get()));
    }

    private boolean holds(Then then) {
        return then.today().equals(LocalDate.now(clock)) && then.tokens().equals(positions.lately(then.readers()));
    }

    /**
     * Keeps an answer instead of the one before it, unless a reader of its rows had no token.
     *
     * @param alike what kind of answer it is: those of a kind are packed together
     */
    public void keep(String question, Then then, String alike, B beside, byte[] text) {
        if (!then.tokens().isEmpty()) {
            Kept<B> plain = new Kept<>(shared(then), beside, text.length, () -> text);
            kept.put(question, plain);
            Packing packing = packings.computeIfAbsent(alike, kind -> new Packing());
            packer.execute(() -> kept.asMap().replace(question, plain, plain.packed(packing)));
        }
    }

    private Then shared(Then then) {
        return Objects.requireNonNull(
                latest.merge(then.readers(), then, (before, now) -> before.equals(now) ? before : now));
    }
}
