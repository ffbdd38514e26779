package org.citypartnerships.commandside.memory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citypartnerships.history.History;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The histories of the streams decided on lately, as they are stored. They are immutable: what a command tries out, or fails to
 * store, never gets here.
 *
 * <p>What is written inside a transaction of the caller's is known inside it only, until it is committed.
 */
public final class Memory {

    /** With what follows from it, measured 1,243. */
    private static final int BYTES_AN_EVENT = 2_048;

    /** So much of the heap at most is for what is remembered, an eighth. */
    private static final int PART_OF_THE_HEAP = 8;

    private final long eventsMax;

    /** Guards everything below. */
    private final Object lock = new Object();

    /** In the order in which they were last decided on. */
    private final Map<String, History> committed = new LinkedHashMap<>(16, 0.75f, true);

    private long events;

    /**
     * An empty memory.
     *
     * @param eventsMax the most events of all streams together; who was not decided on for the longest time is forgotten first
     */
    public Memory(long eventsMax) {
        this.eventsMax = eventsMax;
    }

    /**
     * How many events a memory may hold that leaves the rest of the heap to everything else.
     *
     * @param heapBytesMax how large the heap may become
     */
    public static long eventsMaxIn(long heapBytesMax) {
        return heapBytesMax / PART_OF_THE_HEAP / BYTES_AN_EVENT;
    }

    /** The stream's history, as far as it is remembered. */
    @Nullable
    History of(String stream) {
        Map<String, History> written = inTransaction();
        History history = written == null ? null : written.get(stream);
        return history == null ? committed(stream) : history;
    }

    /** Remembers what is stored of a stream. */
    void keep(String stream, History history) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            ofTransaction().put(stream, history);
        } else {
            commit(stream, history);
        }
    }

    private @Nullable History committed(String stream) {
        synchronized (lock) {
            return committed.get(stream);
        }
    }

    private void commit(String stream, History history) {
        synchronized (lock) {
            History before = committed.put(stream, history);
            events += room(history) - (before == null ? 0 : room(before));
            for (Iterator<History> longestAgo = committed.values().iterator();
                    events > eventsMax;
                    longestAgo.remove()) {
                events -= room(longestAgo.next());
            }
        }
    }

    private static int room(History history) {
        return Math.max(1, history.facts().size());
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<String, History> inTransaction() {
        return (Map<String, History>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<String, History> ofTransaction() {
        Map<String, History> known = inTransaction();
        if (known != null) {
            return known;
        }
        Map<String, History> written = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, written);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            /** What was undone may have been decided on otherwise since. */
            @Override
            public void savepointRollback(Object savepoint) {
                written.clear();
            }

            @Override
            public void afterCommit() {
                written.forEach(Memory.this::commit);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Memory.this);
            }
        });
        return written;
    }
}
