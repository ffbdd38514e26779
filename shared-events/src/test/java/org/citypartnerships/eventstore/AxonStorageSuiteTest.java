package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.utils.EventStoreTestUtils;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite that Axon publishes for storage engines. */
class AxonStorageSuiteTest
        extends BatchingEventStorageEngineTest<PartnershipsEventStorageEngine, JdbcEventStorageEngine.Builder> {

    private TestDatabase database;

    @BeforeEach
    void setUp() {
        database = TestDatabase.withEventStore();
        setTestSubject(createEngine());
    }

    @Override
    protected PartnershipsEventStorageEngine createEngine(UnaryOperator<JdbcEventStorageEngine.Builder> customization) {
        ThreadTransactions transactions = new ThreadTransactions(database.as(Roles.COMMAND));
        return EventStorage.on(transactions, transactions, TestEvents.serializer())
                .sealedWith(TestEvents.SEAL)
                .batchSize(10)
                .customized(customization)
                .engine();
    }

    /** Compares all metadata; ours come back with the seal beside them. */
    @Test
    @Override
    public void storeAndLoadApplicationEvent() {
        PartnershipsEventStorageEngine engine = createEngine();
        var event = new GenericEventMessage<>("application event", MetaData.with("key", "value"));
        engine.appendEvents(event);
        TrackedEventMessage<?> read = engine.readEvents(null, false).findFirst().orElseThrow();
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getPayload()).isEqualTo("application event");
        assertThat(read.getMetaData().withoutKeys(Set.of(EventSeal.HMAC))).isEqualTo(event.getMetaData());
    }

    @Test
    @Override
    public void storeAndLoadSnapshot() {
        PartnershipsEventStorageEngine engine = createEngine();
        assertThatThrownBy(() -> engine.storeSnapshot(EventStoreTestUtils.createEvent(1)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("There are no snapshots");
        assertThat(engine.readSnapshot(EventStoreTestUtils.AGGREGATE)).isEmpty();
    }

    @Test
    @Override
    public void snapshotFilterAllowsSnapshots() {
        storeAndLoadSnapshot();
    }

    @Test
    @Override
    public void snapshotFilterRejectsSnapshots() {
        storeAndLoadSnapshot();
    }

    @Test
    @Override
    public void snapshotFilterRejectsSnapshotsOnCombinedFilter() {
        storeAndLoadSnapshot();
    }
}
