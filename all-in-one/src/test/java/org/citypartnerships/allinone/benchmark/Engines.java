package org.citypartnerships.allinone.benchmark;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.EventStorage;
import org.citypartnerships.storage.EventSerializer;
import org.citypartnerships.storage.Upcasters;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The engine of the event store without an application around it. */
final class Engines {

    private Engines() {}

    /** As the command side has it: appends that come at the same time share a commit. */
    static EventStorage appending(DataSource sessions, byte[] nodeKey) {
        return reading(sessions)
                .sealedWith(new EventSeal(nodeKey))
                .sharedCommits(sessions, TransactionSynchronizationManager::isActualTransactionActive);
    }

    static EventStorage reading(DataSource sessions) {
        return EventStorage.on(connections(sessions), transactions(sessions), new EventSerializer())
                .upcasters(Upcasters.ours().asAxonUpcaster());
    }

    static TransactionManager transactions(DataSource sessions) {
        return new SpringTransactionManager(new JdbcTransactionManager(sessions));
    }

    static ConnectionProvider connections(DataSource sessions) {
        return new SpringDataSourceConnectionProvider(sessions);
    }
}
