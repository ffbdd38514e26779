package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.AppendListener;
import org.citypartnerships.eventstore.Companion;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the index of streams together with the events. Its unique keys decide who was first: the same sides, the
 * same name, the same identifier recorded twice at once are a conflict, which undoes the events of one of them.
 */
@Component
public class StreamIndexWriter implements AppendListener {

    /** Where a command's metadata tell its body from others; it is not copied into the events. */
    public static final String BODY_DIGEST = "bodyDigest";

    private static final Companion ENTRY = new Companion("""
            INSERT INTO command.entry (stream_id, entry_id, name, body_digest)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
            """);
    private static final Companion STREAM_SOURCE = new Companion("""
            INSERT INTO command.stream_source (stream_id, source_id) SELECT * FROM unnest(?::text[], ?::text[])
            ON CONFLICT DO NOTHING
            """);
    private static final Companion PARTNERSHIP = new Companion("""
            INSERT INTO command.partnership (partnership_id) SELECT * FROM unnest(?::text[])
            """);
    private static final Companion SIDES = new Companion("""
            INSERT INTO command.partnership_sides (sides_key, partnership_id) SELECT * FROM unnest(?::text[], ?::text[])
            """);
    private static final Companion MEMBER = new Companion("""
            INSERT INTO command.partnership_member (partnership_id, side_id, party_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
            ON CONFLICT DO NOTHING
            """);
    private static final Companion PARTY = new Companion("""
            INSERT INTO command.party (party_id, kind, country, acts_for, within)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            """);
    /** What was said last holds. */
    private static final Companion ACTS_FOR = new Companion("""
            UPDATE command.party SET acts_for = described.acts_for
            FROM (SELECT DISTINCT ON (party_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (party_id, acts_for, place)
                  ORDER BY party_id, place DESC) AS described
            WHERE party.party_id = described.party_id
            """);

    /** What was said last holds. */
    private static final Companion WITHIN = new Companion("""
            UPDATE command.party SET within = described.within
            FROM (SELECT DISTINCT ON (party_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (party_id, within, place)
                  ORDER BY party_id, place DESC) AS described
            WHERE party.party_id = described.party_id
            """);

    private static final Companion SUCCESSION = new Companion("""
            INSERT INTO command.succession (successor, entry_id, party_id, happened, evidence, visibility)
            SELECT successor, entry_id, party_id, happened::jsonb, evidence::jsonb, visibility
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS merged (successor, entry_id, party_id, happened, evidence, visibility)
            ON CONFLICT DO NOTHING
            """);
    /** Kind and country are given with a new party, whose row this statement doesn't see yet, and looked up for another. */
    private static final Companion NAME = new Companion("""
            INSERT INTO command.party_name (party_id, name_key, qualified, country, kind)
            SELECT named.party_id, named.name_key, named.qualified::boolean, coalesce(named.country, party.country),
                   coalesce(named.kind, party.kind)
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS named (party_id, name_key, qualified, country, kind)
                 LEFT JOIN command.party ON party.party_id = named.party_id
            ON CONFLICT (party_id, name_key) DO NOTHING
            """);

    private static final Companion FIRST_EXTERNAL_ID = new Companion("""
            INSERT INTO command.external_id (scheme, value, owner_id) SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
            """);
    private static final String EXTERNAL_ID = """
            INSERT INTO command.external_id (scheme, value, owner_id) VALUES (?, ?, ?)
            ON CONFLICT (scheme, value) DO UPDATE SET owner_id = excluded.owner_id
            WHERE external_id.owner_id = excluded.owner_id
            """;
    private static final Companion SOURCE = new Companion("""
            INSERT INTO command.source (source_id, published_on, original)
            SELECT source_id, published_on::jsonb, original
            FROM unnest(?::text[], ?::text[], ?::text[]) AS registered (source_id, published_on, original)
            """);
    private static final Companion SOURCE_DATE = new Companion("""
            UPDATE command.source SET published_on = dated.published_on::jsonb
            FROM (SELECT DISTINCT ON (source_id) * FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS said (source_id, published_on, place)
                  ORDER BY source_id, place DESC) AS dated
            WHERE source.source_id = dated.source_id
            """);
    private static final Companion SCOPE = new Companion("""
            INSERT INTO command.figures_scope (from_party, to_party, figures_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
            """);

    static final String UNIQUE_VIOLATION = "23505";

    @Override
    public void appending(List<? extends DomainEventMessage<?>> events, Accompaniment rows) {
        for (DomainEventMessage<?> message : events) {
            Event event = (Event) message.getPayload();
            if (event instanceof Entry entry) {
                entry(entry, rows);
            }
            if (message.getSequenceNumber() == 0) {
                stream(event, rows);
            } else {
                change(event, rows);
            }
            boolean judges = WaitingRows.add(message, rows);
            if (judges || changesRows(event, message.getSequenceNumber())) {
                rows.separately();
            }
        }
    }

    /** Whether its rows change, or are made of, rows of other events, and are not just added to them. */
    static boolean changesRows(Event event, long sequence) {
        return sequence == 0
                ? event instanceof SourceRegistered source && source.original() != null
                : event instanceof SideJoined
                        || event instanceof PartyRenamed
                        || event instanceof PartyDescribed
                        || event instanceof PartiesMerged
                        || event instanceof SourceDated
                        || event instanceof DuplicateDeclared
                        || event instanceof EntryCorrected
                        || event instanceof EntryRetracted
                        || event instanceof DisputeSettled;
    }

    /** How names are compared: without case, accents and doubled spaces. */
    static String nameKey(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\s+", " ");
    }

    private static void entry(Entry entry, Accompaniment rows) {
        String name = EventJson.ours().names().nameOf(entry.getClass());
        Object digest = CurrentUnitOfWork.map(
                        work -> work.getMessage().getMetaData().get(BODY_DIGEST))
                .orElse("");
        rows.add(ENTRY, entry.stream(), entry.entryId(), name, digest);
        References.in((Record) entry).stream()
                .map(References::id)
                .filter(id -> id.startsWith(SourceId.KIND) && id.indexOf('#') < 0)
                .distinct()
                .forEach(source -> rows.add(STREAM_SOURCE, entry.stream(), source));
    }

    /** What the first event of a stream puts on record. */
    private static void stream(Event event, Accompaniment rows) {
        if (event instanceof PartnershipOpened opened) {
            partnership(opened, rows);
        } else if (event instanceof PartyRegistered party) {
            party(party, rows);
        } else if (event instanceof SourceRegistered source) {
            rows.add(SOURCE, source.sourceId(), json(source.publishedOn()), source.original());
            externalIds(source)
                    .forEach((scheme, value) -> rows.add(FIRST_EXTERNAL_ID, scheme, value, source.sourceId()));
        } else if (event instanceof TradeFigureRecorded figure) {
            scope(figure.figuresId(), figure.scope(), rows);
        } else if (event instanceof FigureRecorded figure) {
            scope(figure.figuresId(), figure.scope(), rows);
        } else if (event instanceof TargetSet target) {
            scope(target.figuresId(), target.scope(), rows);
        }
    }

    /** What a later event changes of it. */
    static void change(Event event, Accompaniment rows) {
        if (event instanceof SideJoined joined) {
            rows.add(MEMBER, joined.partnershipId(), joined.side(), joined.member());
        } else if (event instanceof PartyRenamed renamed) {
            name(renamed.partyId(), renamed.name(), true, null, null, rows);
        } else if (event instanceof PartyDescribed described) {
            described(described, rows);
            identifiers(described.partyId(), described.identifiers(), rows);
        } else if (event instanceof PartiesMerged merger) {
            merged(merger, rows);
        } else if (event instanceof SourceDated dated) {
            rows.add(SOURCE_DATE, dated.sourceId(), json(dated.publishedOn()));
        } else if (event instanceof DuplicateDeclared duplicate) {
            rows.afterwards(connection -> DuplicateRows.add(duplicate, connection));
        } else if (event instanceof EntryCorrected
                || event instanceof EntryRetracted
                || event instanceof DisputeSettled) {
            rows.afterwards(connection -> StandingRows.writeAnew(event.stream(), connection));
        }
    }

    private static void described(PartyDescribed described, Accompaniment rows) {
        PartyId party = described.partyId();
        PartyId within = described.within();
        PartyId actsFor = described.actsFor();
        if (actsFor != null) {
            rows.add(ACTS_FOR, party, actsFor);
        }
        if (within != null) {
            rows.add(WITHIN, party, within);
        }
        if (within != null || actsFor != null) {
            rows.afterwards(connection -> Circles.requireNone(party, within, actsFor, connection));
        }
    }

    private static void merged(PartiesMerged merger, Accompaniment rows) {
        Header header = merger.header();
        String evidence = EventJson.ours().mapper().writeValueAsString(header.evidence());
        for (PartyId party : merger.merged()) {
            rows.add(
                    SUCCESSION,
                    merger.partyId(),
                    merger.entryId(),
                    party,
                    json(header.happened()),
                    evidence,
                    header.visibility());
        }
        rows.afterwards(connection -> Circles.requireNone(merger.partyId(), merger.merged(), connection));
    }

    private static void partnership(PartnershipOpened opened, Accompaniment rows) {
        List<SideMembers> sides = opened.sides().stream()
                .map(side -> new SideMembers(side.members(), side.name()))
                .toList();
        rows.add(PARTNERSHIP, opened.partnershipId());
        rows.add(SIDES, SidesKey.of(sides, opened.strand()), opened.partnershipId());
        members(opened, rows);
    }

    static void members(PartnershipOpened opened, Accompaniment rows) {
        for (Side side : opened.sides()) {
            side.members().forEach(member -> rows.add(MEMBER, opened.partnershipId(), side.id(), member));
        }
    }

    private static void party(PartyRegistered party, Accompaniment rows) {
        rows.add(PARTY, party.partyId(), party.kind(), country(party), party.actsFor(), party.within());
        names(party, rows);
        externalIds(party.identifiers())
                .forEach((scheme, value) -> rows.add(FIRST_EXTERNAL_ID, scheme, value, party.partyId()));
    }

    static String country(PartyRegistered party) {
        return party.country() == null ? "" : party.country().code();
    }

    static void names(PartyRegistered party, Accompaniment rows) {
        for (PartyName name : party.names()) {
            boolean proposed = ProposedIds.party(name.text(), party.country())
                    .filter(party.partyId()::equals)
                    .isPresent();
            name(party.partyId(), name, !proposed, country(party), party.kind(), rows);
        }
    }

    private static void name(
            PartyId party,
            PartyName name,
            boolean qualified,
            @Nullable String country,
            @Nullable PartyKind kind,
            Accompaniment rows) {
        if (name.kind() == NameKind.PROPER) {
            rows.add(NAME, party, nameKey(name.text()), qualified, country, kind);
        }
    }

    static void identifiers(PartyId party, @Nullable Identifiers identifiers, Accompaniment rows) {
        externalIds(identifiers).forEach((scheme, value) -> externalId(scheme, value, party, rows));
    }

    static void addresses(SourceRegistered source, Accompaniment rows) {
        externalIds(source).forEach((scheme, value) -> externalId(scheme, value, source.sourceId(), rows));
    }

    static Map<String, String> externalIds(@Nullable Identifiers identifiers) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (identifiers != null) {
            putIfGiven(ids, ExternalIds.GEONAMES, identifiers.geonames());
            putIfGiven(ids, ExternalIds.WIKIDATA, identifiers.wikidata());
            putIfGiven(ids, ExternalIds.LOCODE, identifiers.locode());
        }
        return ids;
    }

    static Map<String, String> externalIds(SourceRegistered source) {
        Map<String, String> ids = new LinkedHashMap<>();
        putIfGiven(ids, ExternalIds.CHECKSUM, source.checksum());
        putIfGiven(ids, ExternalIds.ADDRESS, source.address());
        return ids;
    }

    private static void putIfGiven(Map<String, String> ids, String scheme, @Nullable String value) {
        if (value != null) {
            ids.put(scheme, value);
        }
    }

    /** One that its owner may have been given before. */
    private static void externalId(String scheme, String value, StreamId owner, Accompaniment rows) {
        rows.afterwards(connection -> {
            if (run(connection, EXTERNAL_ID, scheme, value, owner) == 0) {
                throw new IdentifierTaken(scheme, value);
            }
        });
    }

    private static void scope(FiguresId figures, Scope scope, Accompaniment rows) {
        PartyId to = scope.to();
        rows.add(SCOPE, scope.from(), to == null ? "" : to, figures);
    }

    static @Nullable String json(@Nullable StatedDate date) {
        return date == null ? null : EventJson.ours().mapper().writeValueAsString(date);
    }

    static int run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null || value instanceof Boolean) {
                    statement.setObject(i + 1, value);
                } else {
                    statement.setString(i + 1, value.toString());
                }
            }
            return statement.executeUpdate();
        }
    }
}
