package org.citypartnerships.queryside.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.Places;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.following.Texts;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One row for every entry of a partnership or a party, with its place in the order in which things happened. */
@Component
final class TimelineProjection implements Reader<TimelineProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("stream_id")
            .with("timeline_entry", EntryRow.class, Rows::entries)
            .hangingOnSourcesIn("timeline_source");

    record Rows(List<EntryRow> entries) {}

    record EntryRow(
            String streamId,
            long place,
            String entryId,
            String kind,
            long sequence,
            long position,
            Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable JsonText resolved,
            boolean planned,
            boolean confirmed,
            String visibility,
            JsonText entry,
            JsonText evidence) {}

    @Override
    public String name() {
        return Timelines.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartnershipId.KIND) || stream.startsWith(PartyId.KIND);
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        return new Rows(entries(stream, anchors));
    }

    /** The entries of a stream, those that wait for a second person too, in the order in which they happened. */
    static List<EntryRow> entries(RecordedStream stream, Anchors anchors) {
        List<Told> timeline =
                stream.stays().isPresent() ? List.of() : stream.under(anchors).timelineWithWaiting();
        List<Long> places = Places.of(timeline.stream().map(Told::sequence).toList());
        Written written = stream.notes(Written.class, Written::new);
        List<EntryRow> rows = new ArrayList<>();
        for (Told told : timeline) {
            rows.add(row(stream, places.get(rows.size()), told, written));
        }
        return rows;
    }

    /** What was written of the entries of a stream: most of them stay as they are. */
    private static final class Written {
        private final Texts<JsonText> entries = new Texts<>();
        private final Texts<JsonText> evidence = new Texts<>();
        private final Texts<JsonText> resolved = new Texts<>();
    }

    private static EntryRow row(RecordedStream stream, long place, Told told, Written written) {
        Entry entry = told.entry();
        Recorded recorded = stream.at(told.sequence());
        String id = entry.entryId().value();
        return new EntryRow(
                stream.id(),
                place,
                id,
                StoredNames.ours().nameOf(entry.getClass()),
                recorded.sequence(),
                recorded.position(),
                told.recordedAt(),
                recorded.recordedBy(),
                told.window().earliest(),
                told.window().latest(),
                written.resolved.of(id, told.resolved(), Json::text),
                isPlanned(entry),
                told.confirmed(),
                entry.header().visibility().name(),
                Objects.requireNonNull(written.entries.of(id, entry, Json::text)),
                Objects.requireNonNull(written.evidence.of(id, told.evidence(), Json::text)));
    }

    /** Whether it tells of something meant to be, not of something that was. */
    static boolean isPlanned(Entry entry) {
        return entry instanceof SigningPlanned
                || entry instanceof EngagementPlanned
                || (entry instanceof PartyRenamed renamed && renamed.planned())
                || (entry instanceof FieldsNamed fields && fields.stage() == FieldStage.AIMED_AT)
                || (entry instanceof MilestoneRecorded milestone
                        && milestone.milestone().progress() != Progress.DONE);
    }
}
