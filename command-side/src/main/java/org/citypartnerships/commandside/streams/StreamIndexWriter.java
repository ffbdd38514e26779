package org.citypartnerships.commandside.streams;

import java.util.List;
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
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.SourceId;
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
    private static final Companion SCOPE = new Companion("""
            INSERT INTO command.figures_scope (from_party, to_party, figures_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
            """);

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
            PartyRows.registered(party, rows);
        } else if (event instanceof SourceRegistered source) {
            SourceRows.registered(source, rows);
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
            PartyRows.renamed(renamed, rows);
        } else if (event instanceof PartyDescribed described) {
            PartyRows.described(described, rows);
        } else if (event instanceof PartiesMerged merger) {
            PartyRows.merged(merger, rows);
        } else if (event instanceof SourceDated dated) {
            SourceRows.dated(dated, rows);
        } else if (event instanceof DuplicateDeclared duplicate) {
            rows.afterwards(connection -> DuplicateRows.add(duplicate, connection));
        } else if (event instanceof EntryCorrected
                || event instanceof EntryRetracted
                || event instanceof DisputeSettled) {
            rows.afterwards(connection -> StandingRows.writeAnew(event.stream(), connection));
        }
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

    private static void scope(FiguresId figures, Scope scope, Accompaniment rows) {
        PartyId to = scope.to();
        rows.add(SCOPE, scope.from(), to == null ? "" : to, figures);
    }
}
