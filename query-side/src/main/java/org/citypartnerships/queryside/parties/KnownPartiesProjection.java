package org.citypartnerships.queryside.parties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.KnownSpans;
import org.citypartnerships.queryside.following.KnownSpans.Recording;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Recordings;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PartyNaming;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each party was called, and where it was known to lie, from which recording until which. */
@Component
final class KnownPartiesProjection implements Reader<List<KnownPartiesProjection.Row>> {

    static final String READER = "known-parties";

    private static final ReadTables<List<Row>> TABLES = ReadTables.<List<Row>>about("party_id")
            .with("known_party", Row.class, rows -> rows)
            .hangingOnSourcesIn("known_party_source");

    record Row(
            String partyId,
            String kind,
            String name,
            @Nullable String country,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            List<String> folded,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    private record Called(PartyNaming.Span span, List<String> folded) {}

    @Override
    public String name() {
        return READER;
    }

    @Override
    public ReadTables<List<Row>> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartyId.KIND);
    }

    @Override
    public List<Row> rowsOf(RecordedStream stream, Anchors anchors) {
        Collection<RecordedStream> sources =
                anchors instanceof SourceDates dates ? dates.streams(stream.sources()) : List.of();
        KnownSpans<Called> spans = new KnownSpans<>();
        for (Recording recording : Recordings.of(stream, sources)) {
            Known known = KnownAt.everything(recording.position());
            stream.as(known)
                    .ifPresent(then -> spans.know(recording, called(then, SourceDates.asKnown(sources, known))));
        }
        List<Row> rows = new ArrayList<>();
        for (KnownSpans.Span<Called> span : spans.spans()) {
            PartyLabel label = span.what().span().label();
            rows.add(new Row(
                    label.id(),
                    String.valueOf(label.kind()),
                    label.name(),
                    label.country(),
                    span.what().span().from(),
                    span.what().span().until(),
                    span.what().folded(),
                    span.from().position(),
                    span.untilPosition(),
                    span.from().at(),
                    span.untilTime()));
        }
        return rows;
    }

    private static Set<Called> called(RecordedStream party, Anchors anchors) {
        PartyNaming naming = PartyNaming.of(party.history().under(anchors));
        List<String> folded = naming.names().stream()
                .map(name -> SearchText.folded(name.told().text()))
                .distinct()
                .toList();
        Set<Called> called = new LinkedHashSet<>();
        naming.labels(party.id()).forEach(span -> called.add(new Called(span, folded)));
        return called;
    }
}
