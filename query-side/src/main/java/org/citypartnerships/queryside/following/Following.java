package org.citypartnerships.queryside.following;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.citypartnerships.eventstore.TrackingTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one thread that reads events for all readers. Readers that stand at the same place go on together; one that stands
 * further back (it is new, it failed, it was rebuilt) goes by itself until it has caught up.
 *
 * <p>One thread, because rows of one stream hang on events of others (the date of a source), and only one batch after the
 * other in the order of recording is free of races.
 */
final class Following implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    /**
     * What is remembered of streams and their rows takes this part of the heap, up to a bound. A stream that is not remembered
     * costs nearly four times as much as one that is: it is read whole, and its rows are replaced whole.
     */
    private static final long MEMORY_PART_OF_HEAP = 3;

    private static final long MEMORY_BYTES_MAX = 256L << 20;

    private static final Duration LOOK_FOR_CLAIMS = Duration.ofSeconds(2);
    private static final Duration RENEW_CLAIMS = TrackingTokens.CLAIM_TIMEOUT.dividedBy(4);

    /**
     * Batches begin no sooner one after the other: what comes in the meantime costs little in the same batch. Of the time
     * between two beginnings a batch takes half, so that readers that keep up leave the other half to others; one that takes
     * longer than the longest time is behind, and the next begins at once.
     */
    private static final long BETWEEN_BATCHES_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long BETWEEN_BATCHES_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(3);

    private static final long LOOK_AROUND_MILLIS = 100;

    private final Map<String, Version<?>> versions = new LinkedHashMap<>();
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Tokens tokens;
    private final TransactionManager transactions;
    private final JdbcClient database;
    private final Streams streams;
    private final Parking parking;
    private final Runnable moved;
    private final ReentrantLock turns = new ReentrantLock(true);
    private final Semaphore woken = new Semaphore(0);
    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private long claimsSoughtAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
    private volatile boolean stopped;

    Following(
            Collection<Version<?>> all,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            Tokens tokens,
            TransactionManager transactions,
            JdbcClient database,
            Streams streams,
            Parking parking,
            Runnable moved) {
        all.forEach(version -> versions.put(version.reader().name(), version));
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.database = database;
        this.streams = streams;
        this.parking = parking;
        this.moved = moved;
    }

    @Override
    public void run() {
        while (!stopped) {
            long begun = System.nanoTime();
            woken.drainPermits();
            if (turn()) {
                long took = System.nanoTime() - begun;
                pause(Math.max(BETWEEN_BATCHES_NANOS_MIN, Math.min(BETWEEN_BATCHES_NANOS_MAX, 2 * took)) - took);
            } else {
                sleep();
            }
        }
        turns.lock();
        try {
            letGo();
        } finally {
            turns.unlock();
        }
    }

    /** Has every place read on once; returns whether any did. */
    private boolean turn() {
        turns.lock();
        try {
            claim();
            meet();
            boolean read = false;
            for (Place place : List.copyOf(places)) {
                read |= !place.isResting() && readOn(place);
            }
            return read;
        } finally {
            turns.unlock();
        }
    }

    private boolean readOn(Place place) {
        try {
            if (place.read(bound(place), tokens, transactions)) {
                moved.run();
                place.readers().forEach(failures::remove);
                return true;
            }
            if (place.isUnheardOfSince(RENEW_CLAIMS)) {
                transactions.executeInTransaction(() -> tokens.stay(place.stored()));
                place.heardOf();
            }
        } catch (Tokens.Lost lost) {
            LOG.info("{}", lost.getMessage());
            drop(place);
        } catch (RuntimeException | Error failure) {
            failed(place, failure);
        }
        return false;
    }

    /** Not beyond those who are further: they are met where they are. */
    private long bound(Place place) {
        return places.stream()
                .mapToLong(other -> other.token().getIndex())
                .filter(index -> index > place.token().getIndex())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Readers that fail together try one by one, so that the others are rid of the one that can't go on. */
    private void failed(Place place, Throwable failure) {
        place.readers().forEach(reader -> failures.put(reader, String.valueOf(failure)));
        if (stopped) {
            return;
        }
        LOG.warn("{} could not read on after {}", place.readers(), place.token(), failure);
        if (place.versions().size() == 1) {
            place.rest();
            return;
        }
        drop(place);
        place.versions().forEach(version -> openAlone(version, place));
    }

    private void claim() {
        Set<String> missing = new TreeSet<>(versions.keySet());
        places.forEach(place -> missing.removeAll(place.readers()));
        missing.removeAll(held);
        if (missing.isEmpty() || System.nanoTime() - claimsSoughtAt < LOOK_FOR_CLAIMS.toNanos()) {
            return;
        }
        claimsSoughtAt = System.nanoTime();
        try {
            Map<String, GapAwareTrackingToken> claimed = transactions.fetchInTransaction(() -> tokens.claim(missing));
            Map<GapAwareTrackingToken, List<Version<?>>> found = new HashMap<>();
            claimed.forEach((reader, token) -> found.computeIfAbsent(token, none -> new ArrayList<>())
                    .add(Objects.requireNonNull(versions.get(reader))));
            found.forEach((token, together) ->
                    open(together, token, claimed, true, new StreamMemory(streams, memoryOf(together.size()))));
        } catch (RuntimeException failure) {
            LOG.warn("How far {} have read can't be found out", missing, failure);
            missing.forEach(reader -> failures.put(reader, String.valueOf(failure)));
        }
    }

    private void openAlone(Version<?> version, Place givenUp) {
        StreamMemory memory = new StreamMemory(streams, memoryOf(1));
        open(List.of(version), givenUp.token(), givenUp.stored(), false, memory);
    }

    private void open(
            List<Version<?>> together,
            GapAwareTrackingToken token,
            Map<String, GapAwareTrackingToken> stored,
            boolean reliable,
            StreamMemory memory) {
        Renewal renewal = new Renewal(together, memory, parking, database);
        places.add(new Place(together, token, stored, renewal, memory, events, reliable, woken::release));
        places.sort(Comparator.comparingLong((Place place) -> place.token().getIndex())
                .reversed());
    }

    /** The same part for each reader, together never more than there is. */
    private long memoryOf(int readers) {
        long all = Math.min(MEMORY_BYTES_MAX, Runtime.getRuntime().maxMemory() / MEMORY_PART_OF_HEAP);
        return all * readers / versions.size();
    }

    /** Readers at the same place go on together from now on. */
    private void meet() {
        for (Place place : List.copyOf(places)) {
            for (Place other : List.copyOf(places)) {
                if (place != other && places.contains(place) && places.contains(other) && place.meets(other)) {
                    List<Version<?>> all = new ArrayList<>(place.versions());
                    all.addAll(other.versions());
                    StreamMemory memory =
                            place.versions().size() >= other.versions().size() ? place.memory() : other.memory();
                    memory.growTo(memoryOf(all.size()));
                    drop(place);
                    drop(other);
                    Map<String, GapAwareTrackingToken> stored = new HashMap<>(place.stored());
                    stored.putAll(other.stored());
                    open(all, place.with(other), stored, true, memory);
                }
            }
        }
    }

    private void drop(Place place) {
        place.close();
        places.remove(place);
    }

    /** Does something while nobody reads; one reader then goes on from wherever its token is. */
    void whileWaits(String reader, Runnable work) {
        held.add(reader);
        turns.lock();
        try {
            for (Place place : List.copyOf(places)) {
                if (place.readers().contains(reader)) {
                    leave(place, reader);
                }
            }
            work.run();
            moved.run();
        } finally {
            held.remove(reader);
            claimsSoughtAt = System.nanoTime() - LOOK_FOR_CLAIMS.toNanos();
            turns.unlock();
            woken.release();
        }
    }

    /**
     * Makes the rows of a stream once more, as far as its reader has read, if that reader is followed here.
     *
     * @return whether it was tried; whether it went well is seen by what is parked
     */
    boolean tryAgain(String reader, String stream) {
        turns.lock();
        try {
            Optional<Place> its = places.stream()
                    .filter(place -> place.readers().contains(reader))
                    .findFirst();
            its.ifPresent(place -> {
                Version<?> version = Objects.requireNonNull(versions.get(reader));
                Renewal renewal = new Renewal(List.of(version), new StreamMemory(streams, 0), parking, database);
                transactions.executeInTransaction(() -> {
                    tokens.stay(
                            Map.of(reader, Objects.requireNonNull(place.stored().get(reader))));
                    renewal.renew(Set.of(stream), place.token().getIndex(), new Statements(), rows -> {});
                    Tokens.madeAnew(reader, database);
                });
                moved.run();
                place.memory().forget(Set.of(stream)); // the rows that it remembers are those from before it was parked
            });
            return its.isPresent();
        } finally {
            turns.unlock();
        }
    }

    private void leave(Place place, String reader) {
        List<Version<?>> others = new ArrayList<>(place.versions());
        others.removeIf(version -> version.reader().name().equals(reader));
        drop(place);
        if (!others.isEmpty()) {
            place.memory().forgetRowsOf(reader);
            open(others, place.token(), place.stored(), true, place.memory());
        }
    }

    private void letGo() {
        List<String> ours = new ArrayList<>();
        for (Place place : List.copyOf(places)) {
            ours.addAll(place.readers());
            drop(place);
        }
        try {
            transactions.executeInTransaction(() -> tokens.release(ours));
        } catch (RuntimeException failure) {
            LOG.debug("The claims on {} could not be given up; they pass to others after a while", ours, failure);
        }
    }

    /** The last failure of a reader, until it gets further. */
    @Nullable
    String failureOf(String reader) {
        return failures.get(reader);
    }

    void stop() {
        stopped = true;
        woken.release();
    }

    private void sleep() {
        try {
            if (!woken.tryAcquire(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                return; // to look after claims, and after those who rest
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private void pause(long nanos) {
        if (nanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }
}
