package org.citypartnerships.history;

import java.time.LocalDate;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a planned signing or engagement.
 *
 * @param plan the plan's entry
 * @param progress how far it is
 * @param dueOn the last day for which it is planned, or null if none is said
 * @param closedBy the entry that fulfilled or cancelled it, or null while none has
 */
public record PlanStatus(
        EntryId plan,
        Progress progress,
        @Nullable LocalDate dueOn,
        @Nullable EntryId closedBy) {
    /** How far a plan is. */
    public enum Progress {
        /** Still to come, or without a day. */
        OPEN,
        /** An entry says that it happened. */
        FULFILLED,
        /** An entry says that it was given up. */
        CANCELLED,
        /** Its last day has passed, and nothing on record fulfils or cancels it. */
        OVERDUE
    }
}
