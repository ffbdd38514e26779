package org.citypartnerships.commandside.bulkimport;

import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Taken;
import org.jspecify.annotations.Nullable;

/** What became of a line. It is counted once it is certain: then its answer says where it is stored. */
final class LineOutcome {

    private final ImportLine line;
    private final @Nullable Taken taken;
    private final @Nullable Refused refused;
    private final boolean putOff;

    private LineOutcome(ImportLine line, @Nullable Taken taken, @Nullable Refused refused, boolean putOff) {
        this.line = line;
        this.taken = taken;
        this.refused = refused;
        this.putOff = putOff;
    }

    static LineOutcome of(ImportLine line, Taken taken) {
        return new LineOutcome(line, taken, null, false);
    }

    /** Recorded so long ago that its answer is not remembered. */
    static LineOutcome longKnown(ImportLine line) {
        return new LineOutcome(line, null, null, false);
    }

    static LineOutcome refused(ImportLine line, Refused refused, boolean putOff) {
        return new LineOutcome(line, null, refused, putOff);
    }

    ImportLine line() {
        return line;
    }

    /** Whether a later line may put on record what this one names. */
    boolean isPutOff() {
        return putOff;
    }

    void count(ImportProgress progress) {
        if (refused != null) {
            progress.refused(line, refused);
        } else if (taken == null || taken.wasBefore()) {
            progress.alreadyKnown(taken == null ? null : taken.answer());
        } else {
            progress.accepted(taken.answer());
        }
    }
}
