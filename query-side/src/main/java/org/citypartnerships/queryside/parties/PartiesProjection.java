package org.citypartnerships.queryside.parties;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.history.Anchors;
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
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of each party: what it is now, and every name it goes or went by. */
@Component
final class PartiesProjection implements Reader<PartiesProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("party_id")
            .with("party", Party.class, Rows::party)
            .with("party_name", Name.class, Rows::names);

    record Rows(List<Party> party, List<Name> names) {}

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
        Described party = new Described();
        stream.under(anchors).timeline().stream().map(Told::entry).forEach(party::hear);
        return party.rows(stream);
    }

    /** A party as its entries describe it, one after the other in the order in which they happened. */
    private static final class Described {
        private final PartyNaming naming = new PartyNaming();
        private @Nullable Coordinates coordinates;
        private @Nullable PartyId within;
        private @Nullable PartyId actsFor;
        private @Nullable Identifiers identifiers;
        private @Nullable String profile;
        private final List<String> merged = new ArrayList<>();

        void hear(Entry entry) {
            naming.hear(entry);
            if (entry instanceof PartyRegistered told) {
                describe(told.coordinates(), told.within(), told.actsFor(), told.identifiers());
            } else if (entry instanceof PartyDescribed told) {
                profile = told.profile() == null ? profile : told.profile();
                describe(told.coordinates(), told.within(), told.actsFor(), told.identifiers());
            } else if (entry instanceof PartiesMerged told) {
                told.merged().forEach(party -> merged.add(party.value()));
            }
        }

        private void describe(
                @Nullable Coordinates toldCoordinates,
                @Nullable PartyId toldWithin,
                @Nullable PartyId toldActsFor,
                @Nullable Identifiers toldIdentifiers) {
            coordinates = toldCoordinates == null ? coordinates : toldCoordinates;
            within = toldWithin == null ? within : toldWithin;
            actsFor = toldActsFor == null ? actsFor : toldActsFor;
            identifiers = toldIdentifiers == null ? identifiers : toldIdentifiers;
        }

        Rows rows(RecordedStream stream) {
            PartyRegistered party = naming.registered().orElse(null);
            if (party == null) {
                return new Rows(List.of(), List.of());
            }
            PartyLabel label = naming.label(stream.id()).orElseThrow();
            Party row = new Party(
                    stream.id(),
                    party.kind().name(),
                    label.name(),
                    label.country(),
                    id(within),
                    id(actsFor),
                    coordinates == null ? null : coordinates.latitude(),
                    coordinates == null ? null : coordinates.longitude(),
                    profile,
                    Json.text(identifiers),
                    merged,
                    stream.sequence(),
                    stream.last().recordedAt());
            return new Rows(List.of(row), names(stream.id(), party));
        }

        private List<Name> names(String party, PartyRegistered told) {
            List<Name> rows = new ArrayList<>();
            told.names().forEach(name -> rows.add(row(party, rows.size(), name, null, false)));
            naming.renamed()
                    .forEach(change -> rows.add(row(
                            party, rows.size(), change.name(), change.header().happened(), change.planned())));
            return rows;
        }

        private static Name row(
                String party, int place, PartyName name, @Nullable StatedDate renamedOn, boolean planned) {
            return new Name(
                    party,
                    place,
                    name.text(),
                    SearchText.folded(name.text()),
                    name.language(),
                    name.kind(),
                    Json.text(name.from() == null ? renamedOn : name.from()),
                    Json.text(name.until()),
                    planned);
        }

        private static @Nullable String id(@Nullable PartyId party) {
            return party == null ? null : party.value();
        }
    }
}
