package org.citypartnerships.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no event is recorded earlier than the one before it in its stream, whatever the clock of a node says.
 *
 * <p>The time of the last event is known from its reading in the same unit of work; if the stream was not read (an
 * aggregate out of a cache), it is looked up.
 */
final class StreamTimes {

    private static final String RESOURCE = StreamTimes.class.getName();

    private final PartnershipsEventStorageEngine engine;

    StreamTimes(PartnershipsEventStorageEngine engine) {
        this.engine = engine;
    }

    void note(DomainEventMessage<?> read) {
        note(read.getAggregateIdentifier(), read.getTimestamp());
    }

    void note(String stream, Instant at) {
        if (CurrentUnitOfWork.isStarted()) {
            known().merge(stream, at, StreamTimes::later);
        }
    }

    /** The events with their final times. */
    List<? extends EventMessage<?>> lifted(List<? extends EventMessage<?>> events) {
        Map<String, Instant> known = known();
        return events.stream()
                .<EventMessage<?>>map(
                        event -> event instanceof DomainEventMessage<?> inStream ? lifted(inStream, known) : event)
                .toList();
    }

    private <T> DomainEventMessage<T> lifted(DomainEventMessage<T> event, Map<String, Instant> known) {
        String stream = event.getAggregateIdentifier();
        Instant before = known.get(stream);
        if (before == null && event.getSequenceNumber() > 0) {
            before = engine.recordedAt(stream, event.getSequenceNumber() - 1).orElse(null);
        }
        Instant time = later(event.getTimestamp().truncatedTo(ChronoUnit.MICROS), before);
        known.put(stream, time);
        return time.equals(event.getTimestamp())
                ? event
                : new GenericDomainEventMessage<>(
                        event.getType(), stream, event.getSequenceNumber(), event, () -> time);
    }

    private static Instant later(Instant time, @Nullable Instant other) {
        return other != null && other.isAfter(time) ? other : time;
    }

    private static Map<String, Instant> known() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, key -> new HashMap<>())
                : new HashMap<>();
    }
}
