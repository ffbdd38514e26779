package org.citypartnerships.commandside;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.citypartnerships.storage.KeysUnavailable;

/**
 * The store did not answer, or not to the end: whether a command was recorded may be unknown. A repeat under the same
 * idempotency key settles it.
 */
public final class StoreUnavailable extends RuntimeException {

    /** Classes of SQLSTATE that say so: connection lost, resources short, server stopping, input or output failed. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int CAUSES_MAX = 20;

    /** Because of this. */
    public StoreUnavailable(Throwable cause) {
        super("the store did not answer: " + cause.getClass().getSimpleName(), cause);
    }

    /** Whether that is why something failed. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof KeysUnavailable || cause instanceof SQLTransientException || says(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().length() == 5
                && CLASSES.contains(sql.getSQLState().substring(0, 2));
    }
}
