package org.citypartnerships.queryside.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.Spell;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Status;
import org.citypartnerships.history.Told;
import org.citypartnerships.history.Warning;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.queryside.following.ReadTable;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The rows of each partnership, as the fold gives them: its status in spells of days, so that the list for any day comes from
 * rows; its sides and their members, papers, plans, and warnings.
 */
@Component
final class PartnershipsProjection implements Reader<PartnershipsProjection.Rows> {

    private static final String HANGING_ON = """
            SELECT DISTINCT partnership_id FROM readers.partnership_source WHERE source_id = ANY (:sources)
            """;

    /** A day by which all that is on record may have happened. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final JdbcClient database;
    private final ReadTable<Partnership> partnerships;
    private final ReadTable<SideRow> sides;
    private final ReadTable<Members.Span> members;
    private final ReadTable<SpellRow> spells;
    private final ReadTable<Instrument> instruments;
    private final ReadTable<Plans.Span> plans;
    private final ReadTable<WarningRow> warnings;
    private final ReadTable<Source> sources;

    PartnershipsProjection(JdbcClient database) {
        this.database = database;
        partnerships = table("partnership");
        sides = table("partnership_side");
        members = table("partnership_member");
        spells = table("partnership_spell");
        instruments = table("partnership_instrument");
        plans = table("partnership_plan");
        warnings = table("partnership_warning");
        sources = table("partnership_source");
    }

    private <T> ReadTable<T> table(String name) {
        return new ReadTable<>(database, "readers." + name, "partnership_id");
    }

    record Rows(
            Partnership partnership,
            List<SideRow> sides,
            List<Members.Span> members,
            List<SpellRow> spells,
            List<Instrument> instruments,
            List<Plans.Span> plans,
            List<WarningRow> warnings,
            List<Source> sources) {}

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

    record SpellRow(
            String partnershipId,
            int place,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            String relation,
            String relationCertainty,
            String standing,
            String certainty,
            boolean oneSided,
            boolean disputed,
            boolean dormant,
            @Nullable String scope,
            @Nullable JsonNode inForceSince) {}

    record Instrument(
            String partnershipId,
            String entryId,
            int place,
            String kind,
            String form,
            @Nullable String title,
            @Nullable JsonNode signedOn,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            List<String> readings,
            String counted,
            boolean movesStanding,
            String visibility) {}

    record WarningRow(
            String partnershipId,
            int place,
            String code,
            List<String> entries,
            String message,
            @Nullable LocalDate fromDay) {}

    record Source(String partnershipId, String sourceId) {}

    @Override
    public String name() {
        return Partnerships.READER;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartnershipId.KIND);
    }

    @Override
    public Set<String> hangingOn(Collection<String> dated) {
        return new HashSet<>(database.sql(HANGING_ON)
                .param("sources", dated.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        String id = stream.id();
        History history = stream.history();
        PartnershipOpened opened = stream.first(PartnershipOpened.class);
        List<Told> timeline = history.timeline(anchors);
        State atLast = history.at(LAST_DAY, anchors);
        return new Rows(
                new Partnership(
                        id,
                        opened.strand(),
                        firstDay(timeline),
                        stream.sequence(),
                        stream.last().recordedAt()),
                sides(id, opened.sides()),
                Members.of(id, history, timeline, anchors),
                spells(id, history, anchors),
                instruments(id, atLast, timeline),
                Plans.of(id, history, timeline, anchors),
                warnings(id, history.warnings(anchors, LAST_DAY), atLast.plans()),
                stream.sources().stream()
                        .sorted()
                        .map(source -> new Source(id, source))
                        .toList());
    }

    private static @Nullable LocalDate firstDay(List<Told> timeline) {
        // In the order in which things happened, what has no earliest day comes first.
        return timeline.isEmpty() ? null : timeline.get(0).window().earliest();
    }

    private static List<SideRow> sides(String id, List<Side> opened) {
        List<SideRow> rows = new ArrayList<>();
        opened.forEach(side -> rows.add(new SideRow(id, side.id().value(), rows.size(), side.name())));
        return rows;
    }

    private static List<SpellRow> spells(String id, History history, Anchors anchors) {
        List<SpellRow> rows = new ArrayList<>();
        for (Spell spell : history.spells(anchors)) {
            Status status = spell.status();
            StatedDate since = history.at(aDayOf(spell), anchors).inForceSince();
            rows.add(new SpellRow(
                    id,
                    rows.size(),
                    spell.from(),
                    spell.until(),
                    status.relation().name(),
                    status.relationCertainty().name(),
                    status.standing().name(),
                    status.certainty().name(),
                    status.oneSided(),
                    status.disputed(),
                    status.dormant(),
                    status.scope() == null ? null : status.scope().name(),
                    Json.tree(since)));
        }
        return rows;
    }

    private static LocalDate aDayOf(Spell spell) {
        if (spell.from() != null) {
            return spell.from();
        }
        return spell.until() == null ? LAST_DAY : spell.until().minusDays(1);
    }

    private static List<Instrument> instruments(String id, State state, List<Told> timeline) {
        Map<EntryId, Told> told = new HashMap<>();
        timeline.forEach(each -> told.put(each.entry().entryId(), each));
        List<Instrument> rows = new ArrayList<>();
        for (InstrumentStatus paper : state.instruments()) {
            Told entry = told.get(paper.entry());
            Window window = entry == null ? Window.ANY_DAY : entry.window();
            rows.add(new Instrument(
                    id,
                    paper.entry().value(),
                    rows.size(),
                    paper.kind(),
                    paper.form().name(),
                    entry == null ? null : title(entry.entry()),
                    Json.tree(paper.signedOn()),
                    window.earliest(),
                    window.latest(),
                    paper.readings().stream().map(Rung::name).toList(),
                    paper.counted().name(),
                    paper.movesStanding(),
                    entry == null
                            ? "PUBLIC"
                            : entry.entry().header().visibility().name()));
        }
        return rows;
    }

    private static @Nullable String title(Entry entry) {
        org.citypartnerships.values.Instrument paper = OnePartnership.instrumentOf(entry);
        return paper == null ? null : paper.title();
    }

    private static List<WarningRow> warnings(String id, List<Warning> all, List<PlanStatus> plans) {
        Map<EntryId, LocalDate> due = new HashMap<>();
        for (PlanStatus plan : plans) {
            if (plan.dueOn() != null) {
                due.put(plan.plan(), plan.dueOn());
            }
        }
        List<WarningRow> rows = new ArrayList<>();
        for (Warning warning : all) {
            LocalDate dueOn = warning.code() == WarningCode.PLAN_OVERDUE
                    ? due.get(warning.entries().get(0))
                    : null;
            rows.add(new WarningRow(
                    id,
                    rows.size(),
                    warning.code().name(),
                    warning.entries().stream().map(EntryId::value).toList(),
                    warning.message(),
                    dueOn == null ? null : dueOn.plusDays(1)));
        }
        return rows;
    }

    @Override
    public void replace(Collection<String> streams, List<Rows> rows) {
        partnerships.replace(streams, rows.stream().map(Rows::partnership).toList());
        sides.replace(streams, all(rows, Rows::sides));
        members.replace(streams, all(rows, Rows::members));
        spells.replace(streams, all(rows, Rows::spells));
        instruments.replace(streams, all(rows, Rows::instruments));
        plans.replace(streams, all(rows, Rows::plans));
        warnings.replace(streams, all(rows, Rows::warnings));
        sources.replace(streams, all(rows, Rows::sources));
    }

    private static <T> List<T> all(List<Rows> rows, Function<Rows, List<T>> part) {
        return rows.stream().flatMap(row -> part.apply(row).stream()).toList();
    }

    @Override
    public void empty() {
        List.of(partnerships, sides, members, spells, instruments, plans, warnings, sources)
                .forEach(ReadTable::empty);
    }
}
