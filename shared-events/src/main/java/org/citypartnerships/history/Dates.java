package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** The dates that an entry states, and which of them says when it happened. */
final class Dates {
    private Dates() {}

    /** What a side did, or null if the entry is not of that kind. */
    static @Nullable Act act(Entry entry) {
        if (entry instanceof PartnershipSuspended suspended) {
            return suspended.act();
        } else if (entry instanceof PartnershipResumed resumed) {
            return resumed.act();
        } else if (entry instanceof PartnershipEnded ended) {
            return ended.act();
        }
        return entry instanceof InstrumentTerminated terminated ? terminated.act() : null;
    }

    /**
     * The dates that say from when it holds, the best first: of an act the effective day, else of notice, else of decision;
     * of a reported relation only since when.
     */
    static List<StatedDate> ofBeginning(Entry entry) {
        if (entry instanceof RelationReported reported) {
            return present(reported.since());
        }
        Act act = Dates.act(entry);
        StatedDate happened = entry.header().happened();
        return act == null
                ? present(happened)
                : present(act.effectiveOn(), act.notifiedOn(), act.decidedOn(), happened);
    }

    /** The dates for which a report says what it says, the best first. */
    static List<StatedDate> ofObservation(RelationReported reported) {
        return present(reported.observedOn(), reported.header().happened());
    }

    /** The day for which something is planned. */
    static Optional<StatedDate> planned(Entry entry) {
        if (entry instanceof SigningPlanned plan) {
            return Optional.ofNullable(plan.plannedFor());
        } else if (entry instanceof EngagementPlanned plan) {
            return Optional.ofNullable(plan.plannedFor());
        } else if (entry instanceof MilestoneRecorded told) {
            return Optional.ofNullable(told.milestone().expectedOn());
        } else if (entry instanceof PartyRenamed told && told.planned()) {
            return Optional.ofNullable(told.name().from());
        }
        return Optional.empty();
    }

    /** Every date that places the entry in time. */
    static List<StatedDate> all(Entry entry) {
        List<StatedDate> beginning = ofBeginning(entry);
        boolean isReport = entry instanceof RelationReported;
        Optional<StatedDate> planned = planned(entry);
        if (!isReport && planned.isEmpty()) {
            return beginning;
        }
        List<StatedDate> all = new ArrayList<>(beginning);
        if (entry instanceof RelationReported reported) {
            all.addAll(ofObservation(reported));
        }
        planned.ifPresent(all::add);
        return all;
    }

    private static List<StatedDate> present(@Nullable StatedDate date) {
        return date == null ? List.of() : List.of(date);
    }

    private static List<StatedDate> present(@Nullable StatedDate... dates) {
        List<StatedDate> present = new ArrayList<>(dates.length);
        for (StatedDate date : dates) {
            if (date != null) {
                present.add(date);
            }
        }
        return present;
    }
}
