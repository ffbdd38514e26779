package org.citypartnerships.history;

import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;

/**
 * Where one side stands, and why.
 *
 * @param standing where
 * @param because the entry that put it there
 * @param step how many moves had been made by then; the higher is the later
 * @param own whether the side itself said so, and not all sides together, a source, or a term
 * @param scope what is suspended
 * @param paper the one paper whose suspension suspended the side
 */
record Stand(
        Standing standing,
        @Nullable EntryId because,
        int step,
        boolean own,
        @Nullable SuspensionScope scope,
        @Nullable EntryId paper) {
    static final Stand UNKNOWN = new Stand(Standing.UNKNOWN, null, 0, false, null, null);

    /** Whether the side says nothing new by this; where it names no scope, the one it named before stays. */
    boolean isAlike(Standing other, @Nullable SuspensionScope otherScope) {
        return standing == other && (otherScope == null || scope == otherScope);
    }
}
