package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void the_token_of_a_replay_is_read_back() {
        Serializer serializer = TrackingTokens.serializer();
        TrackingToken replay = ReplayToken.createReplayToken(
                GapAwareTrackingToken.newInstance(9, List.of(4L, 7L)), GapAwareTrackingToken.newInstance(2, List.of()));
        SerializedObject<byte[]> stored = serializer.serialize(replay, byte[].class);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(replay);
    }

    @Test
    void a_replay_handles_every_event_once_more() {
        append(3);
        Reader reader = new Reader();
        PooledStreamingEventProcessor processor = start(reader);
        awaitCount(reader, 3);
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        awaitCount(reader, 6);
        assertThat(processor.isError()).isFalse();
        processor.shutDown();
    }

    @Test
    void a_new_follower_begins_with_the_first_event_in_batches_of_hundreds() {
        append(2_000);
        Reader reader = new Reader();
        PooledStreamingEventProcessor processor = start(reader);
        awaitCount(reader, 2_000);
        processor.shutDown();
        assertThat(reader.events).doesNotHaveDuplicates();
        assertThat(reader.batches).hasSizeLessThan(200);
    }

    @Test
    void what_is_appended_while_a_follower_waits_reaches_it_within_seconds() {
        Reader reader = new Reader();
        PooledStreamingEventProcessor processor = start(reader);
        for (int i = 1; i <= 3; i++) {
            store.engine.appendEvents(signed("partnership:live", i - 1));
            awaitCount(reader, i);
        }
        processor.shutDown();
    }

    @Test
    void nodes_that_start_together_on_a_fresh_table_agree_on_its_name() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<String>> starts = IntStream.range(0, nodes)
                    .<Callable<String>>mapToObj(node -> () -> {
                        TokenStore tokens = TrackingTokens.in("readers", store.query, "node-" + node);
                        return store.query.fetchInTransaction(() -> {
                            meet(together);
                            return tokens.retrieveStorageIdentifier().orElseThrow();
                        });
                    })
                    .toList();
            Set<String> names = new HashSet<>();
            for (Future<String> name : threads.invokeAll(starts)) {
                names.add(name.get());
            }
            assertThat(names).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_second_start_migrates_nothing_and_fails_at_nothing() {
        assertThatCode(() -> store.database.migrate("readers", "db/readers", "db/follower"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_follower_of_the_command_side_keeps_its_place_in_its_own_schema() {
        store.database.migrate("command", "db/event-store", "db/follower");
        TokenStore tokens = TrackingTokens.in("command", store.command, "node");
        store.command.executeInTransaction(() -> tokens.initializeTokenSegments("housekeeping", 1));
        assertThat(store.command.fetchInTransaction(() -> tokens.fetchSegments("housekeeping")))
                .containsExactly(0);
    }

    private void append(int count) {
        store.engine.appendEvents(IntStream.range(0, count)
                .mapToObj(i -> signed("partnership:" + i, 0))
                .toList());
    }

    private PooledStreamingEventProcessor start(Reader reader) {
        PooledStreamingEventProcessor processor = FollowerSettings.on(
                        PooledStreamingEventProcessor.builder(), PartnershipsEventStore.on(store.follower))
                .name("reader")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(reader)
                        .build())
                .tokenStore(TrackingTokens.in("readers", store.query, "node"))
                .transactionManager(store.query)
                .coordinatorExecutor(executor)
                .workerExecutor(executor)
                .build();
        processor.start();
        return processor;
    }

    private static void awaitCount(Reader reader, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> reader.events.size() >= count);
        assertThat(reader.events).hasSize(count);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Collects what it is told, and in which units of work. */
    static final class Reader {

        final List<String> events = Collections.synchronizedList(new ArrayList<>());
        final Set<UnitOfWork<?>> batches =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

        @EventHandler
        void on(Signed event, EventMessage<?> message) {
            batches.add(CurrentUnitOfWork.get().root());
            events.add(message.getIdentifier());
        }
    }
}
