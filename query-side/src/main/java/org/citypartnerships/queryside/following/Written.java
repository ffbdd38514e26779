package org.citypartnerships.queryside.following;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one stream as they stand in the tables of a reader. A row that has not changed stays the object that it was: what
 * a reader makes anew of each event and is equal is garbage at once, and does not push older rows out of the young generation.
 */
final class Written {

    private final @Nullable List<?>[] rows;

    /** Nothing known yet of so many tables. */
    Written(int tables) {
        rows = new List<?>[tables];
    }

    /** Its rows in one of the tables, in the order in which they were made; null if that is not known. */
    @Nullable
    List<?> in(int table) {
        return rows[table];
    }

    /** What its rows in one of the tables are; null where nobody will ask. */
    void stand(int table, @Nullable List<?> some) {
        rows[table] = some;
    }
}
