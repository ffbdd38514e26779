package org.citypartnerships.queryside.following;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rebuilds of this process: one at a time for each reader, while the rows that are there go on answering. */
public final class Rebuilds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final long STOP_MILLIS = 10_000;

    private final Map<String, FreshVersion<?>> versions = new LinkedHashMap<>();
    private final Followers followers;
    private final Streams streams;
    private final Handover handover;
    private final DataSource dataSource;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Rebuild> last = new ConcurrentHashMap<>();
    private final Map<Thread, Rebuild> running = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** Rebuilds of these readers, which these followers keep up to date. */
    public Rebuilds(
            List<Reader<?>> readers,
            Followers followers,
            StreamableMessageSource<TrackedEventMessage<?>> store,
            TokenStore tokens,
            Streams streams,
            Parking parking,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.followers = followers;
        this.streams = streams;
        this.dataSource = dataSource;
        this.database = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.handover = new Handover(followers, store, tokens, streams, database, transaction);
        this.clock = clock;
        readers.forEach(reader -> versions.put(reader.name(), new FreshVersion<>(reader, streams, parking, database)));
    }

    /** What became of the wish for a rebuild. */
    public enum Outcome {
        /** It has begun. */
        STARTED,
        /** One of the readers is being rebuilt already, here or by another process. */
        ALREADY_RUNNING,
        /** There is no reader of that name. */
        UNKNOWN_READER
    }

    /** Begins to rebuild every reader, all from one reading of the events. */
    public Outcome rebuildAll() {
        return rebuild(versions.keySet());
    }

    /** Begins to rebuild readers, all from one reading of the events; returns at once. */
    public Outcome rebuild(Collection<String> readers) {
        if (!versions.keySet().containsAll(readers)) {
            return Outcome.UNKNOWN_READER;
        }
        Optional<RebuildClaim> claim = RebuildClaim.on(readers, dataSource);
        if (claim.isEmpty()) {
            return Outcome.ALREADY_RUNNING;
        }
        List<FreshVersion<?>> fresh = versionsOf(readers);
        Rebuild rebuild = new Rebuild(fresh, streams, handover, claim.orElseThrow(), database, transaction, clock);
        readers.forEach(reader -> last.put(reader, rebuild));
        Thread thread = new Thread(() -> run(rebuild, readers, claim.orElseThrow()), "rebuild");
        thread.setDaemon(true);
        running.put(thread, rebuild);
        thread.start();
        return Outcome.STARTED;
    }

    private List<FreshVersion<?>> versionsOf(Collection<String> readers) {
        List<FreshVersion<?>> named = new ArrayList<>(versions.values());
        named.removeIf(version -> !readers.contains(version.name()));
        return named;
    }

    private void run(Rebuild rebuild, Collection<String> readers, RebuildClaim claim) {
        try (claim) {
            rebuild.run();
            LOG.info("Rebuilt {}: {}", readers, rebuild.progress());
        } catch (RuntimeException failure) {
            LOG.error("The rows of {} could not be made anew; the old ones go on answering", readers, failure);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** How each reader is doing, and how far its last rebuild is. */
    public List<Followers.Status> status() {
        return followers.status().stream().map(this::withProgress).toList();
    }

    /** The same of one; empty if there is no reader of that name. */
    public Optional<Followers.Status> status(String reader) {
        return followers.status(reader).map(this::withProgress);
    }

    private Followers.Status withProgress(Followers.Status status) {
        @Nullable Rebuild rebuild = last.get(status.reader());
        return rebuild == null ? status : status.with(rebuild.progress());
    }

    /** Clears away what a process left that ended in the middle of a rebuild. */
    @Override
    public void start() {
        for (FreshVersion<?> version : versions.values()) {
            RebuildClaim.on(List.of(version.name()), dataSource).ifPresent(claim -> {
                try (claim) {
                    transaction.executeWithoutResult(status -> version.discard());
                }
            });
        }
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        running.values().forEach(Rebuild::cancel);
        for (Thread thread : List.copyOf(running.keySet())) {
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
