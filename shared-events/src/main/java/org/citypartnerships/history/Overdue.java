package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.Progress;
import org.jspecify.annotations.Nullable;

/** What was planned for a day that passes: signings and engagements, but also what is to be set up and names to come. */
final class Overdue {
    private final List<Told> inOrder;
    private final Dating dating;
    private final Map<EntryId, Told> closed = new HashMap<>();

    Overdue(List<Told> inOrder, Dating dating) {
        this.inOrder = inOrder;
        this.dating = dating;
        for (Told told : inOrder) {
            for (EntryId plan : closedBy(told.entry())) {
                closed.putIfAbsent(plan, told);
            }
        }
    }

    private static List<EntryId> closedBy(Entry entry) {
        if (entry instanceof PlanCancelled cancelled) {
            return List.of(cancelled.plan());
        }
        List<EntryId> fulfilled = References.linked(entry, LinkKind.FULFILS);
        return fulfilled.isEmpty()
                        && entry instanceof MilestoneRecorded told
                        && told.milestone().progress() == Progress.DONE
                ? References.linked(entry, LinkKind.PART_OF_ACT)
                : fulfilled;
    }

    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Told told : inOrder) {
            LocalDate due = dueOn(told.entry());
            if (due != null && due.isBefore(LastDay.OF_ALL)) {
                Notice notice = notice(told, due);
                if (notice != null && notice.holdsEver()) {
                    notices.add(notice);
                }
            }
        }
        return notices;
    }

    private @Nullable LocalDate dueOn(Entry entry) {
        return Dates.planned(entry)
                .flatMap(dating::resolved)
                .map(planned -> planned.lastDay().latest())
                .orElse(null);
    }

    private @Nullable Notice notice(Told plan, LocalDate due) {
        Told by = closedBy(plan);
        if (by != null && by.window().earliest() == null) {
            return null;
        }
        LocalDate announced = plan.window().earliest();
        LocalDate from = announced != null && announced.isAfter(due) ? announced : due.plusDays(1);
        return Notice.on(
                warning(plan.entry(), due),
                from,
                by == null ? null : by.window().earliest());
    }

    /** The first day on which it was fulfilled or cancelled; null if it was not, or nobody knows when. */
    @Nullable
    LocalDate closedOn(Told plan) {
        Told by = closed.get(plan.entry().entryId());
        return by == null ? null : by.window().earliest();
    }

    private @Nullable Told closedBy(Told plan) {
        Told by = closed.get(plan.entry().entryId());
        return by == null && plan.entry() instanceof PartyRenamed planned ? namedSo(planned) : by;
    }

    private @Nullable Told namedSo(PartyRenamed planned) {
        return inOrder.stream()
                .filter(told -> told.entry() instanceof PartyRenamed renamed
                        && !renamed.planned()
                        && renamed.name().text().equals(planned.name().text()))
                .findFirst()
                .orElse(null);
    }

    private static Warning warning(Entry plan, LocalDate due) {
        OrdinalClaim claim = plan instanceof SigningPlanned signing ? signing.ordinal() : null;
        List<EntryId> entries = List.of(plan.entryId());
        return claim == null
                ? Warning.of(WarningSentence.PLAN_PASSED, entries, due)
                : Warning.of(WarningSentence.PLAN_AND_PLACE_PASSED, entries, due, claim.number());
    }
}
