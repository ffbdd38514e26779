package org.citypartnerships.allinone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The query side on many partnerships: all its rows made anew, one partnership read, one on another day and as it was known
 * then, and a list on another day.
 */
final class ReaderRates implements Work {

    private static final int LONG = 1000;
    private static final String AS_OF = "asOf=2013-03-01";

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        List<Figure> figures = new ArrayList<>();
        QueryStore small = QueryStore.with(stage, scale.smallStore());
        double smallEach;
        try (small) {
            long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(scale.warmUpSeconds());
            while (System.nanoTime() < warm) {
                small.rebuilt();
            }
            smallEach = rebuild(small, scale.rounds(), figures);
        }
        stage.drop(small.store());
        QueryStore large = QueryStore.with(stage, scale.largeStore());
        try (large) {
            LongStreams.lengthen(large.store(), Names.of(0, scale.largeStore()).partnership(), LONG);
            double largeEach = rebuild(large, 0, figures); // the process is warm by now
            figures.add(grown(small, large, smallEach, largeEach));
            OneRead read = new OneRead(large, scale);
            figures.addAll(read.today());
            figures.add(read.asKnown(LONG));
            figures.addAll(read.lists(AS_OF));
        }
        stage.drop(large.store());
        return figures;
    }

    /** The first rebuild makes the rows that are to be copied; with no further rounds, in a warm process, it is what counts. */
    private static double rebuild(QueryStore store, int rounds, List<Figure> figures) throws Exception {
        double first = store.rebuilt();
        ReadRows rows = ReadRows.of(store.store());
        Comparison comparison = rounds == 0
                ? new Comparison(List.of(store.events() / first), List.of(store.events() / rows.copied()))
                : Comparison.of(
                        rounds, round -> store.events() / store.rebuilt(), round -> store.events() / rows.copied());
        rows.mustBeWhole();
        figures.add(Figure.rate(
                "f-rebuild-%08d".formatted(store.events()),
                "full rebuild of every read model, " + store.events() + " events",
                comparison,
                "events/s",
                0.3,
                Math.max(1, rounds)
                        + " rebuilds of all readers by a process that has made some before; raw: COPY of the "
                        + rows.count() + " resulting rows into the same tables with the same indexes, two at a time"));
        rows.close();
        return 1e6 / comparison.ourMedian();
    }

    private static Figure grown(QueryStore small, QueryStore large, double smallEach, double largeEach) {
        double ratio = largeEach / smallEach;
        return new Figure(
                "f-rebuild-grown",
                "full rebuild, time for an event, " + large.events() + " events beside " + small.events(),
                Figure.number(largeEach) + " µs",
                Figure.number(smallEach) + " µs",
                Figure.number(ratio),
                "",
                "≤ 1.00 ×",
                ratio <= 1.0,
                "medians of the rebuilds above",
                null);
    }
}
