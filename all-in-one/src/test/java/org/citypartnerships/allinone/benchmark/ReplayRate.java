package org.citypartnerships.allinone.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.citypartnerships.eventstore.FollowerSettings;
import org.citypartnerships.eventstore.PartnershipsEventStorageEngine;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.eventstore.TrackingTokens;
import tools.jackson.databind.json.JsonMapper;

/** All events with their payloads, through the engine alone and through a processor, beside a bare read with JSON parsed. */
final class ReplayRate implements Work {

    private static final String ALL = """
            SELECT global_position, event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload,
                   metadata
            FROM eventstore.event ORDER BY global_position
            """;

    private static final int FETCH = 1000;
    private static final double ENGINE_GOAL = 0.7;
    private static final double PROCESSOR_GOAL = 0.5;
    private static final long BOUND_MINUTES = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.storeWith(scale.mediumStore());
        long events = CommandRates.events(store);
        String how = scale.rounds() + " × " + events + " events";
        try (HikariDataSource pool = store.pool(Store.QUERY, 4)) {
            Comparison engine =
                    Comparison.of(scale.rounds(), round -> engine(pool, events), round -> bare(store, events));
            Comparison processor = Comparison.of(
                    scale.rounds(), round -> processor(pool, events, round), round -> bare(store, events));
            return List.of(
                    Figure.rate("e-engine", "replay, engine alone", engine, "/s", ENGINE_GOAL, how),
                    Figure.rate(
                            "e-processor",
                            "replay through a processor with a handler that does nothing",
                            processor,
                            "/s",
                            PROCESSOR_GOAL,
                            how + ", batches of " + FollowerSettings.BATCH_SIZE
                                    + " with their token stored, which waits for no disk, as on the query side"));
        } finally {
            stage.drop(store);
        }
    }

    private static double engine(HikariDataSource pool, long events) {
        PartnershipsEventStorageEngine engine = Engines.reading(pool).engine();
        long begun = System.nanoTime();
        long read = 0;
        try (Stream<? extends TrackedEventMessage<?>> all = engine.readEvents(start(), false)) {
            read = all.filter(event -> event.getPayload() != null).count();
        }
        return rate(events, read, begun);
    }

    private static double bare(Store store, long events) throws Exception {
        try (Connection connection = store.connect(Store.QUERY)) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            long read = 0;
            try (PreparedStatement statement = connection.prepareStatement(ALL)) {
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        for (int column = 1; column <= 8; column++) {
                            row.getString(column);
                        }
                        row.getString(10);
                        read += JSON.readTree(row.getString(9)).isObject() ? 1 : 0;
                    }
                }
            }
            return rate(events, read, begun);
        }
    }

    private static double processor(HikariDataSource pool, long events, int round) throws InterruptedException {
        ConnectionProvider connections = new UnitOfWorkAwareConnectionProviderWrapper(Engines.connections(pool));
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        CountDownLatch done = new CountDownLatch((int) events);
        AtomicLong last = new AtomicLong();
        PooledStreamingEventProcessor processor = FollowerSettings.on(
                        PooledStreamingEventProcessor.builder(),
                        PartnershipsEventStore.on(Engines.reading(pool).engine()))
                .name("benchmark-" + round)
                .eventHandlerInvoker(new Nothing(done, last))
                .tokenStore(TrackingTokens.in("readers", connections, "benchmark"))
                .transactionManager(Engines.transactions(pool))
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .initialToken(source -> start())
                .build();
        long begun = System.nanoTime();
        processor.start();
        try {
            if (!done.await(BOUND_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(done.getCount() + " events were not handled");
            }
            return events * 1e9 / (last.get() - begun);
        } finally {
            processor.shutDown();
            threads.shutdownNow();
        }
    }

    private static GapAwareTrackingToken start() {
        return GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet());
    }

    private static double rate(long events, long read, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (read != events) {
            throw new IllegalStateException(read + " events were read, not " + events);
        }
        return events / seconds;
    }

    /** Reads the payload, and that is all. */
    private record Nothing(CountDownLatch done, AtomicLong last) implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return segment.getSegmentId() == 0;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            if (event.getPayload() == null) {
                throw new IllegalStateException("An event without payload");
            }
            last.set(System.nanoTime());
            done.countDown();
        }
    }
}
