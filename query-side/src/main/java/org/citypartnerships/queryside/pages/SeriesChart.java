package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.queryside.figures.TradeSeries.Point;
import org.citypartnerships.queryside.figures.TradeSeries.Series;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as bars over the time that each is about: a bar is as wide as its period, so that a gap is seen as a gap.
 *
 * @param bars the bars, from left to right
 * @param years the years under the axis
 * @param highest the highest number, as printed, at the top
 */
record SeriesChart(List<Bar> bars, List<Year> years, String highest) {

    /** Where bars stand: in a box of {@value} by {@link #HEIGHT}. */
    static final int WIDTH = 480;

    static final int HEIGHT = 150;

    private static final int YEARS_NAMED_MAX = 8;
    private static final double NARROWEST = 4;
    private static final double LOWEST = 1;

    /** So far from both ends the middle of a year's four digits keeps, or they would be cut. */
    private static final double EDGE = 16;

    /** One number. */
    record Bar(double x, double y, double width, double height, String title) {}

    /** A year, in its middle, or as near to that as its digits have room. */
    record Year(double x, String name) {}

    /** The chart; null if less than two numbers have a time. */
    static @Nullable SeriesChart of(Series series, Phrases phrases) {
        List<Point> dated = series.points().stream()
                .filter(point ->
                        point.earliest() != null && point.amount().value().signum() > 0)
                .toList();
        if (dated.size() < 2 || series.target()) {
            return null;
        }
        int first =
                dated.stream().mapToInt(point -> begin(point).getYear()).min().orElseThrow();
        int last = dated.stream().mapToInt(point -> end(point).getYear()).max().orElseThrow();
        LocalDate begin = LocalDate.of(first, 1, 1);
        double days = ChronoUnit.DAYS.between(begin, LocalDate.of(last + 1, 1, 1));
        Point top = dated.get(0);
        for (Point point : dated) {
            top = point.amount().value().compareTo(top.amount().value()) > 0 ? point : top;
        }
        BigDecimal highest = top.amount().value();
        List<Bar> bars = new ArrayList<>();
        for (Point point : dated) {
            double from = ChronoUnit.DAYS.between(begin, begin(point)) / days * WIDTH;
            double until = (ChronoUnit.DAYS.between(begin, end(point)) + 1) / days * WIDTH;
            double height = point.amount()
                            .value()
                            .divide(highest, MathContext.DECIMAL32)
                            .doubleValue()
                    * HEIGHT;
            String title = phrases.say("fact.of", said(point, phrases), amount(point, phrases));
            bars.add(new Bar(
                    round(from + 1),
                    round(HEIGHT - Math.max(LOWEST, height)),
                    round(Math.max(NARROWEST, until - from - 2)),
                    round(Math.max(LOWEST, height)),
                    title));
        }
        return new SeriesChart(bars, years(first, last, begin, days), amount(top, phrases));
    }

    /** Some of the years, named where none is cut. */
    static List<Year> years(int first, int last, LocalDate begin, double days) {
        int step = (last - first) / YEARS_NAMED_MAX + 1;
        List<Year> years = new ArrayList<>();
        for (int year = first; year <= last; year += step) {
            double middle = ChronoUnit.DAYS.between(begin, LocalDate.of(year, 7, 1)) / days * WIDTH;
            years.add(new Year(round(Math.max(EDGE, Math.min(WIDTH - EDGE, middle))), Integer.toString(year)));
        }
        return years;
    }

    private static LocalDate begin(Point point) {
        return Objects.requireNonNull(point.earliest());
    }

    private static LocalDate end(Point point) {
        LocalDate latest = point.latest();
        return latest == null || latest.isBefore(begin(point)) ? begin(point) : latest;
    }

    private static String said(Point point, Phrases phrases) {
        return String.valueOf(phrases.date(point.figure().period()));
    }

    private static String amount(Point point, Phrases phrases) {
        return TradeView.amount(Objects.requireNonNull(Json.tree(point.amount())), phrases);
    }

    private static double round(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
