package org.citypartnerships.queryside.parties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.KnownSpans;
import org.citypartnerships.queryside.following.KnownSpans.Recording;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Recordings;
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

    private static final ReadTables<List<Row>> TABLES =
            ReadTables.<List<Row>>about("party_id").with("known_party", Row.class, rows -> rows);

    record Row(
            String partyId,
            String kind,
            String name,
            @Nullable String country,
            List<String> folded,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    private record Called(PartyLabel label, List<String> folded) {}

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
        KnownSpans<Called> spans = new KnownSpans<>();
        for (Recording recording : Recordings.of(stream, List.of())) {
            spans.know(
                    recording,
                    called(stream.as(KnownAt.everything(recording.position())).orElseThrow()));
        }
        List<Row> rows = new ArrayList<>();
        for (KnownSpans.Span<Called> span : spans.spans()) {
            PartyLabel label = span.what().label();
            rows.add(new Row(
                    label.id(),
                    String.valueOf(label.kind()),
                    label.name(),
                    label.country(),
                    span.what().folded(),
                    span.from().position(),
                    span.untilPosition(),
                    span.from().at(),
                    span.untilTime()));
        }
        return rows;
    }

    private static Set<Called> called(RecordedStream party) {
        PartyNaming naming = new PartyNaming();
        party.history().timeline(Anchors.none()).forEach(told -> naming.hear(told.entry()));
        Set<String> folded = new LinkedHashSet<>();
        naming.registered().ifPresent(told -> told.names().forEach(name -> folded.add(SearchText.folded(name.text()))));
        naming.renamed()
                .forEach(told -> folded.add(SearchText.folded(told.name().text())));
        return naming.label(party.id())
                .map(label -> Set.of(new Called(label, List.copyOf(folded))))
                .orElse(Set.of());
    }
}
