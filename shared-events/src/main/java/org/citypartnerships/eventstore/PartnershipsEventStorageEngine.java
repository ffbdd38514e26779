package org.citypartnerships.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
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
    private final int gapsMax;
    private final Positions positions = new Positions();

    PartnershipsEventStorageEngine(
            Builder builder,
            TransactionManager transactionManager,
            @Nullable EventSeal seal,
            List<AppendListener> listeners,
            List<AfterCommit> afterCommit,
            @Nullable SharedCommits sharedCommits,
            BooleanSupplier inTransaction,
            int gapsMax) {
        super(builder);
        this.transactionManager = transactionManager;
        this.seal = seal;
        this.listeners = List.copyOf(listeners);
        this.afterCommit = List.copyOf(afterCommit);
        this.sharedCommits = sharedCommits;
        this.inTransaction = inTransaction;
        this.gapsMax = gapsMax;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        if (seal == null) {
            throw new IllegalStateException("This engine only reads: EventStorage was given no seal to append with");
        }
        List<DomainEventMessage<?>> appended = events.stream()
                .<DomainEventMessage<?>>map(PartnershipsEventStorageEngine::inStream)
                .toList();
        List<StoredEvent> rows = appended.stream()
                .map(event -> seal.seal(stored(event, serializer)))
                .toList();
        Accompaniment accompaniment = new Accompaniment();
        listeners.forEach(listener -> listener.appending(appended, accompaniment));
        Append append = new Append(rows, accompaniment);
        try {
            accompaniment.stored(
                    sharedCommits == null || inTransaction.getAsBoolean()
                            ? joining(append, appended.get(0))
                            : sharedCommits.store(append));
        } catch (SQLException e) {
            handlePersistenceException(e, appended.get(0));
        }
    }

    /** Writes it in the transaction that there is, or in one of its own. */
    private long joining(Append append, DomainEventMessage<?> first) {
        return transactionManager.fetchInTransaction(() -> {
            Connection connection = getConnection();
            try {
                if (connection.getAutoCommit()) {
                    throw new IllegalStateException("Refused to append without a transaction: part of it could be "
                            + "committed. Give the engine a transaction manager for its own connections.");
                }
                long position =
                        AppendStatement.run(List.of(append), connection).getOrDefault(append.lastEventId(), -1L);
                append.accompaniment().afterwards(connection);
                return position;
            } catch (SQLException e) {
                handlePersistenceException(e, first);
                throw new EventStoreException("Failed to append", e);
            } finally {
                closeQuietly(connection);
            }
        });
    }

    /** How many appends wait for others to be committed before them. */
    public int appendsInQueue() {
        return sharedCommits == null ? 0 : sharedCommits.queueLength();
    }

    /** Tells whoever asked for it that events were committed: for whoever commits an append of this engine. */
    void committed() {
        afterCommit.forEach(AfterCommit::committed);
    }

    /** An event that belongs to no stream stands in one of its own, named after itself. */
    private static <T> DomainEventMessage<T> inStream(EventMessage<T> event) {
        return event instanceof DomainEventMessage<T> inStream
                ? inStream
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    private static StoredEvent stored(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new StoredEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                event.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
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
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        if (lastToken instanceof GapAwareTrackingToken token && token.getGaps().size() > gapsMax) {
            return transactionManager.fetchInTransaction(
                    () -> super.fetchTrackedEvents(withoutSettledGaps(token), batchSize));
        }
        return super.fetchTrackedEvents(lastToken, batchSize);
    }

    private GapAwareTrackingToken withoutSettledGaps(GapAwareTrackingToken token) {
        return inTransaction(
                "Failed to find out which gaps are settled",
                connection -> positions.withoutSettledGaps(token, connection));
    }

    /**
     * Keeps every position that was passed over as a gap. Axon does so only for events younger than its gap timeout, by
     * their own timestamp, and so loses what is committed late behind an event with an old one.
     */
    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        GapAwareTrackingToken token = previous == null ? beforeEverything() : previous;
        String eventId = row.getString("event_id");
        String stream = row.getString("stream_id");
        GenericDomainEventEntry<String> event = new GenericDomainEventEntry<>(
                row.getString("stream_kind"),
                eventId.equals(stream) ? null : stream,
                row.getLong("stream_sequence"),
                eventId,
                readTimeStamp(row, "recorded_at"),
                row.getString("name"),
                row.getString("revision"),
                row.getString("payload"),
                row.getString("metadata"));
        return new TrackedDomainEventData<>(
                token.advanceTo(row.getLong("global_position"), Positions.GAP_OFFSET_MAX), event);
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

    /** Events of a stream are never deleted: a batch that is not full is the last one. */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
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

    /** Text, since Axon would cut a {@code TemporalAccessor} to milliseconds. */
    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }

    private <T> T inTransaction(String failure, Query<T> query) {
        return transactionManager.fetchInTransaction(() -> {
            Connection connection = getConnection();
            try {
                return query.on(connection);
            } catch (SQLException e) {
                throw new EventStoreException(failure, e);
            } finally {
                closeQuietly(connection);
            }
        });
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
