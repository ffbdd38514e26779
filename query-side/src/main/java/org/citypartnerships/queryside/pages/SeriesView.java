package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.history.ChangeCheck;
import org.citypartnerships.history.Derived;
import org.citypartnerships.queryside.figures.TradeSeries.Point;
import org.citypartnerships.queryside.figures.TradeSeries.Series;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyFigures;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
     * @param printed the change that the source states; null if it states none
     * @param computed the change that follows from the amounts, with the period that it counts from
     * @param verdict {@code SUPPORTED}, {@code POSSIBLE} or {@code CONTRADICTED}: what the one says of the other
     */
    record Row(
            String address,
            String period,
            String amount,
            @Nullable String printed,
            @Nullable String computed,
            @Nullable String since,
            @Nullable String verdict,
            List<Source> sources) {}

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
        JsonNode change = point.figure().change();
        List<String> printed = new ArrayList<>();
        if (change != null) {
            change.path("by").forEach(by -> printed.add(TradeView.amount(by, phrases)));
        }
        Derived computed = point.computed();
        String verdict = point.checks().stream()
                .map(ChangeCheck::support)
                .max(Enum::compareTo)
                .map(Enum::name)
                .orElse(null);
        return new Row(
                PartyFigures.address(point.figure().figures(), point.figure().entry()),
                period == null ? phrases.say("date.none") : period,
                TradeView.amount(Objects.requireNonNull(Json.tree(point.amount())), phrases),
                printed.isEmpty() ? null : String.join(phrases.say("list.comma"), printed),
                computed == null ? null : percent(computed.value(), phrases),
                computed == null ? null : phrases.date(point.since()),
                verdict,
                point.figure().evidence().stream()
                        .map(witness -> Source.of(witness, phrases))
                        .toList());
    }

    private static String percent(BigDecimal change, Phrases phrases) {
        NumberFormat format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(1);
        String number = format.format(change.abs());
        return phrases.say("unit.percent", (change.signum() < 0 ? "−" : "+") + number);
    }
}
