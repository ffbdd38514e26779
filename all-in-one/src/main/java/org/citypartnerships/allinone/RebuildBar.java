package org.citypartnerships.allinone;

import java.util.Locale;
import java.util.Optional;
import org.citypartnerships.allinone.Readers.Rebuilding;

/** One line that says how far a rebuild is: {@code timeline [#####...............]  25 %  12000 events/s  3 s left}. */
final class RebuildBar {

    private static final int WIDTH = 30;

    private RebuildBar() {}

    static String of(String readers, Rebuilding rebuilding) {
        double part = rebuilding.total() == 0 ? 0 : Math.min(1, (double) rebuilding.events() / rebuilding.total());
        int full = (int) (part * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %d of %d events  %d events/s  %s",
                readers,
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                (int) (part * 100),
                rebuilding.events(),
                rebuilding.total(),
                rebuilding.eventsPerSecond(),
                what(rebuilding));
    }

    private static String what(Rebuilding rebuilding) {
        return switch (rebuilding.phase()) {
            case "READING" ->
                Optional.ofNullable(rebuilding.secondsLeft())
                        .map(seconds -> seconds + " s left")
                        .orElse("counting");
            case "INDEXING" -> "making indexes";
            case "CATCHING_UP" -> "reading what was recorded meanwhile";
            case "DONE" -> "done";
            default -> "failed: " + rebuilding.failure();
        };
    }
}
