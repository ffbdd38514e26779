package org.citypartnerships.queryside.parties;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.ListDeclaredComplete;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PartyNaming;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of each party: what it is now, and every name it goes or went by. */
@Component
final class PartiesProjection implements Reader<PartiesProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("party_id")
            .with("party", Party.class, Rows::party)
            .with("party_name", Name.class, Rows::names)
            .with("party_label", Label.class, Rows::labels)
            .with("party_merger", Merger.class, Rows::mergers)
            .with("party_list", CompleteList.class, Rows::lists)
            .hangingOnSourcesIn("party_source");

    record Rows(
            List<Party> party, List<Name> names, List<Label> labels, List<Merger> mergers, List<CompleteList> lists) {}

    record Party(
            String partyId,
            String kind,
            String name,
            @Nullable String country,
            @Nullable String within,
            @Nullable String actsFor,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable String profile,
            @Nullable JsonText identifiers,
            List<String> merged,
            long sequence,
            Instant recordedAt) {}

    record Name(
            String partyId,
            int place,
            String text,
            String folded,
            @Nullable String language,
            NameKind kind,
            @Nullable JsonText fromDate,
            @Nullable JsonText untilDate,
            boolean planned) {}

    record Label(
            String partyId,
            int place,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            String name,
            String kind,
            @Nullable String country,
            @Nullable JsonText spoken) {}

    record Merger(
            String partyId,
            int place,
            String entryId,
            String merged,
            @Nullable LocalDate fromDay,
            @Nullable JsonText happened,
            boolean stands) {}

    record CompleteList(String partyId, int place, String entryId, LocalDate completeOn, String relation) {}

    @Override
    public String name() {
        return Parties.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartyId.KIND);
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        Chronicle chronicle = stream.under(anchors);
        PartyNaming naming = PartyNaming.of(chronicle);
        PartyRegistered registered = naming.registered().orElse(null);
        if (registered == null) {
            return new Rows(List.of(), List.of(), List.of(), Mergers.of(stream, chronicle), List.of());
        }
        Described described = Described.by(chronicle, Chronicle.LAST_DAY);
        PartyLabel label = naming.label(stream.id(), Chronicle.LAST_DAY).orElseThrow();
        Coordinates coordinates = described.coordinates();
        Party row = new Party(
                stream.id(),
                registered.kind().name(),
                label.name(),
                label.country(),
                id(described.within()),
                id(described.actsFor()),
                coordinates == null ? null : coordinates.latitude(),
                coordinates == null ? null : coordinates.longitude(),
                described.profile(),
                Json.text(described.identifiers()),
                described.merged().stream().map(PartyId::value).toList(),
                stream.sequence(),
                stream.last().recordedAt());
        return new Rows(
                List.of(row),
                names(stream.id(), naming),
                labels(stream.id(), naming),
                Mergers.of(stream, chronicle),
                lists(stream.id(), chronicle));
    }

    private static List<Name> names(String party, PartyNaming naming) {
        List<Name> rows = new ArrayList<>();
        for (PartyNaming.Name name : naming.names()) {
            rows.add(new Name(
                    party,
                    rows.size(),
                    name.told().text(),
                    SearchText.folded(name.told().text()),
                    name.told().language(),
                    name.told().kind(),
                    Json.text(name.from()),
                    Json.text(name.until()),
                    name.planned()));
        }
        return rows;
    }

    private static List<Label> labels(String party, PartyNaming naming) {
        List<Label> rows = new ArrayList<>();
        for (PartyNaming.Span span : naming.spokenLabels(party)) {
            PartyLabel label = span.label();
            rows.add(new Label(
                    party,
                    rows.size(),
                    span.from(),
                    span.until(),
                    label.name(),
                    String.valueOf(label.kind()),
                    label.country(),
                    span.spoken().isEmpty() ? null : Json.text(span.spoken())));
        }
        return rows;
    }

    /** As of the earliest day that may be meant: of a later one nobody has said so. */
    private static List<CompleteList> lists(String party, Chronicle chronicle) {
        List<CompleteList> rows = new ArrayList<>();
        for (Told told : chronicle.timeline()) {
            LocalDate earliest = told.window().earliest();
            LocalDate day = earliest == null ? told.window().latest() : earliest;
            if (told.entry() instanceof ListDeclaredComplete list && day != null) {
                rows.add(new CompleteList(
                        party,
                        rows.size(),
                        list.entryId().value(),
                        day,
                        list.relation().name()));
            }
        }
        return rows;
    }

    private static @Nullable String id(@Nullable PartyId party) {
        return party == null ? null : party.value();
    }
}
