package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
            References.linked(told.entry(), LinkKind.FULFILS).forEach(plan -> fulfilled.putIfAbsent(plan, told));
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
                .flatMap(planned -> Optional.ofNullable(planned.lastDay().latest()))
                .orElse(null);
        PlanStatus unclosed = dueOn != null && dueOn.isBefore(day)
                ? new PlanStatus(id, PlanStatus.Progress.OVERDUE, dueOn, null)
                : new PlanStatus(id, PlanStatus.Progress.OPEN, dueOn, null);
        return Stream.concat(
                        closing(fulfilled.get(id), day)
                                .map(by -> new PlanStatus(id, PlanStatus.Progress.FULFILLED, dueOn, by)),
                        closing(cancelled.get(id), day)
                                .map(by -> new PlanStatus(id, PlanStatus.Progress.CANCELLED, dueOn, by)))
                .findFirst()
                .orElse(unclosed);
    }

    private static Stream<EntryId> closing(@Nullable Told by, LocalDate day) {
        return Stream.ofNullable(by)
                .filter(told -> told.window().possiblyBy(day))
                .map(told -> told.entry().entryId());
    }
}
