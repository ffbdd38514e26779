package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.EnumMap;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.Window;

/**
 * What sources have said of the sides' standing since the last act. A report that certainly is of a later day overtakes the
 * earlier ones; two that may be of either order and differ, disagree. Immutable.
 */
final class Reports {
    static final Reports NONE = new Reports(new EnumMap<>(Standing.class));

    /** Of each standing that a source may have said, the last day of which. */
    private final EnumMap<Standing, LocalDate> lastDays;

    private Reports(EnumMap<Standing, LocalDate> lastDays) {
        this.lastDays = lastDays;
    }

    Reports add(Standing standing, Window observed) {
        EnumMap<Standing, LocalDate> after = lastDays.clone();
        LocalDate earliest = observed.earliest();
        if (earliest != null) {
            after.values().removeIf(earlier -> earlier.isBefore(earliest));
        }
        LocalDate latest = observed.latest() == null ? LocalDate.MAX : observed.latest();
        after.merge(standing, latest, (one, other) -> one.isAfter(other) ? one : other);
        return new Reports(after);
    }

    boolean disagree() {
        return lastDays.size() > 1;
    }
}
