package org.citypartnerships.commandside.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
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

    private final Cache<String, History> committed;

    /**
     * An empty memory.
     *
     * @param eventsMax the most events of all streams together; who was not decided on for the longest time is forgotten first
     */
    public Memory(long eventsMax) {
        this.committed = Caffeine.newBuilder()
                .maximumWeight(eventsMax)
                .weigher((String stream, History history) ->
                        Math.max(1, history.facts().size()))
                .executor(Runnable::run)
                .build();
    }

    /** The stream's history, as far as it is remembered. */
    @Nullable
    History of(String stream) {
        Map<String, History> written = inTransaction();
        History history = written == null ? null : written.get(stream);
        return history == null ? committed.getIfPresent(stream) : history;
    }

    /** Remembers what is stored of a stream. */
    void keep(String stream, History history) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            ofTransaction().put(stream, history);
        } else {
            committed.put(stream, history);
        }
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
                committed.putAll(written);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Memory.this);
            }
        });
        return written;
    }
}
