package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.jspecify.annotations.Nullable;

/** What has become of the plans. A plan never moves a standing. */
final class Plans {
    private final List<Told> plans;
    private final Map<EntryId, Told> fulfilled = new HashMap<>();
    private final Map<EntryId, Told> cancelled = new HashMap<>();
    private final Dating dating;

    Plans(List<Told> inOrder, Dating dating) {
        this.dating = dating;
        plans = inOrder.stream()
                .filter(told -> told.entry() instanceof SigningPlanned || told.entry() instanceof EngagementPlanned)
                .toList();
        for (Told told : inOrder) {
            for (EntryId plan : References.linked(told.entry(), LinkKind.FULFILS)) {
                fulfilled.putIfAbsent(plan, told);
            }
            if (told.entry() instanceof PlanCancelled cancellation) {
                cancelled.putIfAbsent(cancellation.plan(), told);
            }
        }
    }

    /** The plans announced by the day, in the order in which they were. */
    List<PlanStatus> on(LocalDate day) {
        return plans.stream()
                .filter(plan -> plan.window().possiblyBy(day))
                .map(plan -> status(plan, day))
                .toList();
    }

    private PlanStatus status(Told plan, LocalDate day) {
        EntryId id = plan.entry().entryId();
        LocalDate dueOn = Dates.planned(plan.entry())
                .flatMap(dating::resolved)
                .map(planned -> planned.lastDay().latest())
                .orElse(null);
        EntryId fulfilledBy = closing(fulfilled.get(id), day);
        if (fulfilledBy != null) {
            return new PlanStatus(id, PlanStatus.Progress.FULFILLED, dueOn, fulfilledBy);
        }
        EntryId cancelledBy = closing(cancelled.get(id), day);
        if (cancelledBy != null) {
            return new PlanStatus(id, PlanStatus.Progress.CANCELLED, dueOn, cancelledBy);
        }
        boolean isOverdue = dueOn != null && dueOn.isBefore(day);
        return new PlanStatus(id, isOverdue ? PlanStatus.Progress.OVERDUE : PlanStatus.Progress.OPEN, dueOn, null);
    }

    private static @Nullable EntryId closing(@Nullable Told by, LocalDate day) {
        return by != null && by.window().possiblyBy(day) ? by.entry().entryId() : null;
    }
}
