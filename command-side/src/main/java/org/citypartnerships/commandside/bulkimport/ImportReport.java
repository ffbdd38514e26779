package org.citypartnerships.commandside.bulkimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is and what became of its lines.
 *
 * @param id its id
 * @param state RUNNING, FINISHED, or INTERRUPTED if the server stopped or lost the database in the middle: send the same file
 *     under the same key
 * @param dryRun whether nothing was recorded
 * @param lines how many there are
 * @param done how many of them are through
 * @param accepted how many were recorded, or would be
 * @param alreadyKnown how many had been recorded before
 * @param warned how many of the accepted came with warnings
 * @param refused those refused, by line and field; once it has finished or was interrupted
 * @param position the place of the last event recorded in the whole history
 * @param startedAt when it began
 * @param finishedAt when it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportReport(
        String id,
        State state,
        boolean dryRun,
        int lines,
        int done,
        int accepted,
        int alreadyKnown,
        int warned,
        List<Refusal> refused,
        @Nullable Long position,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The same, of an import that is known to go on or to wait for its turn, however long it has been silent. */
    ImportReport goingOn() {
        return new ImportReport(
                id,
                state == State.INTERRUPTED ? State.RUNNING : state,
                dryRun,
                lines,
                done,
                accepted,
                alreadyKnown,
                warned,
                refused,
                position,
                startedAt,
                finishedAt);
    }

    enum State {
        RUNNING,
        FINISHED,
        INTERRUPTED
    }

    /**
     * Why a line was refused.
     *
     * @param line the line
     * @param command the name of its command; null if there is none of that name
     * @param fact the label that the file gives it
     * @param field the field, as a JSON pointer; empty if it is about the whole line
     * @param code the reason's code
     * @param detail what is wrong and what to do
     * @param values what the detail names besides the rule
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refusal(
            int line,
            @Nullable String command,
            @Nullable String fact,
            String field,
            String code,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> values) {}
}
