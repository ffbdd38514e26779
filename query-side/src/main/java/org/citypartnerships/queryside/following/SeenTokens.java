package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of readers as they were a moment ago, whoever saw them: a text is kept for ten milliseconds, or until this process
 * itself has read on.
 */
final class SeenTokens {

    /** How old what is kept may be: {@value} ms. */
    static final long FRESH_MILLIS = 10;

    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile long movedAt;

    /** By a clock that never goes back: {@code System::nanoTime}. */
    SeenTokens(LongSupplier nanos) {
        this.nanos = nanos;
        this.movedAt = nanos.getAsLong();
    }

    /** A token as text, and when the statement was begun that saw it. */
    private record Seen(String token, long at) {}

    /** When it is now: to be asked for before the statement is sent that reads tokens. */
    long now() {
        return nanos.getAsLong();
    }

    /** Keeps what a statement saw that was begun then, and nothing if one that was begun later has been here before. */
    void saw(String reader, String token, long at) {
        seen.compute(reader, (name, last) -> {
            if (last == null) {
                return new Seen(token, at);
            }
            if (at - last.at() < 0) {
                return last;
            }
            return new Seen(last.token().equals(token) ? last.token() : token, at);
        });
    }

    /** Readers of this process have read on: what was seen before is past. */
    void moved() {
        movedAt = nanos.getAsLong();
    }

    /** The tokens of the readers in their order; null if one of them has not been seen for too long. */
    @Nullable
    List<String> of(List<String> readers) {
        long now = nanos.getAsLong();
        List<String> tokens = new ArrayList<>(readers.size());
        for (String reader : readers) {
            Seen last = seen.get(reader);
            if (last == null
                    || now - last.at() > TimeUnit.MILLISECONDS.toNanos(FRESH_MILLIS)
                    || last.at() - movedAt < 0) {
                return null;
            }
            tokens.add(last.token());
        }
        return tokens;
    }
}
