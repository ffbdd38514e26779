package org.citypartnerships.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Appends that one thread makes one after the other, and that are stored together in the order of their making, by one statement
 * of the transaction in which their storing runs, in this thread or another.
 *
 * <pre>{@code
 * try (CollectedAppends appends = store.collecting(Runnable::run)) {
 *     … // each append is only collected: nobody reads it yet, this thread neither
 *     appends.store();
 * }
 * }</pre>
 *
 * <p>What is collected and not stored is forgotten. If the statement fails, as at a conflict of one of them, the transaction is
 * good for nothing but being undone, with all that was stored in it.
 */
public final class CollectedAppends implements AutoCloseable {

    private static final long CHARACTERS_MAX = 2L * 1024 * 1024;

    private final Consumer<List<Append>> join;
    private final Consumer<Runnable> storing;
    private final Runnable end;
    private final List<Append> appends = new ArrayList<>();
    private long made;

    CollectedAppends(Consumer<List<Append>> join, Consumer<Runnable> storing, Runnable end) {
        this.join = join;
        this.storing = storing;
        this.end = end;
    }

    void add(Append append) {
        made++;
        if (append.accompaniment().isSeparate()) {
            store();
            storing.accept(() -> join.accept(List.of(append)));
            return;
        }
        appends.add(append);
    }

    /** How many appends were made so far, stored or not. */
    public long made() {
        return made;
    }

    /** Has what was collected since the last time stored, behind all that was handed over before. */
    public void store() {
        if (!appends.isEmpty()) {
            List<Append> all = List.copyOf(appends);
            appends.clear();
            storing.accept(() -> joinAll(all));
        }
    }

    /** As few statements as do not become too long. Here the events are sealed: not in the thread that makes the appends. */
    private void joinAll(List<Append> all) {
        long characters = 0;
        int first = 0;
        for (int next = 0; next < all.size(); next++) {
            characters += all.get(next).characters();
            if (characters > CHARACTERS_MAX) {
                join.accept(all.subList(first, next + 1));
                characters = 0;
                first = next + 1;
            }
        }
        if (first < all.size()) {
            join.accept(all.subList(first, all.size()));
        }
    }

    /** Collects no more. */
    @Override
    public void close() {
        end.run();
    }
}
