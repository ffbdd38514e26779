package org.citypartnerships.queryside.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One row for every figure and target, as printed. */
@Component
final class FiguresProjection implements Reader<FiguresProjection.Rows> {

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("figures_id")
            .with("figure", Figure.class, Rows::figures)
            .with("figure_newest", NewestFigures.Row.class, Rows::newest)
            .hangingOnSourcesIn("figure_source");

    private final NewestFigures newest;

    FiguresProjection(NewestFigures newest) {
        this.newest = newest;
    }

    record Rows(List<Figure> figures, List<NewestFigures.Row> newest) {}

    record Figure(
            String figuresId,
            String entryId,
            int place,
            String kind,
            String fromParty,
            @Nullable String toParty,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            @Nullable JsonText period,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            JsonText amounts,
            @Nullable JsonText change,
            @Nullable String every,
            @Nullable String setBy,
            @Nullable String words,
            @Nullable JsonText accordingTo,
            JsonText evidence,
            @Nullable JsonText disputes,
            @Nullable String note,
            String visibility,
            long sequence,
            Instant recordedAt,
            @Nullable String recordedBy) {}

    private record Contest(String entry, String field, String claimed, List<Evidence> evidence) {}

    /** What the three kinds of figures have in common. */
    private record Printed(
            Scope scope,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            List<Amount> amounts,
            @Nullable StatedChange change,
            @Nullable Period every,
            @Nullable PartyId setBy,
            @Nullable String words) {
        static @Nullable Printed in(Entry entry) {
            if (entry instanceof TradeFigureRecorded trade) {
                return new Printed(
                        trade.scope(),
                        "trade",
                        trade.flow().name(),
                        trade.commodity(),
                        trade.amounts(),
                        trade.change(),
                        null,
                        null,
                        trade.words());
            }
            if (entry instanceof FigureRecorded figure) {
                return new Printed(
                        figure.scope(),
                        figure.measure(),
                        null,
                        null,
                        figure.amounts(),
                        figure.change(),
                        null,
                        null,
                        figure.words());
            }
            if (entry instanceof TargetSet target) {
                return new Printed(
                        target.scope(),
                        target.measure(),
                        null,
                        null,
                        target.amounts(),
                        null,
                        target.every(),
                        target.setBy(),
                        target.words());
            }
            return null;
        }
    }

    @Override
    public String name() {
        return Figures.READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(FiguresId.KIND);
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        List<Figure> figures = figures(stream, anchors);
        return new Rows(figures, newest.of(figures));
    }

    /** The numbers of a stream, in the order of their periods. */
    static List<Figure> figures(RecordedStream stream, Anchors anchors) {
        Map<EntryId, List<Contest>> contests = contests(stream.history());
        List<Figure> rows = new ArrayList<>();
        for (Told told : stream.under(anchors).timeline()) {
            Printed printed = Printed.in(told.entry());
            if (printed != null) {
                rows.add(row(
                        stream,
                        rows.size(),
                        told,
                        printed,
                        contests.getOrDefault(told.entry().entryId(), List.of())));
            }
        }
        return rows;
    }

    /** What sources say against figures, and nobody has settled yet. */
    private static Map<EntryId, List<Contest>> contests(History history) {
        Map<EntryId, List<Contest>> open = new HashMap<>();
        for (Entry entry : history.standing()) {
            if (entry instanceof EntryContested contest
                    && contest.header().visibility() == Visibility.PUBLIC
                    && history.isOpenDispute(contest.entryId())) {
                open.computeIfAbsent(contest.contests(), first -> new ArrayList<>())
                        .add(new Contest(
                                contest.entryId().value(),
                                contest.field(),
                                contest.claimed(),
                                contest.header().evidence()));
            }
        }
        return open;
    }

    private static Figure row(RecordedStream stream, int place, Told told, Printed printed, List<Contest> contests) {
        Entry entry = told.entry();
        PartyId to = printed.scope().to();
        return new Figure(
                stream.id(),
                entry.entryId().value(),
                place,
                StoredNames.ours().nameOf(entry.getClass()),
                printed.scope().from().value(),
                to == null ? null : to.value(),
                printed.measure(),
                printed.flow(),
                printed.commodity(),
                Json.text(told.resolved() == null ? entry.header().happened() : told.resolved()),
                told.window().earliest(),
                told.window().latest(),
                Objects.requireNonNull(Json.text(printed.amounts())),
                Json.text(printed.change()),
                printed.every() == null ? null : printed.every().toString(),
                printed.setBy() == null ? null : printed.setBy().value(),
                printed.words(),
                Json.text(entry.header().accordingTo()),
                Objects.requireNonNull(Json.text(told.evidence())),
                contests.isEmpty() ? null : Json.text(contests),
                entry.header().note(),
                entry.header().visibility().name(),
                told.sequence(),
                told.recordedAt(),
                stream.at(told.sequence()).recordedBy());
    }
}
