package org.citypartnerships.queryside.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From when until when each of some things was known, made from what was known after each recording: rows that stay as they
 * are make one span, however much else is recorded.
 *
 * @param <T> what is known
 */
public final class KnownSpans<T> {

    private final Map<T, Recording> open = new LinkedHashMap<>();
    private final List<Span<T>> closed = new ArrayList<>();

    /**
     * A point of recording at which something may become known.
     *
     * @param position its position
     * @param at when it was recorded; of what was recorded before it, the latest time
     */
    public record Recording(long position, Instant at) {}

    /**
     * From when until before when something was known.
     *
     * @param what it
     * @param from since when
     * @param until until before when; null if it still is
     */
    public record Span<T>(T what, Recording from, @Nullable Recording until) {

        /** The position before which it was known; null if it still is. */
        public @Nullable Long untilPosition() {
            return until == null ? null : until.position();
        }

        /** The time before which it was known; null if it still is. */
        public @Nullable Instant untilTime() {
            return until == null ? null : until.at();
        }
    }

    /** From this recording on exactly these are known. */
    public void know(Recording recording, Set<T> now) {
        for (Iterator<Map.Entry<T, Recording>> each = open.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<T, Recording> known = each.next();
            if (!now.contains(known.getKey())) {
                closed.add(new Span<>(known.getKey(), known.getValue(), recording));
                each.remove();
            }
        }
        now.forEach(what -> open.putIfAbsent(what, recording));
    }

    /** All spans: those that ended, then those that have not. */
    public List<Span<T>> spans() {
        List<Span<T>> spans = new ArrayList<>(closed);
        open.forEach((what, since) -> spans.add(new Span<>(what, since, null)));
        return spans;
    }
}
