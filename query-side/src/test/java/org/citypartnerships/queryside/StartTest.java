package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class StartTest {

    @Test
    void a_store_that_may_forget_is_refused() {
        TestDatabase database = TestDatabase.withEventStore();
        assertThatThrownBy(() -> RunningQuerySide.start(database, "DURABLE").close())
                .rootCause()
                .hasMessageContaining("fsync is off");
    }

    @Test
    void axon_has_real_transactions_and_our_store() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            ConfigurableApplicationContext application = queries.application;
            assertThat(application.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
            assertThat(application.getBean(EventBus.class)).isInstanceOf(PartnershipsEventStore.class);
            assertThat(application.getBeanDefinitionNames()).noneMatch(name -> name.contains("updateChecker"));
        }
    }

    @Test
    void it_starts_before_the_command_side_has_made_its_tables_and_reads_once_it_has() {
        TestDatabase database = TestDatabase.fresh();
        try (ConfigurableApplicationContext application = RunningQuerySide.start(database, "OF_UNIT_TESTS")) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    @Test
    void what_it_signs_in_as_can_change_no_event() throws SQLException {
        TestDatabase database = TestDatabase.withEventStore();
        try (Connection connection = database.as(Roles.QUERY).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM eventstore.event"))
                    .hasMessageContaining("permission denied");
        }
    }
}
