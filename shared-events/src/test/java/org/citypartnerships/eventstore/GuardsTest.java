package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.SimpleEventBus;
import org.citypartnerships.eventstore.DurabilityGuard.Store;
import org.junit.jupiter.api.Test;

class GuardsTest {

    @Test
    void a_loose_server_is_refused_with_each_setting_and_its_mend() {
        assertThatThrownBy(() -> new DurabilityGuard(TestDatabase.fresh().asSuperuser()).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "fsync is off. Mend it with: ALTER SYSTEM SET fsync = on; SELECT pg_reload_conf();")
                .hasMessageContaining("ALTER SYSTEM SET synchronous_commit = on")
                .hasMessageContaining("ALTER SYSTEM SET full_page_writes = on");
    }

    @Test
    void unit_tests_may_use_a_loose_server() {
        assertThatCode(() -> new DurabilityGuard(TestDatabase.fresh().asSuperuser(), Store.OF_UNIT_TESTS).check())
                .doesNotThrowAnyException();
    }

    @Test
    void a_durable_server_passes_unless_a_session_loosens_it() throws IOException {
        try (EmbeddedPostgres durable = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            assertThatCode(() -> new DurabilityGuard(durable.getPostgresDatabase()).check())
                    .doesNotThrowAnyException();
            for (String safe : new String[] {"remote_write", "remote_apply"}) {
                assertThatCode(() -> new DurabilityGuard(
                                        durable.getPostgresDatabase(Map.of("options", "-c synchronous_commit=" + safe)))
                                .check())
                        .doesNotThrowAnyException();
            }
            for (String loose : new String[] {"off", "local"}) {
                assertThatThrownBy(() -> new DurabilityGuard(durable.getPostgresDatabase(
                                        Map.of("options", "-c synchronous_commit=" + loose)))
                                .check())
                        .hasMessageContaining("synchronous_commit is " + loose)
                        .hasMessageNotContaining("fsync");
            }
        }
    }

    @Test
    void running_without_transactions_is_refused() {
        PartnershipsEventStore events = PartnershipsEventStore.on(new EventStoreOnPostgres().engine);
        assertThatThrownBy(() -> WiringGuard.check(NoTransactionManager.INSTANCE, events))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NoTransactionManager");
    }

    @Test
    void a_bus_that_stores_nothing_is_refused() {
        EventStoreOnPostgres store = new EventStoreOnPostgres();
        assertThatThrownBy(() -> WiringGuard.check(
                        store.command, SimpleEventBus.builder().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SimpleEventBus, which stores nothing");
    }

    @Test
    void transactions_and_an_event_store_pass() {
        EventStoreOnPostgres store = new EventStoreOnPostgres();
        assertThatCode(() -> WiringGuard.check(store.command, PartnershipsEventStore.on(store.engine)))
                .doesNotThrowAnyException();
    }
}
