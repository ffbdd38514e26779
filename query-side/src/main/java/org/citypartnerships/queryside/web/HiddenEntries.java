package org.citypartnerships.queryside.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** The entries of a timeline that are not public: what they do to others is told, and not which they are. */
public final class HiddenEntries {

    private final Set<EntryId> hidden = new HashSet<>();

    /** Those of a timeline. */
    public HiddenEntries(List<Told> timeline) {
        timeline.stream()
                .map(Told::entry)
                .filter(entry -> entry.header().visibility() != Visibility.PUBLIC)
                .forEach(entry -> hidden.add(entry.entryId()));
    }

    /** Whether one of these is hidden. */
    public boolean isAnyOf(Collection<EntryId> entries) {
        return entries.stream().anyMatch(hidden::contains);
    }

    /** The name of an entry; null if there is none, or it is hidden. */
    public @Nullable String name(@Nullable EntryId entry) {
        return entry == null || hidden.contains(entry) ? null : entry.value();
    }

    /** What became of a plan, without the entry that closed it if that is hidden. */
    public PlanStatus told(PlanStatus plan) {
        EntryId closedBy = plan.closedBy();
        return closedBy != null && hidden.contains(closedBy)
                ? new PlanStatus(plan.plan(), plan.progress(), plan.dueOn(), null)
                : plan;
    }
}
