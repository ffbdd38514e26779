package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.queryside.figures.TradeSeries.Point;
import org.citypartnerships.queryside.figures.TradeSeries.Series;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that can be set beside each other: a table, and a chart of those that have a time.
 *
 * @param id of the section on the page
 * @param between whom it is about
 * @param what flow or measure, goods and unit
 * @param target whether these are aims
 * @param rows the numbers, in the order of time
 * @param chart the same drawn; null where there is nothing to draw
 */
record SeriesView(
        String id,
        String between,
        String what,
        boolean target,
        List<Row> rows,
        @Nullable SeriesChart chart) {

    /**
     * A number.
     *
     * @param address the page of it
     * @param change the change that the source states, beside the computed one
     */
    record Row(String address, String period, String amount, ChangedBy change, List<Source> sources) {}

    static List<SeriesView> of(List<Series> all, String prefix, Phrases phrases) {
        List<SeriesView> views = new ArrayList<>();
        for (Series series : all) {
            views.add(of(series, prefix + "-" + (views.size() + 1), phrases));
        }
        return views;
    }

    private static SeriesView of(Series series, String id, Phrases phrases) {
        String measured = TradeView.measured(series.flow(), series.measure(), series.commodity(), phrases);
        return new SeriesView(
                id,
                series.from().nameWith(series.to()),
                measured + " · " + unit(series.unit(), phrases),
                series.target(),
                series.points().stream().map(point -> row(point, phrases)).toList(),
                SeriesChart.of(series, phrases));
    }

    /** {@code trade}, {@code rank of the port in China}. */
    static String measure(String measure, Phrases phrases) {
        return phrases.sayOr("measure." + measure, measure.replace('-', ' '));
    }

    /** {@code USD}, {@code percent}. */
    static String unit(String unit, Phrases phrases) {
        return unit.contains(":") ? unit.substring(unit.indexOf(':') + 1) : phrases.say("trade.unit." + unit);
    }

    private static Row row(Point point, Phrases phrases) {
        String period = phrases.date(point.figure().period());
        return new Row(
                ChangedBy.address(point.figure()),
                period == null ? phrases.say("date.none") : period,
                TradeView.amount(Objects.requireNonNull(Json.tree(point.amount())), phrases),
                ChangedBy.of(point, phrases),
                point.figure().evidence().stream()
                        .map(witness -> Source.of(witness, phrases))
                        .toList());
    }
}
