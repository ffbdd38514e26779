package org.citypartnerships.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * A standing entry with its place in time.
 *
 * @param entry the entry as it stands: the latest correction
 * @param window the days on which it may have happened or begun; for an act the day from which it holds, for a reported
 *     relation the day on which that began
 * @param resolved the date behind the window, "last month" counted from its anchor; null if none is stated or its anchor is
 *     not known
 * @param sequence the place of its first recording in the stream
 * @param recordedAt the instant of its first recording
 * @param confirmed whether it waits for no second person; what waits for one does not count
 * @param evidence its own evidence and what was added later
 */
public record Told(
        Entry entry,
        Window window,
        @Nullable StatedDate resolved,
        long sequence,
        Instant recordedAt,
        boolean confirmed,
        List<Evidence> evidence) {

    /**
     * The first day of which it is told: the first on which it may have happened, or that of its recording if it lies ahead of
     * that; null if no day is too early.
     */
    public @Nullable LocalDate toldFrom() {
        LocalDate earliest = window.earliest();
        LocalDate recordedOn = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
        return earliest == null || earliest.isBefore(recordedOn) ? earliest : recordedOn;
    }

    /** Whether it is told of the day. */
    public boolean isToldOf(LocalDate day) {
        LocalDate from = toldFrom();
        return from == null || !from.isAfter(day);
    }
}
