package org.citypartnerships.commandside.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.history.Warning;
import org.citypartnerships.storage.StoredNames;
import org.jspecify.annotations.Nullable;

/**
 * What a command is answered with: {@code {"aggregateId":"partnership:harbin-cn~murmansk-ru","sequence":4,"position":117,
 * "entryId":"s3-08","events":["protocol-signed"],"warnings":[]}}. It holds ids and sentences about them, no names.
 *
 * @param recorded false after a dry run; left out if it was recorded
 * @param aggregateId the stream
 * @param sequence the sequence of the stream's last event; the ETag
 * @param position the last event's place in the whole history, for readAfter; null after a dry run
 * @param entryId the entry
 * @param events the stored names of the events, in order
 * @param warnings what a clerk should look at
 * @param awaitsConfirmation true if the entry counts only once another person has confirmed it; left out if it counts at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        @Nullable Boolean recorded,
        String aggregateId,
        long sequence,
        @Nullable Long position,
        String entryId,
        List<String> events,
        List<Warning> warnings,
        @Nullable Boolean awaitsConfirmation) {

    /** What was decided, as long as it is not recorded. */
    static Answer of(Decided decided) {
        return new Answer(
                Boolean.FALSE,
                decided.stream().value(),
                decided.sequence(),
                null,
                decided.entryId().value(),
                decided.events().stream()
                        .map(event -> StoredNames.ours().nameOf(event.getClass()))
                        .toList(),
                decided.warnings(),
                decided.awaitsConfirmation() ? Boolean.TRUE : null);
    }

    /** The same once it is recorded, its position not known yet. */
    Answer onRecord() {
        return new Answer(null, aggregateId, sequence, null, entryId, events, warnings, awaitsConfirmation);
    }

    Answer at(long globalPosition) {
        return new Answer(null, aggregateId, sequence, globalPosition, entryId, events, warnings, awaitsConfirmation);
    }
}
