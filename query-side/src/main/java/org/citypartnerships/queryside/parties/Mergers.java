package org.citypartnerships.queryside.parties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.parties.PartiesProjection.Merger;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * The mergers of a party: those that stand, and those that were ever recorded, so that it is found who was once known to have
 * become part of it.
 */
final class Mergers {

    private Mergers() {}

    private record Merging(EntryId entry, PartyId merged) {}

    static List<Merger> of(RecordedStream stream, Chronicle chronicle) {
        Map<Merging, Told> standing = new LinkedHashMap<>();
        for (Told told : chronicle.timeline()) {
            if (told.entry() instanceof PartiesMerged merger) {
                merger.merged().forEach(party -> standing.put(new Merging(merger.entryId(), party), told));
            }
        }
        Set<Merging> all = new LinkedHashSet<>(standing.keySet());
        for (Recorded recorded : stream.events()) {
            if (recorded.event() instanceof PartiesMerged merger) {
                add(merger, all);
            } else if (recorded.event() instanceof EntryCorrected correction
                    && correction.entry() instanceof PartiesMerged merger) {
                add(merger, all);
            }
        }
        List<Merger> rows = new ArrayList<>();
        for (Merging merging : all) {
            Told told = standing.get(merging);
            rows.add(new Merger(
                    stream.id(),
                    rows.size(),
                    merging.entry().value(),
                    merging.merged().value(),
                    told == null ? null : told.window().earliest(),
                    told == null ? null : Json.text(happened(told)),
                    told != null));
        }
        return rows;
    }

    private static void add(PartiesMerged merger, Set<Merging> all) {
        merger.merged().forEach(party -> all.add(new Merging(merger.entryId(), party)));
    }

    /** The date counted from its anchor, else as it was said. */
    static @Nullable StatedDate happened(Told told) {
        return told.resolved() == null ? told.entry().header().happened() : Objects.requireNonNull(told.resolved());
    }
}
