package org.citypartnerships.queryside.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.citypartnerships.queryside.following.RebuildProgress.Phase;
import org.citypartnerships.queryside.following.Streams.Range;
import org.citypartnerships.values.SourceId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills fresh versions of some readers' rows beside those that answer, all from one reading of the events.
 *
 * <p>First a position is taken. Then every stream is read and folded once, by several threads, and its rows are copied into
 * tables without indexes; the indexes are made; the streams in which something was recorded since that position are made
 * anew as a follower would, until there are few; and the last of them in the transaction in which the fresh version takes
 * the place of the old.
 */
final class Rebuild {

    /** Large enough that a range costs few round trips for each event, small enough to be held in memory by each thread. */
    private static final long EVENTS_PER_RANGE_MAX = 2_000;

    /** So many streams are made anew in one transaction. */
    private static final int STREAMS_PER_BATCH = 500;

    /** Of each thread that makes indexes; the threads are as many as the cores, and need no workers beside them. */
    private static final String ROOM_TO_SORT =
            "SET LOCAL maintenance_work_mem = '128MB'; SET LOCAL max_parallel_maintenance_workers = 0";

    private final List<FreshVersion<?>> versions;
    private final Streams streams;
    private final Handover handover;
    private final RebuildClaim claim;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Together together;
    private final AtomicLong events = new AtomicLong();
    private final long begun = System.nanoTime();
    private final Instant startedAt;
    private volatile long total;
    private volatile long nanosOfReading;
    private volatile Phase phase = Phase.READING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String failure;

    Rebuild(
            List<FreshVersion<?>> versions,
            Streams streams,
            Handover handover,
            RebuildClaim claim,
            JdbcTemplate database,
            TransactionTemplate transaction,
            Clock clock) {
        this.versions = List.copyOf(versions);
        this.streams = streams;
        this.handover = handover;
        this.claim = claim;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.together = new Together(Runtime.getRuntime().availableProcessors());
    }

    /** Does it all. Whatever fails, the old versions go on answering. */
    void run() {
        try (together) {
            atOnce(() -> versions.forEach(FreshVersion::begin));
            GapAwareTrackingToken from = handover.head();
            read(from.getIndex());
            phase = Phase.INDEXING;
            together.inTurn(versions, this::indexes, () -> phase = Phase.CATCHING_UP, version -> {
                GapAwareTrackingToken reached = caughtUp(version, from);
                claim.check();
                handover.swap(version, reached);
            });
            end(Phase.DONE);
        } catch (RuntimeException | Error failed) {
            failure = String.valueOf(failed.getMessage());
            end(Phase.FAILED);
            atOnce(() -> versions.forEach(FreshVersion::discard));
            throw failed;
        }
    }

    private void end(Phase over) {
        endedAt = clock.instant();
        phase = over;
    }

    /** Lets it end soon, with the old versions answering. */
    void cancel() {
        together.cancel();
    }

    private void read(long position) {
        List<Range> ranges = ranges("");
        total = ranges.stream().mapToLong(Range::events).sum();
        SourceDates dates = new SourceDates();
        together.forEach(ranges(SourceId.KIND), range -> dates.add(sources(range, position)));
        together.forEach(ranges, range -> {
            fill(streams.upTo(position, range).values(), dates, position);
            events.addAndGet(range.events());
        });
        nanosOfReading = System.nanoTime() - begun;
    }

    private List<Range> ranges(String kind) {
        return streams.ranges(kind, EVENTS_PER_RANGE_MAX, together.threads());
    }

    private List<RecordedStream> sources(Range range, long position) {
        return streams.upTo(position, range).values().stream()
                .filter(stream -> stream.id().startsWith(SourceId.KIND))
                .toList();
    }

    private void fill(Collection<RecordedStream> recorded, SourceDates dates, long position) {
        try {
            atOnce(() -> versions.forEach(version -> version.fill(recorded, dates, position)));
        } catch (TransientDataAccessException mayPass) {
            throw mayPass;
        } catch (DataAccessException refused) {
            atOnce(() -> versions.forEach(version -> version.fillOneByOne(recorded, dates, position)));
        }
    }

    /** Nothing of it is worth keeping until the tables are swapped: no commit before waits for the disk. */
    private void atOnce(Runnable work) {
        transaction.executeWithoutResult(status -> {
            database.execute("SET LOCAL synchronous_commit = off");
            work.run();
        });
    }

    private List<Runnable> indexes(FreshVersion<?> version) {
        return version.tables().stream()
                .<Runnable>map(table -> () -> atOnce(() -> {
                    database.execute(ROOM_TO_SORT);
                    version.index(table);
                }))
                .toList();
    }

    private GapAwareTrackingToken caughtUp(FreshVersion<?> version, GapAwareTrackingToken from) {
        GapAwareTrackingToken reached = from;
        List<String> hangingTogether = List.copyOf(streams.duplicates().all());
        if (!hangingTogether.isEmpty()) {
            atOnce(() -> version.renew(hangingTogether, from.getIndex())); // each was filled from itself alone
        }
        while (true) {
            GapAwareTrackingToken to = handover.head();
            Set<String> touched = streams.touched(reached, to);
            if (touched.size() <= STREAMS_PER_BATCH) {
                return reached; // the rest with the swap
            }
            List<String> all = List.copyOf(touched);
            for (int i = 0; i < all.size(); i += STREAMS_PER_BATCH) {
                List<String> some = all.subList(i, Math.min(all.size(), i + STREAMS_PER_BATCH));
                atOnce(() -> version.renew(some, to.getIndex()));
                together.check();
            }
            reached = to;
        }
    }

    /** How far it is. */
    RebuildProgress progress() {
        long read = events.get();
        long nanos = nanosOfReading == 0 ? System.nanoTime() - begun : nanosOfReading;
        double perSecond =
                read / Math.max(1e-3, nanos / (double) Duration.ofSeconds(1).toNanos());
        Long secondsLeft = phase == Phase.READING && read > 0 ? (long) Math.ceil((total - read) / perSecond) : null;
        return new RebuildProgress(phase, read, total, Math.round(perSecond), secondsLeft, startedAt, endedAt, failure);
    }
}
