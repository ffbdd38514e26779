package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Answers over HTTP beside a constant of the same length from the same server, and beside a bare read of the rows. */
final class OneRead {

    private static final String STREAM = """
            SELECT stream_sequence, name, revision, recorded_at, payload, metadata
            FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence
            """;

    private static final int CLIENTS = 16;
    private static final double RATE_GOAL = 0.5;
    private static final double LATE_GOAL = 3;
    private static final double MOMENT_GOAL = 3;
    private static final int ASKED = 40;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final QueryStore store;
    private final Scale scale;
    private final int partnerships;
    private final SplittableRandom random = new SplittableRandom(1961);

    OneRead(QueryStore store, Scale scale) {
        this.store = store;
        this.scale = scale;
        this.partnerships = scale.largeStore();
    }

    /** One partnership of very many, by 16 clients. */
    List<Figure> today() throws Exception {
        try (KeepAlive http = KeepAlive.ofAnybody(store.address())) {
            BareAnswer.mustBe(http.get(path(1)).mustBe(200).body());
        }
        List<Double> late = new ArrayList<>();
        List<Double> bareLate = new ArrayList<>();
        Scale warm = scale.warmedUpForHttp();
        Turns ours = new Turns(warm, reads -> run(reads, late, this::any));
        Turns raw = new Turns(warm, reads -> run(reads, bareLate, () -> BareAnswer.PATH));
        Comparison rate = Comparison.of(scale.rounds(), ours::once, raw::once);
        String how = scale.rounds() + " turns of " + scale.turnSeconds() + " s, " + warm.warmUpSeconds()
                + " s of warming up; any of " + partnerships + " partnerships, " + CLIENTS
                + " clients; raw: a constant of the same length from the same server";
        Comparison p99 = new Comparison(ofTurns(late), ofTurns(bareLate));
        return List.of(
                Figure.rate("i-one", "one partnership by HTTP, 16 clients", rate, "/s", RATE_GOAL, how),
                Figure.time("i-one-p99", "one partnership by HTTP, p99", p99, "ms", LATE_GOAL, how),
                Figure.rate(
                        "i-one-trip",
                        "the same constant by HTTP after SELECT 1, 16 clients",
                        oneTrip(),
                        "/s",
                        how + ": what an answer can reach that asks the database once"));
    }

    private Comparison oneTrip() throws Exception {
        List<Double> late = new ArrayList<>();
        Turns trip = new Turns(scale, reads -> run(reads, late, () -> BareAnswer.PATH_OF_ONE_TRIP));
        Turns raw = new Turns(scale, reads -> run(reads, late, () -> BareAnswer.PATH));
        return Comparison.of(scale.rounds(), trip::once, raw::once);
    }

    /** Those of the turns that count, without the warm-up. */
    private List<Double> ofTurns(List<Double> all) {
        return all.subList(all.size() - scale.rounds(), all.size());
    }

    private String any() {
        return path(1 + random.nextInt(partnerships - 1));
    }

    private double run(int reads, List<Double> late, Supplier<String> paths) throws Exception {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < reads; i++) {
            requests.add(KeepAlive.get(paths.get(), ""));
        }
        Clients.Run run = Clients.run(CLIENTS, reads, () -> {
            KeepAlive http = KeepAlive.ofAnybody(store.address());
            return new Clients.Client() {
                @Override
                public void work(int number) throws Exception {
                    http.ask(requests.get(number)).mustBe(200);
                }

                @Override
                public void close() throws java.io.IOException {
                    http.close();
                }
            };
        });
        late.add(run.millisAt(0.99));
        return run.perSecond();
    }

    /** One with a thousand events, as of a day and as known at an instant, beside a bare read of its rows. */
    Figure asKnown(int length) throws Exception {
        String query =
                path(0) + "?asOf=1900-03-01&knownAt=position:" + store.store().count("""
                SELECT max(global_position) FROM eventstore.event
                """);
        try (KeepAlive http = KeepAlive.ofAnybody(store.address());
                Connection connection = store.store().connect(Store.QUERY);
                PreparedStatement bare = connection.prepareStatement(STREAM)) {
            Comparison comparison = Comparison.of(
                    scale.rounds(),
                    round -> timed(() -> http.get(query).mustBe(200)),
                    round -> timed(() -> bareRead(bare, length)));
            return Figure.time(
                    "m-moment",
                    "one partnership of " + length + " events, asOf and knownAt, by HTTP",
                    comparison,
                    "ms",
                    MOMENT_GOAL,
                    scale.rounds() + " × " + ASKED + " questions; raw: its rows read and their JSON parsed");
        }
    }

    /** Pages of the list as of a day, as known at a point of recording, and both, beside today's with the same filter. */
    List<Figure> lists(String asOf) throws Exception {
        String knownAt =
                "knownAt=position:" + store.store().count("SELECT max(global_position) * 9 / 10 FROM eventstore.event");
        List<Figure> figures = new ArrayList<>();
        figures.add(list("asof", "as of a day", asOf, ""));
        figures.add(list("known", "as known once", knownAt, ""));
        figures.add(list("both", "as of a day, as known once", asOf + "&" + knownAt, ""));
        figures.add(
                list("filtered", "in force as of a day, as known once", asOf + "&" + knownAt, "&standing=IN_FORCE"));
        return figures;
    }

    private Figure list(String id, String what, String times, String filter) throws Exception {
        String list = "/api/partnerships?size=50" + filter + "&page=";
        try (KeepAlive http = KeepAlive.ofAnybody(store.address())) {
            Comparison comparison = Comparison.of(
                    scale.rounds(),
                    round -> timed(() -> http.get(list + page() + "&" + times).mustBe(200)),
                    round -> timed(() -> http.get(list + page()).mustBe(200)));
            return Figure.time(
                    "n-list-" + id,
                    "a page of the list of " + partnerships + " partnerships " + what + ", beside today's",
                    comparison,
                    "ms",
                    MOMENT_GOAL,
                    scale.rounds() + " × " + ASKED + " pages of 50, the first and any other in turn");
        }
    }

    /** The first page and any other in turn. */
    private int page() {
        return random.nextBoolean() ? 1 : 1 + random.nextInt(Math.max(1, partnerships / 50));
    }

    private interface Asking {
        void once() throws Exception;
    }

    private static double timed(Asking asking) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            asking.once();
        }
        return (System.nanoTime() - begun) / 1e6 / ASKED;
    }

    private void bareRead(PreparedStatement bare, int length) throws Exception {
        bare.setString(1, Names.of(0, partnerships).partnership());
        int read = 0;
        try (ResultSet row = bare.executeQuery()) {
            while (row.next()) {
                for (int column = 1; column <= 4; column++) {
                    row.getString(column);
                }
                row.getString(6);
                read += JSON.readTree(row.getString(5)).isObject() ? 1 : 0;
            }
        }
        if (read != length) {
            throw new IllegalStateException(read + " events were read, not " + length);
        }
    }

    private String path(int partnership) {
        return "/api/partnerships/"
                + Names.of(partnership, partnerships).partnership().substring("partnership:".length());
    }
}
