package org.citypartnerships.commandside.memory;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.jspecify.annotations.Nullable;

/**
 * Streams out of memory, as far as the store confirms what is remembered: the look-up that precedes a decision says how far the
 * stream is in the store. Who is behind reads the rest, who is ahead reads everything, and whether nobody was faster in the end
 * is decided by the store's unique key as ever.
 *
 * @param <S> the kind of stream
 */
public final class RememberedStreams<S extends RecordedStream<S>> extends EventSourcingRepository<S> {

    private final PartnershipsEventStore store;
    private final Memory memory;
    private final Supplier<S> blank;

    /**
     * The streams of one kind.
     *
     * @param settings everything but the store
     * @param blank makes a stream in which nothing is recorded
     */
    public RememberedStreams(Builder<S> settings, PartnershipsEventStore store, Memory memory, Supplier<S> blank) {
        super(settings.eventStore(store));
        this.store = store;
        this.memory = memory;
        this.blank = blank;
    }

    @Override
    protected EventSourcedAggregate<S> doLoadWithLock(String stream, @Nullable Long expectedVersion) {
        long stored = storedSequence(stream);
        if (stored < 0) {
            throw new AggregateNotFoundException(stream, "there is no such stream");
        }
        History remembered = memory.of(stream);
        long known = remembered == null ? -1 : lastOf(remembered).sequence();
        EventSourcedAggregate<S> loaded = remembered == null || known > stored
                ? super.doLoadWithLock(stream, expectedVersion)
                : withTheRest(stream, remembered, stored);
        if (known != stored) {
            memory.keep(stream, historyOf(loaded));
        }
        return loaded;
    }

    /** Kept once it is stored. */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<S> stream) {
        CurrentUnitOfWork.get().afterCommit(stored -> memory.keep(stream.identifierAsString(), historyOf(stream)));
    }

    private EventSourcedAggregate<S> withTheRest(String stream, History remembered, long stored) {
        Fact last = lastOf(remembered);
        store.noteLastRecorded(stream, last.recordedAt());
        EventSourcedAggregate<S> aggregate = EventSourcedAggregate.reconstruct(
                blank.get().remembering(remembered),
                aggregateModel(),
                last.sequence(),
                false,
                store,
                NoSnapshotTriggerDefinition.TRIGGER);
        if (last.sequence() < stored) {
            DomainEventStream rest = store.readEvents(stream, last.sequence() + 1);
            if (rest.hasNext()) {
                aggregate.initializeState(rest);
            }
        }
        return aggregate;
    }

    /** As the command brings it along; asked for if it does not. */
    private long storedSequence(String stream) {
        Object now = CurrentUnitOfWork.get().getMessage().getMetaData().get(Circumstances.KEY);
        Long brought = now instanceof Circumstances circumstances
                        && circumstances.target().value().equals(stream)
                ? circumstances.storedSequence()
                : null;
        return brought == null ? store.lastSequenceNumberFor(stream).orElse(-1L) : brought;
    }

    private History historyOf(EventSourcedAggregate<S> stream) {
        return stream.invoke(RecordedStream::remembered);
    }

    private static Fact lastOf(History history) {
        List<Fact> facts = history.facts();
        return facts.get(facts.size() - 1);
    }
}
