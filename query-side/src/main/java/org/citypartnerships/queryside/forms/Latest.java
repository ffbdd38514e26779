package org.citypartnerships.queryside.forms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.springframework.stereotype.Component;

/** What a clerk recorded last. */
@Component
class Latest {

    private final Entries entries;
    private final Numbers numbers;
    private final Changes changes;

    Latest(Entries entries, Numbers numbers, Changes changes) {
        this.entries = entries;
        this.numbers = numbers;
        this.changes = changes;
    }

    /** A line, and when it was recorded, by which lists of several kinds are put together. */
    record Dated(Instant recordedAt, Entries.Line line) {}

    /**
     * The entries of partnerships and parties, the numbers, the sources, the corrections and the retractions that somebody recorded
     * last; the last one first.
     */
    List<Entries.Line> by(String recorder, long position, int size, Phrases phrases) {
        return Stream.of(
                        entries.latestBy(recorder, size, phrases),
                        numbers.latestBy(recorder, size, phrases),
                        changes.latestBy(recorder, position, size, phrases))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Dated::recordedAt).reversed())
                .limit(size)
                .map(Dated::line)
                .toList();
    }
}
