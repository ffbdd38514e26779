package org.citypartnerships.commandside.streams;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
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
import org.citypartnerships.eventstore.AppendListener;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
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
 * Writes the index of streams in the transaction of the append. Its unique keys decide who was first: the same sides, the
 * same name, the same identifier recorded twice at once are a conflict, which undoes the events of one of them.
 */
@Component
public class StreamIndexWriter implements AppendListener {

    /** Where a command's metadata tell its body from others; it is not copied into the events. */
    public static final String BODY_DIGEST = "bodyDigest";

    private static final String ENTRY =
            "INSERT INTO command.entry (stream_id, entry_id, name, body_digest) VALUES (?, ?, ?, ?)";
    private static final String STREAM_SOURCES = """
            INSERT INTO command.stream_source (stream_id, source_id) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING
            """;
    private static final String PARTNERSHIP = "INSERT INTO command.partnership (partnership_id) VALUES (?)";
    private static final String SIDES =
            "INSERT INTO command.partnership_sides (sides_key, partnership_id) VALUES (?, ?)";
    private static final String MEMBER = """
            INSERT INTO command.partnership_member (partnership_id, side_id, party_id) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String PARTY =
            "INSERT INTO command.party (party_id, kind, country, acts_for) VALUES (?, ?, ?, ?)";
    private static final String ACTS_FOR = "UPDATE command.party SET acts_for = ? WHERE party_id = ?";
    private static final String SUCCESSOR = "UPDATE command.party SET successor = ? WHERE party_id = ?";
    private static final String NAME = """
            INSERT INTO command.party_name (party_id, name_key, country, kind, qualified)
            SELECT party_id, ?, country, kind, ? FROM command.party WHERE party_id = ?
            ON CONFLICT (party_id, name_key) DO NOTHING
            """;
    private static final String EXTERNAL_ID = """
            INSERT INTO command.external_id (scheme, value, owner_id) VALUES (?, ?, ?)
            ON CONFLICT (scheme, value) DO UPDATE SET owner_id = excluded.owner_id
            WHERE external_id.owner_id = excluded.owner_id
            """;
    private static final String SOURCE =
            "INSERT INTO command.source (source_id, published_on, original) VALUES (?, ?::jsonb, ?)";
    private static final String SOURCE_DATE = "UPDATE command.source SET published_on = ?::jsonb WHERE source_id = ?";
    private static final String SCOPE =
            "INSERT INTO command.figures_scope (from_party, to_party, figures_id) VALUES (?, ?, ?)";

    static final String UNIQUE_VIOLATION = "23505";

    @Override
    public void appended(List<? extends DomainEventMessage<?>> events, Connection connection) throws SQLException {
        for (DomainEventMessage<?> message : events) {
            Event event = (Event) message.getPayload();
            if (event instanceof Entry entry) {
                entry(entry, connection);
            }
            if (message.getSequenceNumber() == 0) {
                stream(event, connection);
            } else {
                change(event, connection);
            }
        }
    }

    /** How names are compared: without case, accents and doubled spaces. */
    static String nameKey(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\s+", " ");
    }

    private static void entry(Entry entry, Connection connection) throws SQLException {
        String name = EventJson.ours().names().nameOf(entry.getClass());
        Object digest = CurrentUnitOfWork.map(
                        work -> work.getMessage().getMetaData().get(BODY_DIGEST))
                .orElse("");
        run(connection, ENTRY, entry.stream(), entry.entryId(), name, digest);
        Object[] sources = References.in((Record) entry).stream()
                .map(References::id)
                .filter(id -> id.startsWith(SourceId.KIND) && id.indexOf('#') < 0)
                .distinct()
                .toArray();
        if (sources.length > 0) {
            run(connection, STREAM_SOURCES, entry.stream(), connection.createArrayOf("text", sources));
        }
    }

    /** What the first event of a stream puts on record. */
    private static void stream(Event event, Connection connection) throws SQLException {
        if (event instanceof PartnershipOpened opened) {
            partnership(opened, connection);
        } else if (event instanceof PartyRegistered party) {
            party(party, connection);
        } else if (event instanceof SourceRegistered source) {
            source(source, connection);
        } else if (event instanceof TradeFigureRecorded figure) {
            scope(figure.figuresId(), figure.scope(), connection);
        } else if (event instanceof FigureRecorded figure) {
            scope(figure.figuresId(), figure.scope(), connection);
        } else if (event instanceof TargetSet target) {
            scope(target.figuresId(), target.scope(), connection);
        }
    }

    /** What a later event changes of it. */
    static void change(Event event, Connection connection) throws SQLException {
        if (event instanceof SideJoined joined) {
            run(connection, MEMBER, joined.partnershipId(), joined.side(), joined.member());
        } else if (event instanceof PartyRenamed renamed) {
            name(renamed.partyId(), renamed.name(), true, connection);
        } else if (event instanceof PartyDescribed described) {
            if (described.actsFor() != null) {
                run(connection, ACTS_FOR, described.actsFor(), described.partyId());
            }
            identifiers(described.partyId(), described.identifiers(), connection);
        } else if (event instanceof PartiesMerged merger) {
            for (PartyId merged : merger.merged()) {
                run(connection, SUCCESSOR, merger.partyId(), merged);
            }
        } else if (event instanceof SourceDated dated) {
            run(connection, SOURCE_DATE, json(dated.publishedOn()), dated.sourceId());
        } else if (event instanceof DuplicateDeclared duplicate) {
            DuplicateRows.add(duplicate, connection);
        } else if (event instanceof EntryCorrected
                || event instanceof EntryRetracted
                || event instanceof DisputeSettled) {
            StandingRows.writeAnew(event.stream(), connection);
        }
    }

    private static void partnership(PartnershipOpened opened, Connection connection) throws SQLException {
        List<SideMembers> sides = opened.sides().stream()
                .map(side -> new SideMembers(side.members(), side.name()))
                .toList();
        run(connection, PARTNERSHIP, opened.partnershipId());
        run(connection, SIDES, SidesKey.of(sides, opened.strand()), opened.partnershipId());
        members(opened, connection);
    }

    static void members(PartnershipOpened opened, Connection connection) throws SQLException {
        for (Side side : opened.sides()) {
            for (PartyId member : side.members()) {
                run(connection, MEMBER, opened.partnershipId(), side.id(), member);
            }
        }
    }

    private static void party(PartyRegistered party, Connection connection) throws SQLException {
        String country = party.country() == null ? "" : party.country().code();
        run(connection, PARTY, party.partyId(), party.kind(), country, party.actsFor());
        names(party, connection);
        identifiers(party.partyId(), party.identifiers(), connection);
    }

    static void names(PartyRegistered party, Connection connection) throws SQLException {
        for (PartyName name : party.names()) {
            boolean proposed = ProposedIds.party(name.text(), party.country())
                    .filter(party.partyId()::equals)
                    .isPresent();
            name(party.partyId(), name, !proposed, connection);
        }
    }

    private static void name(PartyId party, PartyName name, boolean qualified, Connection connection)
            throws SQLException {
        if (name.kind() == NameKind.PROPER) {
            run(connection, NAME, nameKey(name.text()), qualified, party);
        }
    }

    static void identifiers(PartyId party, @Nullable Identifiers identifiers, Connection connection)
            throws SQLException {
        if (identifiers != null) {
            externalId(ExternalIds.GEONAMES, identifiers.geonames(), party, connection);
            externalId(ExternalIds.WIKIDATA, identifiers.wikidata(), party, connection);
            externalId(ExternalIds.LOCODE, identifiers.locode(), party, connection);
        }
    }

    private static void source(SourceRegistered source, Connection connection) throws SQLException {
        run(connection, SOURCE, source.sourceId(), json(source.publishedOn()), source.original());
        addresses(source, connection);
    }

    static void addresses(SourceRegistered source, Connection connection) throws SQLException {
        externalId(ExternalIds.CHECKSUM, source.checksum(), source.sourceId(), connection);
        externalId(ExternalIds.ADDRESS, source.address(), source.sourceId(), connection);
    }

    private static void externalId(String scheme, @Nullable String value, StreamId owner, Connection connection)
            throws SQLException {
        if (value != null && run(connection, EXTERNAL_ID, scheme, value, owner) == 0) {
            throw new SQLException(scheme + " was given to something else meanwhile", UNIQUE_VIOLATION);
        }
    }

    private static void scope(FiguresId figures, Scope scope, Connection connection) throws SQLException {
        PartyId to = scope.to();
        run(connection, SCOPE, scope.from(), to == null ? "" : to, figures);
    }

    static @Nullable String json(@Nullable StatedDate date) {
        return date == null ? null : EventJson.ours().mapper().writeValueAsString(date);
    }

    static int run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null || value instanceof Array || value instanceof Boolean) {
                    statement.setObject(i + 1, value);
                } else {
                    statement.setString(i + 1, value.toString());
                }
            }
            return statement.executeUpdate();
        }
    }
}
