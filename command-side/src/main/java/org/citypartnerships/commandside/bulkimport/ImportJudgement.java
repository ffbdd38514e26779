package org.citypartnerships.commandside.bulkimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.streams.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Confirms or rejects, as a whole, what an import brought and what waits for a second person. */
@Component
class ImportJudgement {

    private static final int ENTRIES_AT_ONCE = 500;

    private final Waiting waiting;
    private final ImportRun run;

    ImportJudgement(Waiting waiting, ImportRun run) {
        this.waiting = waiting;
        this.run = run;
    }

    /**
     * What became of it.
     *
     * @param importId the import
     * @param judged how many entries were confirmed, or rejected
     * @param refused those refused, each once for each reason
     * @param position the place of the last judgement in the whole history; null if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            String importId,
            int judged,
            List<ImportReport.Refusal> refused,
            @Nullable Long position) {}

    /**
     * Confirms everything of the import that waits, or rejects it.
     *
     * @param rejectedBecause why it is rejected; null if it is confirmed
     * @throws Refused if nothing of it waits, or the sender recorded it
     */
    Report of(String importId, @Nullable String rejectedBecause, Provenance sender) {
        List<ImportLine> lines = lines(importId, rejectedBecause);
        if (lines.isEmpty()) {
            throw new Refused(Reason.NOT_WAITING, "nothing of this import waits for confirmation");
        }
        ImportProgress progress = new ImportProgress();
        run.run(lines, Purpose.RECORD, sender.with(importId), progress, () -> {});
        List<ImportReport.Refusal> refused = progress.refusals();
        boolean isTheirOwn = !refused.isEmpty()
                && progress.accepted() == 0
                && refused.stream().allMatch(one -> one.code().equals(Reason.SAME_PERSON.name()));
        if (isTheirOwn) {
            throw new Refused(Reason.SAME_PERSON, "you imported this yourself: another person confirms or rejects it");
        }
        return new Report(importId, progress.accepted(), refused, progress.position());
    }

    /** What was recorded last is rejected first, since it may name what was recorded before. */
    private List<ImportLine> lines(String importId, @Nullable String rejectedBecause) {
        List<ImportLine> lines = new ArrayList<>();
        List<Waiting.One> some = waiting.list(null, importId, 0, ENTRIES_AT_ONCE);
        while (!some.isEmpty()) {
            for (Waiting.One one : some) {
                ObjectNode payload = JsonNodeFactory.instance.objectNode().put("entry", one.entry());
                if (rejectedBecause == null) {
                    lines.add(new ImportLine(lines.size() + 1, "ConfirmEntry", one.entry(), payload));
                } else {
                    payload.put("reason", rejectedBecause);
                    lines.add(0, new ImportLine(lines.size() + 1, "RejectEntry", one.entry(), payload));
                }
            }
            some = waiting.list(null, importId, some.get(some.size() - 1).position(), ENTRIES_AT_ONCE);
        }
        return lines;
    }
}
