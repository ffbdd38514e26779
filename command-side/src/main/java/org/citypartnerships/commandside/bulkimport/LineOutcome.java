package org.citypartnerships.commandside.bulkimport;

import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Answer;
import org.jspecify.annotations.Nullable;

/** What became of a line. It is counted once it is certain. */
final class LineOutcome {

    private final ImportLine line;
    private final boolean recorded;
    private final @Nullable Answer answer;
    private final @Nullable Refused refused;
    private final boolean putOff;

    private LineOutcome(
            ImportLine line, boolean recorded, @Nullable Answer answer, @Nullable Refused refused, boolean putOff) {
        this.line = line;
        this.recorded = recorded;
        this.answer = answer;
        this.refused = refused;
        this.putOff = putOff;
    }

    static LineOutcome accepted(ImportLine line, Answer answer) {
        return new LineOutcome(line, true, answer, null, false);
    }

    static LineOutcome alreadyKnown(ImportLine line, @Nullable Answer answer) {
        return new LineOutcome(line, false, answer, null, false);
    }

    static LineOutcome refused(ImportLine line, Refused refused, boolean putOff) {
        return new LineOutcome(line, false, null, refused, putOff);
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
        } else if (recorded && answer != null) {
            progress.accepted(answer);
        } else {
            progress.alreadyKnown(answer);
        }
    }
}
