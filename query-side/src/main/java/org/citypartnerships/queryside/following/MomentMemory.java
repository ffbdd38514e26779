package org.citypartnerships.queryside.following;

import java.util.HashMap;
import java.util.List;
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

    private Positions.At at = Positions.At.NOWHERE;

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

    /** The moment is where the readers stand there. */
    static void is(Positions.At at) {
        MomentMemory memory = current();
        if (memory != null) {
            memory.at = at;
        }
    }

    /**
     * The tokens of the moment's readers: what was found under them is found again as long as they are the same. An event that comes
     * late changes them, and not the position. Outside of a moment none.
     */
    public static List<String> tokens() {
        MomentMemory memory = current();
        return memory == null ? List.of() : memory.at.tokens();
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
        MomentMemory memory = current();
        return memory == null
                ? new HashMap<>()
                : (Map<K, V>) memory.read.computeIfAbsent(question, nothing -> new HashMap<>());
    }

    private static @Nullable MomentMemory current() {
        return (MomentMemory) TransactionSynchronizationManager.getResource(MomentMemory.class);
    }
}
