package org.citypartnerships.commandside.bulkimport;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Answer;
import org.citypartnerships.storage.CommandNames;
import org.jspecify.annotations.Nullable;

/** What became of the lines so far; counted in the thread that works through them. */
final class ImportProgress {

    private int accepted;
    private int alreadyKnown;
    private int warned;
    private int refused;
    private @Nullable Long position;
    private final List<ImportReport.Refusal> refusals = new ArrayList<>();

    void accepted(Answer answer) {
        accepted++;
        if (!answer.warnings().isEmpty()) {
            warned++;
        }
        reached(answer);
    }

    void alreadyKnown(@Nullable Answer answer) {
        alreadyKnown++;
        if (answer != null) {
            reached(answer);
        }
    }

    void refused(ImportLine line, Refused why) {
        refused++;
        if (why.problems().isEmpty()) {
            refusals.add(refusal(line, why, FieldProblem.of("", why.message())));
        }
        for (FieldProblem problem : why.problems()) {
            refusals.add(refusal(line, why, problem));
        }
    }

    int accepted() {
        return accepted;
    }

    int alreadyKnown() {
        return alreadyKnown;
    }

    int warned() {
        return warned;
    }

    /** How many lines were refused, however many problems each has. */
    int refused() {
        return refused;
    }

    /** How many lines are through. */
    int done() {
        return accepted + alreadyKnown + refused;
    }

    @Nullable
    Long position() {
        return position;
    }

    List<ImportReport.Refusal> refusals() {
        return refusals;
    }

    private void reached(Answer answer) {
        Long at = answer.position();
        if (at != null && (position == null || at > position)) {
            position = at;
        }
    }

    private static ImportReport.Refusal refusal(ImportLine line, Refused refused, FieldProblem problem) {
        Reason own = problem.code();
        return new ImportReport.Refusal(
                line.line(),
                CommandNames.classOf(line.command()).isPresent() ? line.command() : null,
                line.fact(),
                problem.pointer(),
                (own == null ? refused.reason() : own).name(),
                problem.message(),
                problem.values());
    }
}
