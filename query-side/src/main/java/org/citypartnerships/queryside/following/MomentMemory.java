package org.citypartnerships.queryside.following;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read in the moment that is being answered from. All of a moment sees the same rows, so that nothing has to be asked for
 * twice: what parties are called, for example, once for a heading and once more for the entries below it.
 */
public final class MomentMemory {

    private final Map<Object, Map<?, ?>> read = new HashMap<>();

    private MomentMemory() {}

    /** Remembers while a question is answered from a transaction of its own. */
    static <T extends @Nullable Object> T during(Supplier<T> question) {
        TransactionSynchronizationManager.bindResource(MomentMemory.class, new MomentMemory());
        try {
            return question.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(MomentMemory.class);
        }
    }

    /** Whether there is a moment to remember something for. */
    static boolean isKept() {
        return TransactionSynchronizationManager.hasResource(MomentMemory.class);
    }

    /**
     * What was read for a question in this moment, by what was asked about; outside of a moment nothing.
     *
     * @param question the question; of a type of the asker's own, so that nobody else asks it
     */
    @SuppressWarnings("unchecked") // kept under a question of one asker, whose answers are of one type
    public static <K, V> Map<K, V> of(Object question) {
        MomentMemory memory = (MomentMemory) TransactionSynchronizationManager.getResource(MomentMemory.class);
        return memory == null
                ? new HashMap<>()
                : (Map<K, V>) memory.read.computeIfAbsent(question, nothing -> new HashMap<>());
    }
}
