package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Writes rows that must stand or fall with the events: an index of streams, an idempotency key.
 *
 * <p>Called right after the events were inserted, on the connection and in the transaction of the append, once for
 * every append. Whatever it throws undoes the events too. A violated unique key (23505) becomes the same
 * {@code ConcurrencyException} (or {@code AggregateStreamCreationException} for a stream's first event) as a conflict
 * about the stream itself.
 */
@FunctionalInterface
public interface AppendListener {

    /**
     * The events were inserted and are about to be committed.
     *
     * @param events the events of this append, as they were stored, in their order
     * @param connection the connection of the append; neither to be committed nor to be closed
     */
    void appended(List<? extends DomainEventMessage<?>> events, Connection connection) throws SQLException;
}
