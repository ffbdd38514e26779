package org.citypartnerships.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Puts the engine of the event store together.
 *
 * <pre>{@code
 * PartnershipsEventStorageEngine engine = EventStorage.on(connections, transactions, eventSerializer)
 *         .upcasters(upcasterChain)
 *         .sealedWith(new EventSeal(nodeKey)) // the command side; without it, the engine only reads
 *         .listener(indexOfStreams)
 *         .engine();
 * }</pre>
 *
 * <p>The connections must be those of the transactions, for example Spring's {@code DataSourceUtils} beside its
 * {@code DataSourceTransactionManager}, and transactions must read what is committed (PostgreSQL's default).
 */
public final class EventStorage {

    /** Events of a follower or of a stream that are read in one round trip. */
    public static final int BATCH_SIZE = 1000;

    /** How long a follower waits before it looks again which gaps are settled. */
    private static final Duration LOOK_AT_GAPS = Duration.ofMillis(20);

    /** A unique key was there before; two waited for each other, and one of them was undone. Deciding anew settles both. */
    private static final Set<String> CONFLICTS = Set.of("23505", "40P01", "40001");

    private final TransactionManager transactions;
    private JdbcEventStorageEngine.Builder axon;
    private final List<AppendListener> listeners = new ArrayList<>();
    private final List<AfterCommit> afterCommit = new ArrayList<>();
    private @Nullable EventSeal seal;
    private @Nullable SharedCommits sharedCommits;
    private BooleanSupplier inTransaction = () -> true;
    private Duration lookAtGaps = LOOK_AT_GAPS;
    private Predicate<SerializedType> isOlder = form -> true;

    private EventStorage(ConnectionProvider connections, TransactionManager transactions, Serializer events) {
        this.transactions = transactions;
        this.axon = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .schema(EventTable.SCHEMA)
                .dataType(String.class)
                .batchSize(BATCH_SIZE)
                .persistenceExceptionResolver(EventStorage::isConflict);
    }

    /**
     * Begins an engine.
     *
     * @param connections gives the connection of the current transaction
     * @param transactions begins, commits and undoes transactions on these connections
     * @param events writes events as JSON under their stored names, and reads them
     */
    public static EventStorage on(ConnectionProvider connections, TransactionManager transactions, Serializer events) {
        return new EventStorage(connections, transactions, events);
    }

    /** Brings events of an older form into today's; every event passes through the upcasters. */
    public EventStorage upcasters(EventUpcaster upcasters) {
        return upcasters(upcasters, form -> true);
    }

    /**
     * Brings events of an older form into today's.
     *
     * @param isOlder whether the upcasters do anything about a form; all others are read without them
     */
    public EventStorage upcasters(EventUpcaster upcasters, Predicate<SerializedType> isOlder) {
        axon.upcasterChain(upcasters);
        this.isOlder = isOlder;
        return this;
    }

    /** Lets the engine append, and seals what it appends. */
    public EventStorage sealedWith(EventSeal nodeSeal) {
        this.seal = nodeSeal;
        return this;
    }

    /** Has rows written together with each append; listeners are asked in the order of being added. */
    public EventStorage listener(AppendListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Lets appends that come at the same time share a statement and a commit. An append inside a transaction joins that one, as
     * all do without this.
     *
     * @param sessions gives sessions of the same role that commit each statement by themselves, out of a pool
     * @param inCallersTransaction whether the current thread is in a transaction already
     */
    public EventStorage sharedCommits(DataSource sessions, BooleanSupplier inCallersTransaction) {
        this.sharedCommits = new SharedCommits(sessions);
        this.inTransaction = inCallersTransaction;
        return this;
    }

    /** Has somebody told after each commit of events, whoever commits them. */
    public EventStorage afterCommit(AfterCommit told) {
        afterCommit.add(told);
        return this;
    }

    /** Reads so many events in one round trip; {@value #BATCH_SIZE} if not said. */
    public EventStorage batchSize(int size) {
        axon.batchSize(size);
        return this;
    }

    /** Looks which gaps are settled at every reading. */
    EventStorage lookingAtGapsAlways() {
        this.lookAtGaps = Duration.ZERO;
        return this;
    }

    /** What Axon's published suite sets. */
    EventStorage customized(UnaryOperator<JdbcEventStorageEngine.Builder> customization) {
        axon = customization.apply(axon);
        return this;
    }

    /** The engine. */
    public PartnershipsEventStorageEngine engine() {
        return new PartnershipsEventStorageEngine(
                axon,
                transactions,
                seal,
                listeners,
                afterCommit,
                sharedCommits,
                inTransaction,
                new Positions(lookAtGaps),
                isOlder);
    }

    /** Axon's own resolvers do not know the exceptions of PostgreSQL's driver. */
    private static boolean isConflict(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && CONFLICTS.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
