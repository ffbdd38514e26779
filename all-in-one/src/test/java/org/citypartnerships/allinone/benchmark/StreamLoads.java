package org.citypartnerships.allinone.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import tools.jackson.databind.json.JsonMapper;

/** The load of one long stream beside a bare read of its rows with JSON parsed. */
final class StreamLoads implements Work {

    private static final String STREAM = """
            SELECT event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata
            FROM eventstore.event WHERE stream_id = ? ORDER BY stream_sequence
            """;

    private static final int[] LENGTHS = {200, 1000};
    private static final double GOAL = 1.5;
    private static final int LOADS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.storeWith(scale.smallStore());
        List<Figure> figures = new ArrayList<>();
        try (HikariDataSource pool = store.pool(Store.COMMAND, 2);
                Connection connection = store.connect(Store.COMMAND);
                PreparedStatement bare = connection.prepareStatement(STREAM)) {
            PartnershipsEventStore events =
                    PartnershipsEventStore.on(Engines.reading(pool).engine());
            for (int i = 0; i < LENGTHS.length; i++) {
                String stream = Names.of(i, scale.smallStore()).partnership();
                int length = LENGTHS[i];
                LongStreams.lengthen(store, stream, length);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(scale.warmUpSeconds());
                while (System.nanoTime() < end) {
                    ours(events, stream, length);
                    bare(bare, stream, length);
                }
                Comparison comparison = Comparison.of(
                        scale.rounds(), round -> ours(events, stream, length), round -> bare(bare, stream, length));
                figures.add(Figure.time(
                        "h-load-%04d".formatted(length),
                        "load of a stream of " + length + " events",
                        comparison,
                        "ms",
                        GOAL,
                        scale.rounds() + " × " + LOADS + " loads, " + scale.warmUpSeconds() + " s of warming up"));
            }
        }
        stage.drop(store);
        return figures;
    }

    private static double ours(PartnershipsEventStore events, String stream, int length) {
        long begun = System.nanoTime();
        for (int i = 0; i < LOADS; i++) {
            long read = events.readEvents(stream)
                    .asStream()
                    .filter(event -> event.getPayload() != null)
                    .count();
            mustBe(length, read);
        }
        return (System.nanoTime() - begun) / 1e6 / LOADS;
    }

    private static double bare(PreparedStatement statement, String stream, int length) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < LOADS; i++) {
            statement.setString(1, stream);
            long read = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    for (int column = 1; column <= 7; column++) {
                        row.getString(column);
                    }
                    row.getString(9);
                    read += JSON.readTree(row.getString(8)).isObject() ? 1 : 0;
                }
            }
            mustBe(length, read);
        }
        return (System.nanoTime() - begun) / 1e6 / LOADS;
    }

    private static void mustBe(int length, long read) {
        if (read != length) {
            throw new IllegalStateException(read + " events were read, not " + length);
        }
    }
}
