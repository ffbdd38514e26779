package org.citypartnerships.allinone;

import java.util.function.Consumer;

/** Says now and then how far an import is: often enough to see that it moves, seldom enough to be read. */
final class ImportProgress implements Consumer<ImportReport> {

    private static final long STEP_NANOS = 1_000_000_000L;

    private final String what;
    private final Consumer<String> says;
    private long lastSaid;
    private boolean said;

    ImportProgress(String what, Consumer<String> says) {
        this.what = what;
        this.says = says;
    }

    /** Whether there was anything to follow. */
    boolean hasSaid() {
        return said;
    }

    @Override
    public void accept(ImportReport report) {
        long now = System.nanoTime();
        if (said && now - lastSaid < STEP_NANOS) {
            return;
        }
        says.accept(what + ": " + report.done() + " of " + report.lines());
        lastSaid = now;
        said = true;
    }
}
