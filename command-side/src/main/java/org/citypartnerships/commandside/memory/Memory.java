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
 * <p>What is written inside a transaction of the caller's is known inside it only, until it is committed; what a thread decides
 * {@link #ahead} of the store is known to this thread only, until it is stored.
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

    /**
     * What this thread decides from now on, until it is closed, is stored later, by another thread.
     *
     * @throws IllegalStateException if this thread decides ahead already, or has written in a transaction
     */
    public Ahead ahead() {
        return new Ahead();
    }

    /** What a thread has decided and what is not known to be stored. */
    public final class Ahead implements AutoCloseable {

        private final Map<String, History> decided = new HashMap<>();

        private Ahead() {
            TransactionSynchronizationManager.bindResource(Memory.this, decided);
        }

        /** All that was decided so far is stored. */
        public void stored() {
            decided.forEach(Memory.this::commit);
            decided.clear();
        }

        /** What is not stored is forgotten. */
        @Override
        public void close() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Memory.this);
        }
    }

    /** The stream's history, as far as it is remembered. */
    @Nullable
    History of(String stream) {
        Map<String, History> written = ofThisThread();
        History history = written == null ? null : written.get(stream);
        return history == null ? committed(stream) : history;
    }

    /** Remembers what is stored of a stream. */
    void keep(String stream, History history) {
        if (ofThisThread() != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            own().put(stream, history);
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
    private @Nullable Map<String, History> ofThisThread() {
        return (Map<String, History>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<String, History> own() {
        Map<String, History> known = ofThisThread();
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
