package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.Window;

/**
 * What sources have said of the sides' standing since the last act. A report that certainly is of a later day overtakes the
 * earlier ones; two that may be of either order and differ, disagree.
 */
final class Reports {
    private final List<Report> reports = new ArrayList<>();

    private record Report(Standing standing, Window observed) {}

    void add(Standing standing, Window observed) {
        reports.removeIf(earlier -> earlier.observed().isCertainlyBefore(observed));
        reports.add(new Report(standing, observed));
    }

    /** Somebody acted: what was reported before is overtaken. */
    void overtake() {
        reports.clear();
    }

    boolean disagree() {
        return reports.stream().map(Report::standing).distinct().count() > 1;
    }
}
