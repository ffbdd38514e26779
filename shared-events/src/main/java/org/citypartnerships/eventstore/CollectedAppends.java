package org.citypartnerships.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Appends that one thread makes one after the other, and that are stored together in the order of their making, by one statement
 * of the transaction that the thread is in.
 *
 * <pre>{@code
 * try (CollectedAppends appends = store.collecting()) {
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
    private final Runnable end;
    private final List<Append> appends = new ArrayList<>();
    private long characters;
    private long made;

    CollectedAppends(Consumer<List<Append>> join, Runnable end) {
        this.join = join;
        this.end = end;
    }

    void add(Append append) {
        made++;
        if (append.accompaniment().isSeparate()) {
            store();
            join.accept(List.of(append));
            return;
        }
        appends.add(append);
        characters += append.characters();
        if (characters > CHARACTERS_MAX) {
            store();
        }
    }

    /** How many appends were made so far, stored or not. */
    public long made() {
        return made;
    }

    /** Stores what was collected since the last time; from then on this thread reads it. */
    public void store() {
        if (!appends.isEmpty()) {
            List<Append> all = List.copyOf(appends);
            appends.clear();
            characters = 0;
            join.accept(all);
        }
    }

    /** Collects no more. */
    @Override
    public void close() {
        end.run();
    }
}
