package org.citypartnerships.queryside.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.citypartnerships.eventstore.FollowerSettings;
import org.citypartnerships.eventstore.NewEvents;
import org.citypartnerships.queryside.following.Parking.Parked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processors that keep the read tables, one for each reader, each with its token in its rows' own transaction.
 *
 * <p>Each reader is one segment: rows of one stream hang on events of others (the date of a source), and only one after the
 * other in the order of recording is that free of races.
 */
public final class Followers implements SmartLifecycle {

    /** A reader that has something to read and gets no further for so long is stuck. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private static final int SEGMENTS = 1;

    private final Map<String, Following> following = new LinkedHashMap<>();
    private final Positions positions;
    private final Parking parking;
    private final Clock clock;
    private final NewEvents events;
    private volatile boolean running;

    private record Following(
            PooledStreamingEventProcessor processor,
            Failures failures,
            AtomicBoolean paused,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService worker) {}

    /** The last failure of a batch, until one succeeds, and where the reader then stood. */
    private static final class Failures {
        private volatile @Nullable String last;
        private volatile long position;
        private volatile Instant movedAt = Instant.EPOCH;
    }

    /**
     * How one reader is doing.
     *
     * @param reader its name
     * @param position how far it has read
     * @param behind how many positions there are after that
     * @param running whether it follows at all
     * @param stuck why it does not get further, if it does not
     * @param parked streams whose rows could not be made
     * @param rebuild how far its last rebuild is, if there was one since the start
     */
    public record Status(
            String reader,
            long position,
            long behind,
            boolean running,
            @Nullable String stuck,
            List<Parked> parked,
            @Nullable RebuildProgress rebuild) {
        /** Whether nothing is wrong with it. */
        public boolean isWell() {
            return running && stuck == null && parked.isEmpty();
        }

        Status with(@Nullable RebuildProgress progress) {
            return new Status(reader, position, behind, running, stuck, parked, progress);
        }
    }

    /** Followers of the new events for some readers; {@link #start} sets them going. */
    public Followers(
            List<Reader<?>> readers,
            NewEvents events,
            TokenStore tokens,
            TransactionManager transactions,
            JdbcClient database,
            Streams streams,
            Positions positions,
            Parking parking,
            Clock clock) {
        this.positions = positions;
        this.parking = parking;
        this.clock = clock;
        this.events = events;
        for (Reader<?> reader : readers) {
            Projection<?> projection =
                    new Projection<>(new Version<>(reader, Version.SERVING, database), streams, parking);
            following.put(reader.name(), follow(new Follower(reader.name(), projection), tokens, transactions));
        }
    }

    private Following follow(Follower follower, TokenStore tokens, TransactionManager transactions) {
        String name = follower.toString();
        Failures failures = new Failures();
        ScheduledExecutorService coordinator = oneThread("coordinates-" + name);
        ScheduledExecutorService worker = oneThread("reads-" + name);
        PooledStreamingEventProcessor processor = FollowerSettings.on(PooledStreamingEventProcessor.builder()
                        .name(name)
                        .eventHandlerInvoker(follower)
                        .messageSource(events)
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                        .errorHandler(context -> {
                            failures.last = String.valueOf(context.error());
                            PropagatingErrorHandler.instance().handleError(context);
                        })
                        .coordinatorExecutor(coordinator)
                        .workerExecutor(worker))
                .initialSegmentCount(SEGMENTS)
                // Before the first event, also where the command side has not made its tables yet.
                .initialToken(source -> GapAwareTrackingToken.newInstance(0, Collections.emptySortedSet()))
                .build();
        return new Following(processor, failures, new AtomicBoolean(), coordinator, worker);
    }

    private static ScheduledExecutorService oneThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        running = true;
        events.start();
        following.values().forEach(each -> each.processor().start());
    }

    @Override
    public void stop() {
        following.values().forEach(each -> each.processor().shutDown());
        events.stop();
        running = false;
    }

    /** Ends the threads; nothing can be started afterwards. */
    public void close() {
        stop();
        following.values().forEach(each -> {
            each.coordinator().shutdownNow();
            each.worker().shutdownNow();
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** How each reader is doing. */
    public List<Status> status() {
        return following.entrySet().stream()
                .map(each -> statusOf(each.getKey(), each.getValue()))
                .toList();
    }

    /** How one is doing; empty if there is no reader of that name. */
    public Optional<Status> status(String reader) {
        return Optional.ofNullable(following.get(reader)).map(each -> statusOf(reader, each));
    }

    /**
     * Does something while a reader does not follow, and lets it go on from where its token then is.
     *
     * @throws IllegalArgumentException if there is no reader of that name
     */
    void whilePaused(String reader, Runnable work) {
        Following paused = following.get(reader);
        if (paused == null) {
            throw new IllegalArgumentException("There is no reader " + reader);
        }
        paused.paused().set(true);
        try {
            paused.processor().shutDown();
            work.run();
        } finally {
            if (isRunning()) {
                paused.processor().start();
            }
            paused.paused().set(false);
        }
    }

    private Status statusOf(String reader, Following each) {
        long position = positions.readBy(List.of(reader));
        long behind = Math.max(0, positions.head() - position);
        boolean running = each.processor().isRunning() || each.paused().get();
        return new Status(
                reader,
                position,
                behind,
                running,
                stuck(each.failures(), position, behind),
                parking.parked(reader),
                null);
    }

    private @Nullable String stuck(Failures failures, long position, long behind) {
        if (behind == 0 || position != failures.position || failures.movedAt.equals(Instant.EPOCH)) {
            failures.movedAt = clock.instant();
            failures.position = position;
            failures.last = null;
            return null;
        }
        String failure = failures.last;
        boolean waited = failures.movedAt.plus(STUCK_AFTER).isBefore(clock.instant());
        return failure == null && waited ? "no event after position " + position + " could be read" : failure;
    }
}
