package org.citypartnerships.commandside;

import org.citypartnerships.values.SourceId;

/** Which sources witness on their own: a copy or translation says no more than its original. */
@FunctionalInterface
public interface Witnesses {

    /** Whether they are one source, one is a copy of the other, or both are copies of a third. */
    boolean isSame(SourceId one, SourceId other);

    /** No source is a copy. */
    static Witnesses withoutCopies() {
        return SourceId::equals;
    }
}
