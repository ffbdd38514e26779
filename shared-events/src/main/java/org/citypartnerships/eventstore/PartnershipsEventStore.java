package org.citypartnerships.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Axon's event store on our engine. An event's time is never earlier than that of the event before it in its stream:
 * where a node's clock is behind, the time is lifted before the event is sealed and stored.
 */
public final class PartnershipsEventStore extends EmbeddedEventStore {

    private final PartnershipsEventStorageEngine engine;
    private final StreamTimes times;

    /**
     * The event store on an engine.
     *
     * @param settings what else there is to set, for example how often new events are looked for
     */
    public PartnershipsEventStore(EmbeddedEventStore.Builder settings, PartnershipsEventStorageEngine engine) {
        super(settings.storageEngine(engine));
        this.engine = engine;
        this.times = new StreamTimes(engine);
    }

    /** The event store on an engine; followers read from the database directly and share no thread. */
    public static PartnershipsEventStore on(PartnershipsEventStorageEngine engine) {
        return new PartnershipsEventStore(EmbeddedEventStore.builder().optimizeEventConsumption(false), engine);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        super.prepareCommit(times.lifted(events));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        engine.committed();
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return noted(super.readEvents(stream));
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return noted(super.readEvents(stream, firstSequence));
    }

    /** Says when a stream's last event was recorded, if the current unit of work knows it without having read the stream. */
    public void noteLastRecorded(String stream, Instant at) {
        times.note(stream, at);
    }

    /**
     * Collects what this thread appends from now on, to be stored together.
     *
     * @param storing takes what stores a part of it, in the order in which it is to be done, and does it within a transaction, at
     *     once or later
     * @throws IllegalStateException if the thread does so already
     */
    public CollectedAppends collecting(Consumer<Runnable> storing) {
        return engine.collecting(storing);
    }

    private DomainEventStream noted(DomainEventStream events) {
        return CurrentUnitOfWork.isStarted()
                ? DomainEventStream.of(events.asStream().peek(times::note), events::getLastSequenceNumber)
                : events;
    }
}
