package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** "Our 11th sister city": to be compared with the list on record as it was on the day of the claim. */
final class OrdinalClaims {
    private final List<Told> inOrder;
    private final Dating dating;
    private final Overdue overdue;

    OrdinalClaims(List<Told> inOrder, Dating dating, Overdue overdue) {
        this.inOrder = inOrder;
        this.dating = dating;
        this.overdue = overdue;
    }

    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Told told : inOrder) {
            OrdinalClaim claim = claim(told.entry());
            LocalDate day = claim == null ? null : day(told);
            if (claim != null && day != null && day.isBefore(LastDay.OF_ALL)) {
                Notice notice = Notice.on(warning(told.entry(), claim), day, overdue.closedOn(told));
                if (notice.holdsEver()) {
                    notices.add(notice.provided(Provided.listSaysOtherwise(claim, day)));
                }
            }
        }
        return notices;
    }

    private static @Nullable OrdinalClaim claim(Entry entry) {
        return entry instanceof SigningPlanned plan
                ? plan.ordinal()
                : Paper.instrument(entry).map(Instrument::ordinal).orElse(null);
    }

    /** The last on which it can have been signed, or be meant to be; null if no day is too late. */
    private @Nullable LocalDate day(Told told) {
        return told.entry() instanceof SigningPlanned
                ? Dates.planned(told.entry())
                        .flatMap(dating::resolved)
                        .map(StatedDate::lastDay)
                        .map(days -> days.latest())
                        .orElse(null)
                : told.window().latest();
    }

    private static Warning warning(Entry entry, OrdinalClaim claim) {
        return Warning.of(WarningSentence.NOT_BORNE_OUT, List.of(entry.entryId()), claim.number(), claim.of());
    }
}
