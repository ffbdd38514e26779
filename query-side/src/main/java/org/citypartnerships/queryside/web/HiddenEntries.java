package org.citypartnerships.queryside.web;

import java.util.Collection;
import java.util.Set;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/** The entries of a chronicle that are not public: what they do to others is told, and not which they are. */
public final class HiddenEntries {

    private final Set<EntryId> hidden;

    /** Those of a chronicle. */
    public HiddenEntries(Chronicle chronicle) {
        this.hidden = chronicle.notPublic();
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
