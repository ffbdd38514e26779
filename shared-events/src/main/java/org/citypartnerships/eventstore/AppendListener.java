package org.citypartnerships.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Tells which rows must stand or fall with the events: an index of streams, an idempotency key.
 *
 * <p>Asked once for every append, in the thread and the unit of work that records the events, before anything is written. It
 * runs no statement itself, so that an append needs no round trip for it and can share its commit with others. A violated
 * unique key (23505) of such a row undoes the events of this append, and becomes the same {@code ConcurrencyException} (or
 * {@code AggregateStreamCreationException} for a stream's first event) as a conflict about the stream itself.
 */
@FunctionalInterface
public interface AppendListener {

    /**
     * The events are about to be stored.
     *
     * @param events the events of this append, as they will be stored, in their order
     * @param rows takes what is to be written with them
     */
    void appending(List<? extends DomainEventMessage<?>> events, Accompaniment rows);
}
