package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * What a stream says of one day.
 *
 * @param asOf the day
 * @param isEmpty whether nothing on record can have happened by then
 * @param status the common status
 * @param sides each side's, sorted by id
 * @param instruments each paper's, in the order in which they were signed
 * @param plans each plan's, in the order in which they were announced
 * @param inForceSince the date of the paper that established the relation now in force, or the since of the source that
 *     reports it; null if nothing is in force or nobody says since when
 */
public record State(
        LocalDate asOf,
        boolean isEmpty,
        Status status,
        List<SideStatus> sides,
        List<InstrumentStatus> instruments,
        List<PlanStatus> plans,
        @Nullable StatedDate inForceSince) {}
