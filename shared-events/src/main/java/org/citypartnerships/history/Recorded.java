package org.citypartnerships.history;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.values.Evidence;

/** A standing entry: what it says by now, when it was first recorded, and the evidence for it. */
record Recorded(Entry entry, long sequence, Instant recordedAt, List<Evidence> added) {
    Recorded reading(Entry corrected) {
        return new Recorded(corrected, sequence, recordedAt, added);
    }

    Recorded with(List<Evidence> more) {
        return new Recorded(
                entry,
                sequence,
                recordedAt,
                Stream.concat(added.stream(), more.stream()).toList());
    }

    List<Evidence> evidence() {
        List<Evidence> own = entry.header().evidence();
        return added.isEmpty()
                ? own
                : Stream.concat(own.stream(), added.stream()).toList();
    }
}
