package org.citypartnerships.history;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Facts in the order of recording. Immutable: a log and the one that it becomes {@link #with} one more fact share what they
 * have in common, so that a stream is read event by event without copying it each time.
 */
final class Log extends AbstractList<Fact> implements RandomAccess {
    private static final int CAPACITY_MIN = 16;

    private final @Nullable Fact[] shared;
    /** How much of the shared array is taken by the longest of the logs that share it. */
    private final AtomicInteger taken;

    private final int size;

    private Log(@Nullable Fact[] shared, AtomicInteger taken, int size) {
        this.shared = shared;
        this.taken = taken;
        this.size = size;
    }

    static Log of(Collection<Fact> facts) {
        @Nullable Fact[] all = facts.toArray(Fact[]::new);
        return new Log(all, new AtomicInteger(all.length), all.length);
    }

    /** These facts and one more. */
    Log with(Fact fact) {
        if (size < shared.length && taken.compareAndSet(size, size + 1)) {
            shared[size] = fact;
            return new Log(shared, taken, size + 1);
        }
        @Nullable Fact[] copy = Arrays.copyOf(shared, Math.max(CAPACITY_MIN, size + size / 2 + 1));
        Arrays.fill(copy, size, Math.min(shared.length, copy.length), null);
        copy[size] = fact;
        return new Log(copy, new AtomicInteger(size + 1), size + 1);
    }

    /** The first so many facts. */
    Log first(int facts) {
        return facts == size ? this : new Log(shared, taken, facts);
    }

    @Override
    public Fact get(int place) {
        Fact fact = place < size ? shared[place] : null;
        if (fact == null) {
            throw new IndexOutOfBoundsException(place + " of " + size + " facts");
        }
        return fact;
    }

    @Override
    public int size() {
        return size;
    }
}
