package org.citypartnerships.queryside.sources;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of each source, and of each stream the evidence that its entries stand on. */
@Component
final class SourcesProjection implements Reader<SourcesProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("source_id")
            .with("source", Source.class, Rows::source)
            .with("evidence", "stream_id", Witness.class, Rows::evidence);

    record Rows(List<Source> source, List<Witness> evidence) {}

    record Source(
            String sourceId,
            String kind,
            String title,
            @Nullable String publisher,
            @Nullable JsonText publishedOn,
            @Nullable String address,
            @Nullable String checksum,
            @Nullable String language,
            @Nullable String original,
            String reliability,
            @Nullable JsonText authors,
            @Nullable String note,
            String visibility,
            String folded,
            long sequence,
            Instant recordedAt) {}

    record Witness(
            String streamId,
            String entryId,
            int place,
            String sourceId,
            String entryKind,
            @Nullable String passage,
            @Nullable String quote,
            String visibility) {}

    @Override
    public String name() {
        return Sources.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return true;
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        List<Told> timeline = stream.under(anchors).timeline();
        List<Witness> witnesses = new ArrayList<>();
        for (Told told : timeline) {
            String kind = StoredNames.ours().nameOf(told.entry().getClass());
            int place = 0;
            for (Evidence each : told.evidence()) {
                witnesses.add(new Witness(
                        stream.id(),
                        told.entry().entryId().value(),
                        place++,
                        each.source().value(),
                        kind,
                        each.where(),
                        each.quote(),
                        told.entry().header().visibility().name()));
            }
        }
        List<Source> source = timeline.stream()
                .map(Told::entry)
                .filter(SourceRegistered.class::isInstance)
                .map(entry -> row(stream, (SourceRegistered) entry))
                .limit(1)
                .toList();
        return new Rows(source, witnesses);
    }

    private static Source row(RecordedStream stream, SourceRegistered source) {
        SourceId original = source.original();
        return new Source(
                stream.id(),
                source.kind().name(),
                source.title(),
                source.publisher(),
                Json.text(SourceDates.publishedOn(stream).orElse(null)),
                source.address(),
                source.checksum(),
                source.language(),
                original == null ? null : original.value(),
                source.reliability().name(),
                Json.text(source.authors()),
                source.header().visibility() == Visibility.PUBLIC
                        ? source.header().note()
                        : null,
                source.header().visibility().name(),
                SearchText.folded(Stream.of(source.title(), source.publisher())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"))),
                stream.sequence(),
                stream.last().recordedAt());
    }
}
