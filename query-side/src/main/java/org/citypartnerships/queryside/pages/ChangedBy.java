package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.history.ChangeCheck;
import org.citypartnerships.history.Derived;
import org.citypartnerships.queryside.figures.TradeSeries;
import org.citypartnerships.queryside.figures.TradeSeries.Point;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The change that a source prints, beside the one that follows from the amounts.
 *
 * @param printed the change that the source states, and since when; null if it states none
 * @param computed the change that follows from the amounts; null if there is nothing to count from
 * @param since the period that the computed change counts from
 * @param unit the unit in which it is computed, where the number is printed in more than one
 * @param verdict what the one says of the other; null if there are not both
 */
record ChangedBy(
        @Nullable String printed,
        @Nullable String computed,
        @Nullable String since,
        @Nullable String unit,
        @Nullable Verdict verdict) {

    /**
     * What a computed change says of a printed one.
     *
     * @param colour {@code supported}, {@code possible} or {@code contradicted}
     * @param said the same in words
     */
    record Verdict(String colour, String said) {
        static @Nullable Verdict of(List<ChangeCheck> checks, Phrases phrases) {
            return checks.stream()
                    .map(ChangeCheck::support)
                    .max(Enum::compareTo)
                    .map(support -> new Verdict(
                            support.name().toLowerCase(Locale.ROOT), phrases.say("trade.verdict." + support)))
                    .orElse(null);
        }
    }

    /** The changes of each number that is printed or computed among numbers at hand, by the addresses of the numbers. */
    static Map<String, List<ChangedBy>> among(List<PrintedFigure> figures, Phrases phrases) {
        if (figures.size() == 1 && figures.get(0).change() == null) {
            return Map.of(); // nothing follows from a number alone
        }
        Map<String, List<Point>> points = new HashMap<>();
        TradeSeries.of(figures).stream()
                .flatMap(series -> series.points().stream())
                .forEach(point -> points.computeIfAbsent(address(point.figure()), none -> new ArrayList<>())
                        .add(point));
        Map<String, List<ChangedBy>> changes = new HashMap<>();
        points.forEach((address, all) -> changes.put(address, of(all, phrases)));
        return changes;
    }

    /** Those of one number: one for each unit in which a change follows from the amounts, else the printed one alone. */
    private static List<ChangedBy> of(List<Point> inEachUnit, Phrases phrases) {
        boolean isInSeveral = inEachUnit.size() > 1;
        List<ChangedBy> computed = inEachUnit.stream()
                .filter(point -> point.computed() != null)
                .map(point -> of(point, isInSeveral ? unit(point, phrases) : null, phrases))
                .toList();
        ChangedBy printed = of(inEachUnit.get(0), phrases);
        return !computed.isEmpty() || printed.printed() == null ? computed : List.of(printed);
    }

    private static String unit(Point point, Phrases phrases) {
        return SeriesView.unit(point.amount().unit().code(), phrases);
    }

    /** That of a number of a series, which has one unit. */
    static ChangedBy of(Point point, Phrases phrases) {
        return of(point, null, phrases);
    }

    private static ChangedBy of(Point point, @Nullable String unit, Phrases phrases) {
        Derived computed = point.computed();
        return new ChangedBy(
                printed(point.figure().change(), phrases),
                computed == null ? null : percent(computed.value(), phrases),
                computed == null ? null : phrases.date(point.since()),
                unit,
                Verdict.of(point.checks(), phrases));
    }

    /** {@code −5 %, since 2019}. */
    private static @Nullable String printed(@Nullable JsonNode change, Phrases phrases) {
        List<String> by = new ArrayList<>();
        if (change != null) {
            change.path("by").forEach(each -> by.add(TradeView.amount(each, phrases)));
        }
        if (change == null || by.isEmpty()) {
            return null;
        }
        String changes = String.join(phrases.say("list.comma"), by);
        String since = phrases.date(change.get("since"));
        return since == null ? changes : phrases.say("entry.since", changes, since);
    }

    private static String percent(BigDecimal change, Phrases phrases) {
        NumberFormat format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(1);
        String number = format.format(change.abs());
        return phrases.say("unit.percent", (change.signum() < 0 ? "−" : "+") + number);
    }

    static String address(PrintedFigure figure) {
        return PartyFigures.address(figure.figures(), figure.entry());
    }
}
