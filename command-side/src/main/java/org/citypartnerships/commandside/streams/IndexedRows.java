package org.citypartnerships.commandside.streams;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideMembers;
import org.citypartnerships.values.SourceId;

/**
 * The rows that the index of streams holds of an event for ever, whatever is corrected later; so that it can be checked.
 *
 * @param table for example {@code entry}
 * @param values of its key columns, see {@link Table#columns}
 */
public record IndexedRows(Table table, List<String> values) {

    /** The tables that are checked, with the columns that an event alone decides. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of gives lists that nobody can change
    public enum Table {
        ENTRY("entry", "stream_id", "entry_id", "name"),
        STREAM_SOURCE("stream_source", "stream_id", "source_id"),
        PARTNERSHIP("partnership", "partnership_id"),
        PARTNERSHIP_SIDES("partnership_sides", "sides_key", "partnership_id"),
        PARTNERSHIP_MEMBER("partnership_member", "partnership_id", "side_id", "party_id"),
        PARTY("party", "party_id"),
        SOURCE("source", "source_id"),
        FIGURES_SCOPE("figures_scope", "from_party", "to_party", "figures_id");

        private final String tableName;
        private final List<String> columns;

        Table(String tableName, String... columns) {
            this.tableName = tableName;
            this.columns = List.of(columns);
        }

        /** Its name in the schema {@code command}. */
        public String tableName() {
            return tableName;
        }

        /** The columns that the values stand for. */
        public List<String> columns() {
            return columns;
        }
    }

    /** The rows of an event at a place in its stream. */
    public static List<IndexedRows> of(Event event, long sequence) {
        List<IndexedRows> rows = new ArrayList<>();
        if (event instanceof Entry entry) {
            String stream = entry.stream().value();
            String name = EventJson.ours().names().nameOf(entry.getClass());
            rows.add(row(Table.ENTRY, stream, entry.entryId().toString(), name));
            References.in((Record) entry).stream()
                    .map(References::id)
                    .filter(id -> id.startsWith(SourceId.KIND) && id.indexOf('#') < 0)
                    .distinct()
                    .forEach(source -> rows.add(row(Table.STREAM_SOURCE, stream, source)));
        }
        if (sequence == 0) {
            first(event, rows);
        }
        return rows;
    }

    private static void first(Event event, List<IndexedRows> rows) {
        if (event instanceof PartnershipOpened opened) {
            partnership(opened, rows);
        } else if (event instanceof PartyRegistered party) {
            rows.add(row(Table.PARTY, party.partyId().value()));
        } else if (event instanceof SourceRegistered source) {
            rows.add(row(Table.SOURCE, source.sourceId().value()));
        } else if (event instanceof TradeFigureRecorded figure) {
            rows.add(scope(figure.figuresId(), figure.scope()));
        } else if (event instanceof FigureRecorded figure) {
            rows.add(scope(figure.figuresId(), figure.scope()));
        } else if (event instanceof TargetSet target) {
            rows.add(scope(target.figuresId(), target.scope()));
        }
    }

    private static void partnership(PartnershipOpened opened, List<IndexedRows> rows) {
        String id = opened.partnershipId().value();
        List<SideMembers> sides = opened.sides().stream()
                .map(side -> new SideMembers(side.members(), side.name()))
                .toList();
        rows.add(row(Table.PARTNERSHIP, id));
        rows.add(row(Table.PARTNERSHIP_SIDES, SidesKey.of(sides, opened.strand()), id));
        for (Side side : opened.sides()) {
            for (PartyId member : side.members()) {
                rows.add(row(Table.PARTNERSHIP_MEMBER, id, side.id().toString(), member.value()));
            }
        }
    }

    private static IndexedRows scope(FiguresId figures, Scope scope) {
        PartyId to = scope.to();
        return row(Table.FIGURES_SCOPE, scope.from().value(), to == null ? "" : to.value(), figures.value());
    }

    private static IndexedRows row(Table table, String... values) {
        return new IndexedRows(table, List.of(values));
    }
}
