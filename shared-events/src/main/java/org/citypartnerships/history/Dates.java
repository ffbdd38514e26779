package org.citypartnerships.history;

import java.util.Optional;
import java.util.stream.Stream;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.StatedDate;

/** The dates that an entry states, and which of them says when it happened. */
final class Dates {
    private Dates() {}

    /** What a side did, if the entry is of that kind. */
    static Optional<Act> act(Entry entry) {
        if (entry instanceof PartnershipSuspended suspended) {
            return Optional.of(suspended.act());
        } else if (entry instanceof PartnershipResumed resumed) {
            return Optional.of(resumed.act());
        } else if (entry instanceof PartnershipEnded ended) {
            return Optional.of(ended.act());
        } else if (entry instanceof InstrumentTerminated terminated) {
            return Optional.of(terminated.act());
        }
        return Optional.empty();
    }

    /**
     * The dates that say from when it holds, the best first: of an act the effective day, else of notice, else of decision;
     * of a reported relation only since when.
     */
    static Stream<StatedDate> ofBeginning(Entry entry) {
        if (entry instanceof RelationReported reported) {
            return Stream.ofNullable(reported.since());
        }
        return present(Stream.concat(
                act(entry).stream()
                        .flatMap(act -> Stream.of(
                                Optional.ofNullable(act.effectiveOn()),
                                Optional.ofNullable(act.notifiedOn()),
                                Optional.ofNullable(act.decidedOn()))),
                Stream.of(Optional.ofNullable(entry.header().happened()))));
    }

    /** The dates for which a report says what it says, the best first. */
    static Stream<StatedDate> ofObservation(RelationReported reported) {
        return present(Stream.of(
                Optional.ofNullable(reported.observedOn()),
                Optional.ofNullable(reported.header().happened())));
    }

    /** The day for which something is planned. */
    static Optional<StatedDate> planned(Entry entry) {
        if (entry instanceof SigningPlanned plan) {
            return Optional.ofNullable(plan.plannedFor());
        } else if (entry instanceof EngagementPlanned plan) {
            return Optional.ofNullable(plan.plannedFor());
        }
        return Optional.empty();
    }

    /** Every date that places the entry in time. */
    static Stream<StatedDate> all(Entry entry) {
        return Stream.of(
                        ofBeginning(entry),
                        entry instanceof RelationReported reported
                                ? ofObservation(reported)
                                : Stream.<StatedDate>empty(),
                        planned(entry).stream())
                .flatMap(dates -> dates);
    }

    private static Stream<StatedDate> present(Stream<Optional<StatedDate>> dates) {
        return dates.flatMap(Optional::stream);
    }
}
