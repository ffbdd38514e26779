package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Map<SourceId, Optional<StatedDate>> published = new HashMap<>();

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
                true,
                recorded.evidence());
    }

    private Window window(Recorded recorded, @Nullable StatedDate date) {
        Window own = date == null ? Window.ANY_DAY : date.firstDay();
        return own.isAnyDay() || isToldAsDone(recorded.entry()) ? until(lastPossible(recorded), own) : own;
    }

    /** An announced day may lie ahead; so may that of an aim. */
    boolean isToldAsDone(Entry entry) {
        return !(entry instanceof TargetSet)
                && !(entry instanceof PartyRenamed renamed && renamed.planned())
                && Dates.act(entry)
                        .map(Act::effectiveOn)
                        .flatMap(this::resolved)
                        .filter(effective -> !effective.isUnknown())
                        .isEmpty();
    }

    /** Whether the day from which an act holds is known, and not only that of its notice or decision. */
    boolean isOfEffectiveDay(Entry entry, Act act) {
        return Stream.of(Optional.ofNullable(act.notifiedOn()), Optional.ofNullable(act.decidedOn()))
                        .flatMap(Optional::stream)
                        .flatMap(date -> resolved(date).stream())
                        .allMatch(StatedDate::isUnknown)
                || !isToldAsDone(entry);
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
            Optional<LocalDate> observed = Dates.ofObservation(reported)
                    .flatMap(date -> resolved(date).stream())
                    .flatMap(date -> Optional.ofNullable(date.lastDay().latest()).stream())
                    .findFirst();
            if (observed.isPresent()) {
                return observed.get();
            }
        }
        return lastDayOfSources(recorded).orElseGet(() -> recordedOn(recorded));
    }

    /** The last day on which the earliest of its dated sources can have been published. */
    Optional<LocalDate> lastDayOfSources(Recorded recorded) {
        return earliestSource(recorded).map(Window::latest);
    }

    static LocalDate recordedOn(Recorded recorded) {
        return LocalDate.ofInstant(recorded.recordedAt(), ZoneOffset.UTC);
    }

    /** The days for which a report says where a relation stands. */
    Window observed(Recorded recorded, RelationReported reported) {
        Window stated = Dates.ofObservation(reported)
                .flatMap(date -> resolved(date).stream())
                .map(StatedDate::firstDay)
                .filter(days -> !days.isAnyDay())
                .findFirst()
                .or(() -> earliestSource(recorded))
                .orElse(Window.ANY_DAY);
        return until(lastPossible(recorded), stated);
    }

    private Optional<Window> earliestSource(Recorded recorded) {
        return recorded.evidence().stream()
                .map(Evidence::source)
                .distinct()
                .flatMap(source -> published(source).stream())
                .map(StatedDate::lastDay)
                .filter(days -> days.latest() != null)
                .min(Comparator.comparing(Window::latest, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    private Optional<StatedDate> published(SourceId source) {
        return published.computeIfAbsent(
                source, asked -> anchors.publishedOn(asked).flatMap(this::resolved));
    }

    /** The date that says from when the entry holds, counted from its anchor; null if there is none or it is not known. */
    @Nullable
    StatedDate beginning(Entry entry) {
        return beginning(entry, new HashSet<>()).orElse(null);
    }

    private Optional<StatedDate> beginning(Entry entry, Set<String> underway) {
        return Dates.ofBeginning(entry)
                .flatMap(date -> resolved(date, underway).stream())
                .min(Comparator.comparing(date -> date.firstDay().isAnyDay()));
    }

    /** The date counted from its anchor; itself if it is not relative; empty while the anchor's is not known. */
    Optional<StatedDate> resolved(StatedDate date) {
        return resolved(date, new HashSet<>());
    }

    private Optional<StatedDate> resolved(StatedDate date, Set<String> underway) {
        RelativeTo relative = date.relative();
        if (relative == null) {
            return Optional.of(date);
        }
        if (!underway.add(relative.to())) {
            return Optional.empty(); // two dates that count from each other
        }
        Optional<StatedDate> resolved = anchor(relative.to(), underway).flatMap(date::resolvedAgainst);
        underway.remove(relative.to());
        return resolved;
    }

    private Optional<StatedDate> anchor(String to, Set<String> underway) {
        return to.startsWith(SourceId.KIND)
                ? anchors.publishedOn(new SourceId(to)).flatMap(date -> resolved(date, underway))
                : onRecord.find(new EntryId(to.substring("entry:".length())))
                        .flatMap(recorded -> beginning(recorded.entry(), underway));
    }
}
