package org.citypartnerships.queryside.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.web.HiddenEntries;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of each partnership, as the fold gives them: its status in spells of days, so that the list for any day comes from
 * rows; its sides and their members, papers, plans, and warnings.
 */
@Component
final class PartnershipsProjection implements Reader<PartnershipsProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("partnership_id")
            .with("partnership", Partnership.class, Rows::partnership)
            .with("partnership_side", SideRow.class, Rows::sides)
            .with("partnership_member", Members.Span.class, Rows::members)
            .with("partnership_spell", StatusSpells.Row.class, Rows::spells)
            .with("partnership_instrument", Papers.Row.class, Rows::papers)
            .with("partnership_plan", Plans.Span.class, Rows::plans)
            .with("partnership_field", NamedFields.Row.class, Rows::fields)
            .with("partnership_warning", WarningRows.Row.class, Rows::warnings)
            .withNewEachTime("partnership_document", Documents.Row.class, Rows::documents)
            .hangingOnSourcesIn("partnership_source");

    private final Documents documents;

    PartnershipsProjection(Documents documents) {
        this.documents = documents;
    }

    record Rows(
            List<Partnership> partnership,
            List<SideRow> sides,
            List<Members.Span> members,
            List<StatusSpells.Row> spells,
            List<Papers.Row> papers,
            List<Plans.Span> plans,
            List<NamedFields.Row> fields,
            List<WarningRows.Row> warnings,
            List<Documents.Row> documents) {
        /** Of a partnership that nobody has confirmed anything of: it is in no list. */
        static Rows none() {
            return new Rows(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
    }

    record Partnership(
            String partnershipId,
            @Nullable String strand,
            @Nullable LocalDate firstDay,
            long sequence,
            Instant recordedAt) {}

    record SideRow(
            String partnershipId,
            String sideId,
            int place,
            @Nullable String name) {}

    @Override
    public String name() {
        return Partnerships.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartnershipId.KIND);
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        if (stream.stays().isPresent()) {
            return Rows.none();
        }
        String id = stream.id();
        Chronicle chronicle = stream.under(anchors);
        if (chronicle.isAllProposed()) {
            return Rows.none();
        }
        PartnershipOpened opened = stream.first(PartnershipOpened.class);
        List<Told> timeline = chronicle.timeline();
        State atLast = chronicle.at(Chronicle.LAST_DAY);
        return new Rows(
                List.of(new Partnership(
                        id,
                        opened.strand(),
                        firstDay(timeline),
                        stream.sequence(),
                        stream.last().recordedAt())),
                sides(id, opened.sides()),
                Members.of(id, chronicle),
                StatusSpells.of(id, chronicle),
                Papers.of(id, atLast, timeline),
                Plans.of(id, chronicle, atLast.plans()),
                NamedFields.of(id, timeline),
                WarningRows.of(id, chronicle.notices(), new HiddenEntries(chronicle)),
                documents.of(stream, chronicle));
    }

    /**
     * The first day on which anything on record may have happened; null if no day is too early, the last of all days if
     * everything was retracted. What comes first in the order need not be that: an entry stands behind those that it names.
     */
    static @Nullable LocalDate firstDay(List<Told> timeline) {
        LocalDate first = Chronicle.LAST_DAY;
        for (Told told : timeline) {
            LocalDate earliest = told.window().earliest();
            if (earliest == null) {
                return null;
            }
            first = earliest.isBefore(first) ? earliest : first;
        }
        return first;
    }

    private static List<SideRow> sides(String id, List<Side> opened) {
        List<SideRow> rows = new ArrayList<>();
        opened.forEach(side -> rows.add(new SideRow(id, side.id().value(), rows.size(), side.name())));
        return rows;
    }
}
