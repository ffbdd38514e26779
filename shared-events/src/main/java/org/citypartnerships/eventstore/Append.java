package org.citypartnerships.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What one publication wants to have stored, all of it or nothing.
 *
 * @param events the events, sealed, in their order
 * @param first the first of them as it was published
 * @param accompaniment the rows that stand or fall with them
 */
record Append(List<StoredEvent> events, DomainEventMessage<?> first, Accompaniment accompaniment) {

    String firstStream() {
        return events.get(0).stream();
    }

    String lastEventId() {
        return events.get(events.size() - 1).eventId();
    }

    /** About how much is sent to the database for it. */
    long characters() {
        long characters = 0;
        for (StoredEvent event : events) {
            characters += event.payload().length() + event.metadata().length();
        }
        return characters;
    }
}
