package org.citypartnerships.allinone.benchmark;

import java.util.ArrayList;
import java.util.List;

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
            smallEach = rebuild(small, scale.rounds(), figures);
        }
        stage.drop(small.store());
        QueryStore large = QueryStore.with(stage, scale.largeStore());
        try (large) {
            LongStreams.lengthen(large.store(), Names.of(0, scale.largeStore()).partnership(), LONG);
            double largeEach = rebuild(large, 1, figures);
            figures.add(grown(small, large, smallEach, largeEach));
            OneRead read = new OneRead(large, scale);
            figures.addAll(read.today());
            figures.add(read.asKnown(LONG));
            figures.add(read.list(AS_OF));
        }
        stage.drop(large.store());
        return figures;
    }

    private static double rebuild(QueryStore store, int rounds, List<Figure> figures) throws Exception {
        store.rebuilt(); // warm, and the rows that are to be copied
        ReadRows rows = ReadRows.of(store.store());
        List<Double> each = new ArrayList<>();
        Comparison comparison = Comparison.of(
                rounds,
                round -> {
                    double seconds = store.rebuilt();
                    each.add(seconds * 1e6 / store.events());
                    return store.events() / seconds;
                },
                round -> store.events() / rows.copied());
        rows.mustBeWhole();
        figures.add(Figure.rate(
                "f-rebuild-%08d".formatted(store.events()),
                "full rebuild of every read model, " + store.events() + " events",
                comparison,
                "events/s",
                0.3,
                rounds + " rebuilds of all readers; raw: COPY of the " + rows.count() + " resulting rows into the same"
                        + " tables with the same indexes, two at a time"));
        rows.close();
        return Comparison.median(each);
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
