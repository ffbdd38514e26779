package org.citypartnerships.allinone.benchmark;

import java.util.List;

/** The pages that people read, each beside a page with nothing on it, from the same server in the same run. */
final class PageRates implements Work {

    private static final int LONG = 1000;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        QueryStore store = QueryStore.with(stage, scale.largeStore());
        try (store) {
            LongStreams.lengthen(store.store(), Names.of(0, scale.largeStore()).partnership(), LONG);
            RealTowns.nameCities(store.store());
            store.rebuilt();
            store.store().execute("VACUUM (ANALYZE)");
            return new PagesRead(store.address(), scale.warmedUpForHttp()).figures();
        } finally {
            stage.drop(store.store());
        }
    }
}
