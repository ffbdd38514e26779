package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.eventstore.TestEvents.signed;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A follower is woken by the notice of a commit, and needs none. */
class NewEventsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final EventStoreOnPostgres store = new EventStoreOnPostgres();
    private final CommitNotices notices = new CommitNotices(store.database.as(Roles.COMMAND));
    private final PartnershipsEventStore telling = telling(notices);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicLong asked = new AtomicLong();
    private final List<Signed> read = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        notices.close();
        threads.shutdownNow();
    }

    @Test
    void a_notice_wakes_a_follower_that_would_not_look_by_itself() {
        following(NEVER, events -> {
            for (int i = 0; i < 5; i++) {
                telling.publish(signed("partnership:a", i));
                awaitRead(i + 1);
            }
        });
    }

    @Test
    void without_any_notice_a_follower_looks_every_second() {
        following(CommitsHeard.QUIET_MAX, events -> {
            store.engine.appendEvents(signed("partnership:a", 0));
            awaitRead(1);
            store.engine.appendEvents(signed("partnership:a", 1));
            awaitRead(2);
        });
    }

    @Test
    void a_listening_session_that_is_killed_is_opened_again_and_nothing_is_missed_meanwhile() {
        following(NEVER, events -> {
            for (int i = 0; i < 3; i++) {
                // Nobody is told of it: only whoever opens the session again, and looks, comes to know.
                store.engine.appendEvents(signed("partnership:untold", i));
                killListener();
                awaitRead(2 * i + 1);
                Awaitility.await().atMost(BOUND).until(() -> store.count(listeners()) == 1);
                telling.publish(signed("partnership:told", i));
                awaitRead(2 * i + 2);
            }
        });
    }

    @Test
    void a_follower_that_has_read_everything_asks_the_database_for_nothing() {
        following(NEVER, events -> {
            telling.publish(signed("partnership:a", 0));
            awaitRead(1);
            pause(Duration.ofMillis(300));
            long before = asked.get();
            pause(Duration.ofSeconds(6)); // the processor renews its claim meanwhile, and looks around
            assertThat(asked.get()).isEqualTo(before);
        });
    }

    private PartnershipsEventStore telling(AfterCommit told) {
        return PartnershipsEventStore.on(EventStorage.on(store.command, store.command, TestEvents.serializer())
                .sealedWith(TestEvents.SEAL)
                .afterCommit(told)
                .engine());
    }

    private interface Story {
        void tell(NewEvents events) throws SQLException;
    }

    private void following(Duration quietMax, Story story) {
        NewEvents events = new NewEvents(
                counted(PartnershipsEventStore.on(store.follower)), store.database.as(Roles.QUERY), quietMax);
        PooledStreamingEventProcessor processor = FollowerSettings.on(PooledStreamingEventProcessor.builder(), events)
                .name("reader")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Reader())
                        .build())
                .tokenStore(TrackingTokens.in("readers", store.query, "node"))
                .transactionManager(store.query)
                .initialSegmentCount(1)
                .initialToken(source -> store.follower.createTailToken())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
        events.start();
        processor.start();
        try {
            Awaitility.await().atMost(BOUND).until(events::isListening);
            Awaitility.await()
                    .atMost(BOUND)
                    .until(() -> !processor.processingStatus().isEmpty());
            story.tell(events);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            processor.shutDown();
            events.stop();
        }
    }

    /** The events of the store; how often a stream is asked for one is added to {@code asked}. */
    @SuppressWarnings("unchecked")
    private StreamableMessageSource<TrackedEventMessage<?>> counted(PartnershipsEventStore events) {
        return token -> {
            BlockingStream<TrackedEventMessage<?>> stream = events.openStream(token);
            return (BlockingStream<TrackedEventMessage<?>>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BlockingStream.class}, (proxy, method, arguments) -> {
                        asked.incrementAndGet();
                        return method.invoke(stream, arguments);
                    });
        };
    }

    private void awaitRead(int count) {
        Awaitility.await().atMost(BOUND).until(() -> read.size() >= count);
        assertThat(read).hasSize(count);
    }

    private void killListener() {
        TestDatabase.execute(store.database.asSuperuser(), "SELECT pg_terminate_backend(pid) FROM " + listeners());
    }

    private static String listeners() {
        return "pg_stat_activity WHERE datname = current_database() AND usename = 'partnerships_query' "
                + "AND query IN ('LISTEN eventstore_event', 'SELECT 1')";
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    final class Reader {
        @EventHandler
        void on(Signed event) {
            read.add(event);
        }
    }
}
