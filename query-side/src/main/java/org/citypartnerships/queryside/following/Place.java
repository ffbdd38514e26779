package org.citypartnerships.queryside.following;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A place in the history at which some readers stand, who read on from there together: each event is read once for all of them,
 * and their rows are written with their tokens in one transaction.
 */
final class Place {

    /** Events that are handled in one transaction at most. */
    private static final int BATCH_SIZE = 500;

    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final List<Version<?>> versions;
    private final Renewal renewal;
    private final StreamMemory memory;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Runnable wake;
    /** Where each reader stands in the database. */
    private final Map<String, GapAwareTrackingToken> stored = new LinkedHashMap<>();

    private GapAwareTrackingToken token;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private boolean reliable;
    private long pauseNanos;
    private long nextTry = System.nanoTime();
    private long writtenAt = System.nanoTime();

    /**
     * Readers at a place.
     *
     * @param stored where readers stand in the database, these and perhaps others
     * @param reliable false where they have just failed: they join no others before they have got further
     * @param wake is run whenever there may be something to read
     */
    Place(
            List<Version<?>> versions,
            GapAwareTrackingToken token,
            Map<String, GapAwareTrackingToken> stored,
            Renewal renewal,
            StreamMemory memory,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            boolean reliable,
            Runnable wake) {
        this.versions = List.copyOf(versions);
        this.token = token;
        this.stored.putAll(stored);
        this.stored.keySet().retainAll(readers());
        this.renewal = renewal;
        this.memory = memory;
        this.events = events;
        this.reliable = reliable;
        this.wake = wake;
    }

    /** What is read at once. */
    private record Batch(Set<String> streams, GapAwareTrackingToken end) {}

    /**
     * Has the readers read on, in one transaction.
     *
     * @param bound not beyond this position, where others are
     * @return whether there was anything to read
     */
    boolean read(long bound, Tokens tokens, TransactionManager transactions) {
        Batch batch = next(bound);
        if (batch.end().equals(token)) {
            return false;
        }
        try {
            Runnable committed = transactions.fetchInTransaction(() -> {
                Statements first = new Statements();
                tokens.advance(stored, batch.end(), first);
                return renewal.renew(
                        batch.streams(), batch.end().getIndex(), first, moved -> Tokens.check(moved, readers()));
            });
            committed.run();
        } catch (RuntimeException | Error failure) {
            renewal.forget(batch.streams());
            throw failure;
        }
        token = batch.end();
        stored.replaceAll((reader, stood) -> batch.end());
        reliable = true;
        pauseNanos = 0;
        writtenAt = System.nanoTime();
        return true;
    }

    private Batch next(long bound) {
        Set<String> streams = new HashSet<>();
        GapAwareTrackingToken end = token;
        try {
            BlockingStream<TrackedEventMessage<?>> open = stream();
            for (int i = 0; i < BATCH_SIZE && open.hasNextAvailable(0, TimeUnit.MILLISECONDS); i++) {
                TrackedEventMessage<?> event = open.peek().orElseThrow();
                GapAwareTrackingToken place = (GapAwareTrackingToken) event.trackingToken();
                if (place.getIndex() > bound) {
                    break;
                }
                open.nextAvailable();
                end = place;
                if (event instanceof DomainEventMessage<?> inStream) {
                    streams.add(inStream.getAggregateIdentifier());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while reading events", stopped);
        }
        return new Batch(streams, end);
    }

    private BlockingStream<TrackedEventMessage<?>> stream() {
        BlockingStream<TrackedEventMessage<?>> open = stream;
        if (open == null) {
            open = events.openStream(token);
            stream = open;
            open.setOnAvailableCallback(wake);
        }
        return open;
    }

    /** Reads from the token once more, after a while that grows with every failure. */
    void rest() {
        close();
        reliable = false;
        pauseNanos = Math.min(PAUSE_MAX.toNanos(), Math.max(PAUSE_MIN.toNanos(), 2 * pauseNanos));
        nextTry = System.nanoTime() + pauseNanos;
    }

    boolean isResting() {
        return System.nanoTime() < nextTry;
    }

    /** When something was last written for the readers. */
    boolean isUnheardOfSince(Duration time) {
        return System.nanoTime() - writtenAt > time.toNanos();
    }

    void heardOf() {
        writtenAt = System.nanoTime();
    }

    /** Whether two places are the same by now. */
    boolean meets(Place other) {
        return reliable && other.reliable && token.getIndex() == other.token.getIndex();
    }

    /** This place for the readers of both: what only one of them still waits for, both do. */
    GapAwareTrackingToken with(Place other) {
        SortedSet<Long> gaps = new TreeSet<>(token.getGaps());
        gaps.addAll(other.token.getGaps());
        return GapAwareTrackingToken.newInstance(token.getIndex(), gaps);
    }

    GapAwareTrackingToken token() {
        return token;
    }

    /** Where each reader stands in the database, as far as is known here. */
    Map<String, GapAwareTrackingToken> stored() {
        return Map.copyOf(stored);
    }

    StreamMemory memory() {
        return memory;
    }

    List<Version<?>> versions() {
        return versions;
    }

    List<String> readers() {
        List<String> names = new ArrayList<>();
        versions.forEach(version -> names.add(version.reader().name()));
        return names;
    }

    void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
