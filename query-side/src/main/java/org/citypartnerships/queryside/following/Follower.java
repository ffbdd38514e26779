package org.citypartnerships.queryside.following;

import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets a reader follow the events: notes which streams a batch touches, and at the end of the batch, in its transaction,
 * makes the rows of each of them anew, once.
 */
final class Follower implements EventHandlerInvoker {

    private static final String TOUCHED = Follower.class.getName();

    private final String name;
    private final Projection<?> projection;

    Follower(String name, Projection<?> projection) {
        this.name = name;
        this.projection = projection;
    }

    private static final class Touched {
        private final Set<String> streams = new TreeSet<>();
        private long position;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return event instanceof DomainEventMessage<?> && segment.getSegmentId() == 0;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        Touched touched = batch.getOrComputeResource(TOUCHED, none -> {
            Touched begun = new Touched();
            batch.onPrepareCommit(done -> projection.renew(begun.streams, begun.position));
            return begun;
        });
        touched.streams.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
        touched.position = Math.max(touched.position, Positions.of(((TrackedEventMessage<?>) event).trackingToken()));
    }

    /** Rows are made anew beside those that answer, see {@link Rebuild}, and never by emptying these. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void performReset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <C> void performReset(@org.jspecify.annotations.Nullable C nothing) {
        performReset();
    }

    @Override
    public String toString() {
        return name;
    }
}
