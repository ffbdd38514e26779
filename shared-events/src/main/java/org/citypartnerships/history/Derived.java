package org.citypartnerships.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number derived from printed ones, to be shown beside them and never in their place.
 *
 * @param value what the printed numbers come to
 * @param low the lowest that it can be, since they were rounded; null if it has no bound
 * @param high the highest that it can be; null if it has no bound
 */
public record Derived(
        BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {
    boolean meets(@Nullable BigDecimal otherLow, @Nullable BigDecimal otherHigh) {
        return (low == null || otherHigh == null || low.compareTo(otherHigh) <= 0)
                && (high == null || otherLow == null || otherLow.compareTo(high) <= 0);
    }
}
