package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * When entries happened: relative dates counted from their anchors, and nothing told as done later than its source.
 *
 * <p>A fact told as done lies at the latest on the day of publication of its earliest source, else on the day of recording,
 * unless its own date says otherwise: then that stands, and a warning says so.
 */
final class Dating {
    private final OnRecord onRecord;
    private final Anchors anchors;
    private final Map<SourceId, Window> published = new HashMap<>();
    /** When entries began that dates count from, where no date of a circle had a part in it. */
    private final Map<EntryId, Optional<StatedDate>> beginnings = new HashMap<>();

    private boolean metACircle;

    Dating(OnRecord onRecord, Anchors anchors) {
        this.onRecord = onRecord;
        this.anchors = anchors;
    }

    Told tell(Recorded recorded) {
        StatedDate date = beginning(recorded.entry());
        return new Told(
                recorded.entry(),
                window(recorded, date),
                date,
                recorded.sequence(),
                recorded.recordedAt(),
                !onRecord.isWaiting(recorded.entry().entryId()),
                recorded.evidence());
    }

    private Window window(Recorded recorded, @Nullable StatedDate date) {
        Window own = date == null ? Window.ANY_DAY : date.firstDay();
        return own.isAnyDay() || isToldAsDone(recorded.entry()) ? until(lastPossible(recorded), own) : own;
    }

    /** An announced day may lie ahead; so may that of an aim. */
    boolean isToldAsDone(Entry entry) {
        if (entry instanceof TargetSet || (entry instanceof PartyRenamed renamed && renamed.planned())) {
            return false;
        }
        Act act = Dates.act(entry);
        return act == null || !isKnown(act.effectiveOn());
    }

    /** Whether the day from which an act holds is known, and not only that of its notice or decision. */
    boolean isOfEffectiveDay(Entry entry, Act act) {
        return !(isKnown(act.notifiedOn()) || isKnown(act.decidedOn())) || !isToldAsDone(entry);
    }

    private boolean isKnown(@Nullable StatedDate date) {
        StatedDate resolved = date == null ? null : resolvedOrNull(date);
        return resolved != null && !resolved.isUnknown();
    }

    private static Window until(LocalDate bound, Window own) {
        LocalDate earliest = own.earliest();
        LocalDate latest = own.latest();
        boolean ownDateSaysOtherwise = earliest != null && earliest.isAfter(bound);
        return ownDateSaysOtherwise || (latest != null && !latest.isAfter(bound)) ? own : new Window(earliest, bound);
    }

    /** The last day on which it can have happened, unless its own date says otherwise. */
    LocalDate lastPossible(Recorded recorded) {
        if (recorded.entry() instanceof RelationReported reported) {
            for (StatedDate date : Dates.ofObservation(reported)) {
                StatedDate resolved = resolvedOrNull(date);
                LocalDate observed =
                        resolved == null ? null : resolved.lastDay().latest();
                if (observed != null) {
                    return observed;
                }
            }
        }
        Window source = earliestSource(recorded);
        LocalDate published = source == null ? null : source.latest();
        return published == null ? recordedOn(recorded) : published;
    }

    /** The last day on which the earliest of its dated sources can have been published. */
    Optional<LocalDate> lastDayOfSources(Recorded recorded) {
        return Optional.ofNullable(earliestSource(recorded)).map(Window::latest);
    }

    static LocalDate recordedOn(Recorded recorded) {
        return LocalDate.ofInstant(recorded.recordedAt(), ZoneOffset.UTC);
    }

    /** The days for which a report says where a relation stands. */
    Window observed(Recorded recorded, RelationReported reported) {
        Window stated = null;
        for (StatedDate date : Dates.ofObservation(reported)) {
            StatedDate resolved = resolvedOrNull(date);
            Window days = resolved == null ? Window.ANY_DAY : resolved.firstDay();
            if (!days.isAnyDay()) {
                stated = days;
                break;
            }
        }
        stated = stated == null ? earliestSource(recorded) : stated;
        return until(lastPossible(recorded), stated == null ? Window.ANY_DAY : stated);
    }

    /** Of several whose last days are the same the first. */
    private @Nullable Window earliestSource(Recorded recorded) {
        Window earliest = null;
        for (Evidence evidence : recorded.evidence()) {
            Window days = published(evidence.source());
            LocalDate latest = days.latest();
            if (latest != null
                    && (earliest == null || earliest.latest() == null || latest.isBefore(earliest.latest()))) {
                earliest = days;
            }
        }
        return earliest;
    }

    private Window published(SourceId source) {
        Window known = published.get(source);
        if (known == null) {
            known = anchors.publishedOn(source)
                    .flatMap(this::resolved)
                    .map(StatedDate::lastDay)
                    .orElse(Window.ANY_DAY);
            published.put(source, known);
        }
        return known;
    }

    /** The date that says from when the entry holds, counted from its anchor; null if there is none or it is not known. */
    @Nullable
    StatedDate beginning(Entry entry) {
        return beginning(entry, null);
    }

    /** The first date that names a day, else the first. All are counted, so that a circle is met wherever one begins. */
    private @Nullable StatedDate beginning(Entry entry, @Nullable Set<String> underway) {
        StatedDate best = null;
        boolean namesADay = false;
        List<StatedDate> dates = Dates.ofBeginning(entry);
        for (StatedDate date : dates) {
            StatedDate resolved = resolved(date, underway);
            if (resolved != null && !namesADay) {
                boolean isAnyDay = dates.size() > 1 && resolved.firstDay().isAnyDay();
                best = best == null || !isAnyDay ? resolved : best;
                namesADay = !isAnyDay;
            }
        }
        return best;
    }

    /** The date counted from its anchor; itself if it is not relative; empty while the anchor's is not known. */
    Optional<StatedDate> resolved(StatedDate date) {
        return Optional.ofNullable(resolvedOrNull(date));
    }

    private @Nullable StatedDate resolvedOrNull(StatedDate date) {
        return resolved(date, null);
    }

    private @Nullable StatedDate resolved(StatedDate date, @Nullable Set<String> underway) {
        RelativeTo relative = date.relative();
        if (relative == null) {
            return date;
        }
        Set<String> path = underway == null ? new HashSet<>() : underway;
        if (!path.add(relative.to())) {
            metACircle = true;
            return null; // two dates that count from each other
        }
        StatedDate anchor = anchor(relative.to(), path);
        path.remove(relative.to());
        return anchor == null ? null : date.resolvedAgainst(anchor).orElse(null);
    }

    private @Nullable StatedDate anchor(String to, Set<String> underway) {
        if (to.startsWith(SourceId.KIND)) {
            StatedDate published = anchors.publishedOn(new SourceId(to)).orElse(null);
            return published == null ? null : resolved(published, underway);
        }
        EntryId id = new EntryId(to.substring("entry:".length()));
        Optional<StatedDate> known = beginnings.get(id);
        if (known != null) {
            return known.orElse(null);
        }
        boolean metOneBefore = metACircle;
        metACircle = false;
        StatedDate beginning = onRecord.find(id)
                .map(recorded -> beginning(recorded.entry(), underway))
                .orElse(null);
        if (!metACircle) {
            beginnings.put(id, Optional.ofNullable(beginning));
        }
        metACircle = metACircle || metOneBefore;
        return beginning;
    }
}
