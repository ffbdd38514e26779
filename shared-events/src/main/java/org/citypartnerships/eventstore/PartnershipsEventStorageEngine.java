package org.citypartnerships.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;
import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;
import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine on {@code eventstore.event}, made by {@link EventStorage}.
 *
 * <p>What differs from Axon's own, each with a test that fails without it: payload and metadata are {@code jsonb};
 * events are sealed; a follower keeps every gap in the positions until it is proved to be empty, whatever the events'
 * own times say; the head of the store is a place that an append in flight cannot slip behind. Times are kept to the
 * microsecond, which is what {@code timestamptz} holds. There are no snapshots.
 */
public final class PartnershipsEventStorageEngine extends JdbcEventStorageEngine {

    private final TransactionManager transactionManager;
    private final @Nullable EventSeal seal;
    private final List<AppendListener> listeners;
    private final List<AfterCommit> afterCommit;
    private final @Nullable SharedCommits sharedCommits;
    private final BooleanSupplier inTransaction;
    private final Positions positions;
    private final Predicate<SerializedType> isOlder;

    /** Of each store its own, and taken away when its collection is closed. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable CollectedAppends> collecting = new ThreadLocal<>();

    PartnershipsEventStorageEngine(
            Builder builder,
            TransactionManager transactionManager,
            @Nullable EventSeal seal,
            List<AppendListener> listeners,
            List<AfterCommit> afterCommit,
            @Nullable SharedCommits sharedCommits,
            BooleanSupplier inTransaction,
            Positions positions,
            Predicate<SerializedType> isOlder) {
        super(builder);
        this.transactionManager = transactionManager;
        this.seal = seal;
        this.listeners = List.copyOf(listeners);
        this.afterCommit = List.copyOf(afterCommit);
        this.sharedCommits = sharedCommits;
        this.inTransaction = inTransaction;
        this.positions = positions;
        this.isOlder = upcasterChain == NoOpEventUpcaster.INSTANCE ? form -> false : isOlder;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        EventSeal own = seal;
        if (own == null) {
            throw new IllegalStateException("This engine only reads: EventStorage was given no seal to append with");
        }
        List<DomainEventMessage<?>> appended = events.stream()
                .<DomainEventMessage<?>>map(PartnershipsEventStorageEngine::inStream)
                .toList();
        Accompaniment accompaniment = new Accompaniment();
        listeners.forEach(listener -> listener.appending(appended, accompaniment));
        store(new Append(appended, event -> own.seal(EventTree.of(event, serializer)), accompaniment));
    }

    private void store(Append append) {
        CollectedAppends collected = collecting.get();
        if (collected != null) {
            collected.add(append);
            return;
        }
        append.events(); // sealed by the thread that makes it, and never while others wait
        if (sharedCommits == null || inTransaction.getAsBoolean()) {
            join(List.of(append));
        } else {
            try {
                append.accompaniment().stored(sharedCommits.store(append));
            } catch (SQLException e) {
                handlePersistenceException(e, append.first());
            }
        }
    }

    /** Writes them in the transaction that there is, or in one of their own. */
    void join(List<Append> appends) {
        transactionManager.executeInTransaction(() -> {
            Connection connection = getConnection();
            try {
                if (connection.getAutoCommit()) {
                    throw new IllegalStateException("Refused to append without a transaction: part of it could be "
                            + "committed. Give the engine a transaction manager for its own connections.");
                }
                Map<String, Long> positions = AppendStatement.run(appends, connection);
                for (Append append : appends) {
                    append.accompaniment().afterwards(connection);
                    append.accompaniment().stored(positions.getOrDefault(append.lastEventId(), -1L));
                }
            } catch (SQLException e) {
                handlePersistenceException(e, appends.get(0).first());
                throw new EventStoreException("Failed to append", e);
            } finally {
                closeQuietly(connection);
            }
        });
    }

    private void joinCollected(List<Append> appends) {
        join(appends);
        afterCommit.forEach(AfterCommit::committed);
    }

    /** From now on, until it is closed, collects what this thread appends. */
    CollectedAppends collecting(Consumer<Runnable> storing) {
        if (collecting.get() != null) {
            throw new IllegalStateException("This thread collects its appends already");
        }
        CollectedAppends collected = new CollectedAppends(this::joinCollected, storing, collecting::remove);
        collecting.set(collected);
        return collected;
    }

    /** How many appends wait for others to be committed before them. */
    public int appendsInQueue() {
        return sharedCommits == null ? 0 : sharedCommits.queueLength();
    }

    /** Tells whoever asked for it that events were committed: for whoever commits an append of this engine that is not collected. */
    void committed() {
        if (collecting.get() == null) {
            afterCommit.forEach(AfterCommit::committed);
        }
    }

    /** An event that belongs to no stream stands in one of its own, named after itself. */
    private static <T> DomainEventMessage<T> inStream(EventMessage<T> event) {
        return event instanceof DomainEventMessage<T> inStream
                ? inStream
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    /** When the event at a place in a stream was recorded, if there is one. */
    Optional<Instant> recordedAt(String stream, long sequence) {
        return inTransaction("Failed to read when " + stream + " last changed", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EventTable.RECORDED_AT)) {
                statement.setString(1, stream);
                statement.setLong(2, sequence);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    rows.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken from, boolean mayBlock) {
        return StreamSupport.stream(
                new EventBatches<TrackedEventMessage<?>>(
                        last -> last == null
                                ? fetchTrackedEvents(from, batchSize(), true)
                                : fetchTrackedEvents(last.trackingToken(), batchSize()),
                        row -> isOlder.test(row.form())
                                ? upcastAndDeserializeTrackedEvents(Stream.of(row), getEventSerializer(), upcasterChain)
                                : Stream.of(row.tracked(getEventSerializer())),
                        batchSize()),
                false);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        EventBatches<DomainEventMessage<?>> batches = new EventBatches<>(
                last -> fetchDomainEvents(
                        stream, last == null ? firstSequence : last.getSequenceNumber() + 1, batchSize()),
                row -> isOlder.test(row.form())
                        ? upcastAndDeserializeDomainEvents(Stream.of(row), getEventSerializer(), upcasterChain)
                                .asStream()
                                .map(Function.identity())
                        : Stream.of(row.inStream(getEventSerializer())),
                batchSize());
        return DomainEventStream.of(StreamSupport.stream(batches, false), () -> {
            EventRow last = batches.last();
            return last == null ? null : last.getSequenceNumber();
        });
    }

    @Override
    protected List<EventRow> fetchTrackedEvents(@Nullable TrackingToken from, int batchSize) {
        return fetchTrackedEvents(from, batchSize, false);
    }

    /** One statement outside of any transaction, unless there is one: what it finds, it finds at one moment. */
    private List<EventRow> fetchTrackedEvents(@Nullable TrackingToken from, int batchSize, boolean begins) {
        GapAwareTrackingToken token = from == null ? beforeEverything() : (GapAwareTrackingToken) from;
        return reading("Failed to read the events after " + token, connection -> {
            // Who has just begun may have all of history before him: one proof spares him its gaps.
            long wanted = token.getGaps().isEmpty()
                    ? begins ? token.getIndex() + 2 : 0
                    : token.getGaps().last() + 1;
            // Before the rows are read: what is not among them at a settled position will never be.
            long settled = positions.settledBelow(wanted, connection);
            return Followed.from(
                    token, settled, EventTable.after(connection, token.getIndex(), token.getGaps(), batchSize));
        });
    }

    /** One statement, and no transaction for it. */
    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return reading("Failed to find the last event of " + stream, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EventTable.LAST_SEQUENCE)) {
                statement.setString(1, stream);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    protected List<EventRow> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        return reading(
                "Failed to read the events of " + stream,
                connection -> EventTable.ofStream(connection, stream, firstSequence, batchSize));
    }

    private static GapAwareTrackingToken beforeEverything() {
        return GapAwareTrackingToken.newInstance(0, List.of());
    }

    /** Before the first position. Axon takes the one before the first event <em>seen</em>; an earlier may be in flight. */
    @Override
    public TrackingToken createTailToken() {
        return beforeEverything();
    }

    /** At the last event seen, with what may still be committed before it as gaps; Axon has none, and loses it. */
    @Override
    public TrackingToken createHeadToken() {
        return inTransaction("Failed to find the head of the store", positions::head);
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return inTransaction("Failed to find the place of " + dateTime, connection -> {
            GapAwareTrackingToken before = positions.before(dateTime, connection);
            return before.getIndex() == 0 && !anyRecordedSince(dateTime, connection)
                    ? positions.head(connection)
                    : before;
        });
    }

    private static boolean anyRecordedSince(Instant dateTime, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT EXISTS (SELECT FROM eventstore.event WHERE recorded_at >= ?)")) {
            statement.setObject(1, dateTime.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("There are no snapshots: a thousand events load in milliseconds, and a "
                + "snapshot is a second truth. Take the snapshot trigger off " + snapshot.getType());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    private <T> T inTransaction(String failure, Query<T> query) {
        return transactionManager.fetchInTransaction(() -> reading(failure, query));
    }

    private <T> T reading(String failure, Query<T> query) {
        Connection connection = getConnection();
        try {
            return query.on(connection);
        } catch (SQLException e) {
            throw new EventStoreException(failure, e);
        } finally {
            closeQuietly(connection);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
