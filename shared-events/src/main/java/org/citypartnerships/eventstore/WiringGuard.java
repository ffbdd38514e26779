package org.citypartnerships.eventstore;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Refuses to work without transactions or without an event store. Axon's auto-configuration on Spring Boot 4 gives
 * neither, and says nothing: events would go to whoever listens and then be gone.
 */
public final class WiringGuard {

    private WiringGuard() {}

    /**
     * Looks at what the application was really given.
     *
     * @throws IllegalStateException saying which part is missing and how to mend it
     */
    public static void check(TransactionManager transactions, EventBus events) {
        if (transactions instanceof NoTransactionManager) {
            throw new IllegalStateException("Axon runs without transactions (NoTransactionManager): part of what a "
                    + "command records could be stored. Declare a SpringTransactionManager bean over the data source's "
                    + "transaction manager.");
        }
        if (!(events instanceof EventStore)) {
            throw new IllegalStateException(
                    "Axon's event bus is a " + events.getClass().getSimpleName()
                            + ", which stores nothing. Declare a PartnershipsEventStore bean.");
        }
    }
}
