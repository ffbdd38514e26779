package org.citypartnerships.queryside.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.history.History;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of entries since they were recorded.
 *
 * @param corrected by the ids of entries that stand otherwise than they were recorded, when they were corrected last
 * @param retracted the public entries that do not stand any more, in the order of their retraction
 */
public record Revisions(Map<String, Instant> corrected, List<Retracted> retracted) {

    /**
     * An entry that does not stand any more.
     *
     * @param entry its id
     * @param kind what it was: {@code agreement-signed}
     * @param happened when, as it was recorded; null if nothing stated it
     * @param recordedAt when it was retracted
     * @param toldFrom the first day of which it would be told if it stood; null if no day is too early
     */
    public record Retracted(
            String entry,
            String kind,
            @Nullable JsonNode happened,
            Instant recordedAt,
            @Nullable LocalDate toldFrom) {

        /** Whether it would be told of the day. */
        public boolean isToldOf(LocalDate day) {
            return toldFrom == null || !toldFrom.isAfter(day);
        }
    }

    /** What was done in a stream. What waits for a second person has done nothing yet. */
    public static Revisions of(RecordedStream stream) {
        History history = stream.history();
        Map<String, Recorded> recorded = new HashMap<>();
        Map<String, Instant> corrected = new HashMap<>();
        Map<String, Retracted> retracted = new LinkedHashMap<>();
        for (Recorded each : stream.events()) {
            if (each.event() instanceof EntryCorrected correction) {
                if (history.entry(correction.corrects())
                        .filter(correction.entry()::equals)
                        .isPresent()) {
                    corrected.put(correction.corrects().value(), each.recordedAt());
                }
            } else if (each.event() instanceof EntryRetracted retraction) {
                Recorded first = recorded.get(retraction.retracts().value());
                if (first != null && history.entry(retraction.retracts()).isEmpty()) {
                    retracted.putIfAbsent(retraction.retracts().value(), retracted(first, each.recordedAt()));
                }
            }
            if (isToldToEverybody(each)) {
                recorded.putIfAbsent(((Entry) each.event()).entryId().value(), each);
            }
        }
        return new Revisions(Map.copyOf(corrected), List.copyOf(retracted.values()));
    }

    private static boolean isToldToEverybody(Recorded each) {
        return each.event() instanceof Entry entry
                && !History.isAboutTheRecord(entry)
                && entry.header().visibility() == Visibility.PUBLIC
                && !each.awaitsConfirmation();
    }

    private static Retracted retracted(Recorded first, Instant at) {
        Entry entry = (Entry) first.event();
        JsonNode happened = Json.tree(entry.header().happened());
        LocalDate earliest = Dates.earliest(happened);
        LocalDate recordedOn = LocalDate.ofInstant(first.recordedAt(), ZoneOffset.UTC);
        return new Retracted(
                entry.entryId().value(),
                StoredNames.ours().nameOf(entry.getClass()),
                happened,
                at,
                earliest == null || earliest.isBefore(recordedOn) ? earliest : recordedOn);
    }
}
