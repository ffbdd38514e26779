package org.citypartnerships.eventstore;

import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What one publication wants to have stored, all of it or nothing. */
final class Append {

    private final List<DomainEventMessage<?>> published;
    private final Function<DomainEventMessage<?>, StoredEvent> sealing;
    private final Accompaniment accompaniment;
    private @Nullable List<StoredEvent> events;

    /**
     * An append that is not sealed yet: whoever asks first for its events seals them.
     *
     * @param published the events as they were published, in their order
     * @param accompaniment the rows that stand or fall with them
     */
    Append(
            List<DomainEventMessage<?>> published,
            Function<DomainEventMessage<?>, StoredEvent> sealing,
            Accompaniment accompaniment) {
        this.published = published;
        this.sealing = sealing;
        this.accompaniment = accompaniment;
    }

    /** The events, sealed, in their order. */
    List<StoredEvent> events() {
        List<StoredEvent> sealed = events;
        if (sealed == null) {
            sealed = published.stream().map(sealing).toList();
            events = sealed;
        }
        return sealed;
    }

    /** The first of them as it was published. */
    DomainEventMessage<?> first() {
        return published.get(0);
    }

    Accompaniment accompaniment() {
        return accompaniment;
    }

    String firstStream() {
        return first().getAggregateIdentifier();
    }

    String lastEventId() {
        return published.get(published.size() - 1).getIdentifier();
    }

    /** About how much is sent to the database for it. */
    long characters() {
        long characters = 0;
        for (StoredEvent event : events()) {
            characters += event.payload().length() + event.metadata().length();
        }
        return characters;
    }
}
