package org.citypartnerships.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of days with the same status, as long as can be. The spells of a stream cover all days without a gap.
 *
 * @param from the first day, or null for the first spell, which has no beginning
 * @param until the day after the last, or null for the last spell, which has no end
 * @param status the status on each of its days
 */
public record Spell(@Nullable LocalDate from, @Nullable LocalDate until, Status status) {
    /** Whether the day is one of it. */
    public boolean contains(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || until.isAfter(day));
    }
}
