package org.citypartnerships.queryside.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.citypartnerships.history.ChangeCheck;
import org.citypartnerships.history.Derived;
import org.citypartnerships.history.FigureChecks;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SoughtName;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Printed numbers that can be set beside each other: of one scope, measure, flow, commodity and unit, in the order of time. */
@Component
public class TradeSeries {

    private static final String MATCHING = """
            FROM readers.figure f
            WHERE f.visibility = 'PUBLIC'
              AND (:flow::text IS NULL OR f.flow = :flow)
              AND (:measure::text IS NULL OR f.measure = :measure)
              AND (:commodity::text IS NULL OR COALESCE(f.commodity, '-') = :commodity)
              AND (:unit::text IS NULL OR f.amounts @> jsonb_build_array(jsonb_build_object('unit', :unit::text)))
              AND {named}
              AND (:level::text IS NULL OR EXISTS (
                  SELECT FROM readers.party one
                  WHERE one.party_id IN (f.from_party, f.to_party) AND one.kind = :level
                    AND (:other::text IS NULL OR EXISTS (
                        SELECT FROM readers.party other
                        WHERE other.party_id IN (f.from_party, f.to_party) AND other.party_id <> one.party_id
                          AND other.kind = :other))))
            """;

    private static final String NAMED = """
            EXISTS (
                SELECT FROM readers.party_name n
                WHERE n.party_id IN (f.from_party, f.to_party) AND {like})""";

    private static final String SCOPES = """
            SELECT f.from_party, f.to_party, f.measure, f.flow, f.commodity
            """ + MATCHING + """
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """;

    private static final String COUNT = "SELECT count(*) FROM (" + SCOPES + ") AS scope";

    private static final String CHOSEN = """
            AND EXISTS (SELECT FROM (%s LIMIT :size OFFSET :offset) s
                        WHERE s.from_party = f.from_party AND s.to_party IS NOT DISTINCT FROM f.to_party
                          AND s.measure = f.measure AND s.flow IS NOT DISTINCT FROM f.flow
                          AND s.commodity IS NOT DISTINCT FROM f.commodity)
            """.formatted(SCOPES);

    private static final String UNITS = """
            SELECT DISTINCT amount ->> 'unit' FROM readers.figure f, jsonb_array_elements(f.amounts) AS amount
            WHERE f.visibility = 'PUBLIC' ORDER BY 1
            """;

    private static final String COMMODITIES = """
            SELECT DISTINCT commodity FROM readers.figure
            WHERE visibility = 'PUBLIC' AND commodity IS NOT NULL ORDER BY 1 LIMIT 200
            """;

    private static final String MEASURES = """
            SELECT DISTINCT measure FROM readers.figure WHERE visibility = 'PUBLIC' ORDER BY 1 LIMIT 200
            """;

    /** Sought among the goods, numbers that name none: trade as a whole. */
    public static final String NO_GOODS = "-";

    private static final String TARGET = "target-set";

    private final JdbcClient database;
    private final Figures figures;

    TradeSeries(JdbcClient database, Figures figures) {
        this.database = database;
        this.figures = figures;
    }

    /**
     * What is looked for.
     *
     * @param q a part of any name of a party at either end
     * @param level what a party at one end is: {@code CITY}
     * @param other what the party at the other end is: {@code COUNTRY}; null if that does not matter, or {@code level} is null
     * @param measure what is counted: {@code trade}
     * @param flow which way goods go
     * @param commodity the goods; {@value #NO_GOODS} for numbers that name none
     * @param unit the currency or other unit, {@code currency:USD}
     */
    public record Wish(
            @Nullable String q,
            @Nullable String level,
            @Nullable String other,
            @Nullable String measure,
            @Nullable String flow,
            @Nullable String commodity,
            @Nullable String unit) {
        private static final Wish NONE = new Wish(null, null, null, null, null, null, null);

        private @Nullable SoughtName sought() {
            return q == null ? null : SoughtName.of("q", q);
        }

        private boolean isMetBy(PrintedFigure figure) {
            return (measure == null || measure.equals(figure.measure()))
                    && (flow == null || flow.equals(figure.flow()))
                    && (commodity == null || commodity.equals(Objects.requireNonNullElse(figure.commodity(), NO_GOODS)))
                    && (areEnds(figure.from(), figure.to()) || areEnds(figure.to(), figure.from()));
        }

        private boolean areEnds(@Nullable PartyLabel one, @Nullable PartyLabel another) {
            return is(level, one) && is(other, another);
        }

        private static boolean is(@Nullable String kind, @Nullable PartyLabel party) {
            return kind == null || (party != null && kind.equals(party.kind()));
        }
    }

    /**
     * A number of a series.
     *
     * @param figure all that is printed
     * @param amount the amount in the unit of the series
     * @param earliest the first day that it is about; null if that is not known
     * @param latest the last day
     * @param since the period that the computed change counts from: the one that the source names, else the one before
     * @param computed the change in percent that follows from the amounts; null if there is nothing to count from
     * @param checks each printed change beside the computed one
     */
    public record Point(
            PrintedFigure figure,
            Amount amount,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable JsonNode since,
            @Nullable Derived computed,
            List<ChangeCheck> checks) {}

    /** Numbers that can be set beside each other; aims never stand among results. */
    public record Series(
            PartyLabel from,
            @Nullable PartyLabel to,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            String unit,
            boolean target,
            List<Point> points) {}

    /** How many scopes, measures, flows and commodities match; each is one series or more. */
    public long count(Wish wish) {
        return asked(COUNT, wish).query(Long.class).single();
    }

    /** Series of any parties. */
    public List<Series> matching(Wish wish, Page page) {
        return of(
                figures.chosen(
                        asking(CHOSEN, wish),
                        statement ->
                                with(statement, wish).param("size", page.size()).param("offset", page.offset())),
                wish);
    }

    /** Series between exactly these two. */
    public List<Series> between(String one, String other, Wish wish) {
        return of(figures.between(one, other), wish);
    }

    /** Series at levels above the two: a region and a country, never the two themselves. */
    public List<Series> around(String one, String other, Wish wish) {
        return of(figures.around(one, other), wish);
    }

    /** The units in which amounts are printed. */
    public List<String> units() {
        return database.sql(UNITS).query(String.class).list();
    }

    /** The goods that numbers are about. */
    public List<String> commodities() {
        return database.sql(COMMODITIES).query(String.class).list();
    }

    /** What is counted. */
    public List<String> measures() {
        return database.sql(MEASURES).query(String.class).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Wish wish) {
        return with(database.sql(asking(sql, wish)), wish);
    }

    private static String asking(String sql, Wish wish) {
        SoughtName sought = wish.sought();
        return sql.replace("{named}", sought == null ? "true" : NAMED.replace("{like}", sought.like("n.folded")));
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Wish wish) {
        SoughtName sought = wish.sought();
        return statement
                .params(sought == null ? Map.of() : sought.parameters())
                .param("level", wish.level())
                .param("other", wish.other())
                .param("measure", wish.measure())
                .param("flow", wish.flow())
                .param("commodity", wish.commodity())
                .param("unit", wish.unit());
    }

    private record Key(
            PartyLabel from,
            @Nullable PartyLabel to,
            String measure,
            @Nullable String flow,
            @Nullable String commodity,
            String unit,
            boolean target) {}

    /** Series of numbers that are at hand. */
    public static List<Series> of(List<PrintedFigure> printed) {
        return of(printed, Wish.NONE);
    }

    /** An amount printed in two currencies stands in two series: none is converted. */
    static List<Series> of(List<PrintedFigure> printed, Wish wish) {
        Map<Key, List<PrintedFigure>> scopes = new LinkedHashMap<>();
        for (PrintedFigure figure : printed) {
            if (wish.isMetBy(figure)) {
                for (Amount amount : amounts(figure)) {
                    String unit = amount.unit().code();
                    if (wish.unit() == null || wish.unit().equals(unit)) {
                        scopes.computeIfAbsent(key(figure, unit), none -> new ArrayList<>())
                                .add(figure);
                    }
                }
            }
        }
        return scopes.entrySet().stream()
                .map(scope -> series(scope.getKey(), scope.getValue()))
                .sorted(Comparator.comparing(Series::target))
                .toList();
    }

    private static Key key(PrintedFigure figure, String unit) {
        return new Key(
                figure.from(),
                figure.to(),
                figure.measure(),
                figure.flow(),
                figure.commodity(),
                unit,
                figure.kind().equals(TARGET));
    }

    private static Series series(Key key, List<PrintedFigure> printed) {
        List<PrintedFigure> inOrder = new ArrayList<>(printed);
        inOrder.sort(Comparator.comparing(
                figure -> Dates.earliest(figure.period()), Comparator.nullsLast(Comparator.naturalOrder())));
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < inOrder.size(); at++) {
            points.add(point(inOrder, at, key));
        }
        return new Series(
                key.from(), key.to(), key.measure(), key.flow(), key.commodity(), key.unit(), key.target(), points);
    }

    private static Point point(List<PrintedFigure> inOrder, int at, Key key) {
        PrintedFigure figure = inOrder.get(at);
        Amount amount = amount(figure, key.unit());
        StatedChange stated = Json.value(figure.change(), StatedChange.class);
        PrintedFigure base = key.target() ? null : base(inOrder, at, stated);
        List<Amount> before = base == null ? List.of() : List.of(amount(base, key.unit()));
        return new Point(
                figure,
                amount,
                Dates.earliest(figure.period()),
                last(figure.period()),
                base == null ? null : base.period(),
                FigureChecks.growth(before, List.of(amount)).orElse(null),
                stated == null ? List.of() : FigureChecks.change(before, List.of(amount), stated));
    }

    /** The number that a change counts from: of the period that the source names, else of the period before. */
    private static @Nullable PrintedFigure base(List<PrintedFigure> inOrder, int at, @Nullable StatedChange stated) {
        String since = stated == null || stated.since() == null
                ? null
                : Objects.requireNonNull(stated.since()).edtf();
        if (since != null) {
            Optional<PrintedFigure> named = inOrder.stream()
                    .filter(figure -> since.equals(Dates.edtf(figure.period())))
                    .findFirst();
            return named.orElse(null);
        }
        LocalDate begins = Dates.earliest(inOrder.get(at).period());
        for (int before = at - 1; before >= 0 && begins != null; before--) {
            LocalDate began = Dates.earliest(inOrder.get(before).period());
            if (began != null && began.isBefore(begins)) {
                return inOrder.get(before);
            }
        }
        return null;
    }

    private static @Nullable LocalDate last(@Nullable JsonNode period) {
        String edtf = Dates.edtf(period);
        return edtf == null ? null : StatedDate.of(edtf).lastDay().latest();
    }

    private static List<Amount> amounts(PrintedFigure figure) {
        return figure.amounts()
                .valueStream()
                .map(amount -> Objects.requireNonNull(Json.value(amount, Amount.class)))
                .toList();
    }

    private static Amount amount(PrintedFigure figure, String unit) {
        return amounts(figure).stream()
                .filter(amount -> amount.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }
}
