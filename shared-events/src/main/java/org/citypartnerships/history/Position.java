package org.citypartnerships.history;

import java.time.LocalDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order in which things happened: earliest day, latest day, named before naming, kind, entry id.
 *
 * @param earliest the earliest possible day, or null, which comes first
 * @param latest the latest possible day, or null, which comes last
 * @param depth how many entries stand between it and one that names none
 * @param kind the place of its kind among the kinds
 * @param entry the entry's id
 */
record Position(@Nullable LocalDate earliest, @Nullable LocalDate latest, int depth, int kind, String entry)
        implements Comparable<Position> {
    static Position of(Window window, int kind, String entry) {
        return new Position(window.earliest(), window.latest(), 0, kind, entry);
    }

    /** This place, after the one of an entry that it names; its own days stand where they do not allow that. */
    Position after(Position named) {
        boolean impossible = latest != null && named.earliest != null && latest.isBefore(named.earliest);
        if (impossible) {
            return this;
        }
        boolean later = compareDays(named) >= 0;
        return new Position(
                later ? earliest : named.earliest,
                later ? latest : named.latest,
                Math.max(depth, named.depth + 1),
                kind,
                entry);
    }

    /** The place of something that follows from this on other days. */
    Position on(Window days) {
        return new Position(days.earliest(), days.latest(), depth, kind, entry);
    }

    @Override
    public int compareTo(Position other) {
        int order = compareDays(other);
        order = order == 0 ? Integer.compare(depth, other.depth) : order;
        order = order == 0 ? Integer.compare(kind, other.kind) : order;
        return order == 0 ? entry.compareTo(other.entry) : order;
    }

    private int compareDays(Position other) {
        int order = compare(earliest, other.earliest, -1);
        return order == 0 ? compare(latest, other.latest, 1) : order;
    }

    private static int compare(@Nullable LocalDate one, @Nullable LocalDate other, int ofNone) {
        if (one == null) {
            return other == null ? 0 : ofNone;
        }
        return other == null ? -ofNone : one.compareTo(other);
    }
}
