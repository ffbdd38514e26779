package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that the source itself states: "had grown by a fifth (22 per cent) from £1.26bn in 2014".
 *
 * @param by the change in every form printed, in percent; falling is negative
 * @param since the period compared with
 * @param words the source's words
 */
public record StatedChange(
        @AtLeastOne List<Amount> by,
        @Nullable StatedDate since,
        @Nullable String words) {

    /** @throws IllegalArgumentException if no change is given, or one is not in percent */
    public StatedChange {
        by = Required.orNone(by);
        if (by.isEmpty()) {
            throw new IllegalArgumentException("by is empty: give the change in percent, or leave it out");
        }
        for (Amount change : by) {
            if (!change.unit().equals(Unit.PERCENT)) {
                throw new IllegalArgumentException("a change is given in percent, not in " + change.unit());
            }
        }
    }
}
