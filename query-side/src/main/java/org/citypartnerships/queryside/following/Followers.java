package org.citypartnerships.queryside.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.citypartnerships.eventstore.NewEvents;
import org.citypartnerships.queryside.following.Parking.Parked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the read tables up to date with the events, each reader's rows together with its token.
 *
 * <p>All readers follow in one thread, see {@link Following}.
 */
public final class Followers implements SmartLifecycle {

    /** A reader that has something to read and gets no further for so long is stuck. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private static final long STOP_MILLIS = 10_000;

    private final Map<String, Version<?>> versions = new LinkedHashMap<>();
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final Supplier<Following> another;
    private final Positions positions;
    private final Parking parking;
    private final Clock clock;
    private final NewEvents events;
    private @Nullable Following following;
    private @Nullable Thread thread;

    /** Where a reader was when it was last asked, and since when. */
    private record Progress(long position, Instant since) {}

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
        readers.forEach(reader -> versions.put(reader.name(), new Version<>(reader, Version.SERVING, database)));
        this.another = () -> new Following(
                versions.values(),
                events,
                new Tokens(tokens, database),
                transactions,
                database,
                streams,
                parking,
                positions::moved);
    }

    @Override
    public synchronized void start() {
        if (following == null) {
            events.start();
            Following started = another.get();
            Thread its = new Thread(started, "follows");
            its.setDaemon(true);
            its.start();
            following = started;
            thread = its;
        }
    }

    @Override
    public synchronized void stop() {
        if (following != null && thread != null) {
            following.stop();
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            events.stop();
            following = null;
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    private synchronized @Nullable Following following() {
        return following;
    }

    /** How each reader is doing. */
    public List<Status> status() {
        return versions.keySet().stream().map(this::statusOf).toList();
    }

    /** How one is doing; empty if there is no reader of that name. */
    public Optional<Status> status(String reader) {
        return versions.containsKey(reader) ? Optional.of(statusOf(reader)) : Optional.empty();
    }

    /**
     * Makes the rows of a parked stream once more, without waiting for its next event.
     *
     * @return whether the rows are there now; if not, they are parked with the reason of today, or another process reads
     */
    public boolean tryAgain(String reader, String stream) {
        Following now = following();
        boolean isParked = parking.streamsOf(reader).contains(stream);
        return now != null
                && isParked
                && now.tryAgain(reader, stream)
                && !parking.streamsOf(reader).contains(stream);
    }

    /**
     * Does something while a reader does not follow, and lets it go on from where its token then is.
     *
     * @throws IllegalArgumentException if there is no reader of that name
     */
    void whilePaused(String reader, Runnable work) {
        if (!versions.containsKey(reader)) {
            throw new IllegalArgumentException("There is no reader " + reader);
        }
        Following now = following();
        if (now == null) {
            work.run();
        } else {
            now.whileWaits(reader, work);
        }
    }

    private Status statusOf(String reader) {
        long position = positions.readBy(List.of(reader));
        long behind = Math.max(0, positions.head() - position);
        return new Status(
                reader, position, behind, isRunning(), stuck(reader, position, behind), parking.parked(reader), null);
    }

    private @Nullable String stuck(String reader, long position, long behind) {
        Progress last = progress.get(reader);
        if (behind == 0 || last == null || position != last.position()) {
            progress.put(reader, new Progress(position, clock.instant()));
            return null;
        }
        Following now = following();
        String failure = now == null ? null : now.failureOf(reader);
        boolean waited = last.since().plus(STUCK_AFTER).isBefore(clock.instant());
        return failure == null && waited ? "no event after position " + position + " could be read" : failure;
    }
}
