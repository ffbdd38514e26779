package org.citypartnerships.eventstore;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/** Hands on the events of another source, in a way of its own; a place in the one is the same place in the other. */
abstract class HandingOn implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** Where the events come from. */
    final StreamableMessageSource<TrackedEventMessage<?>> events;

    HandingOn(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    @Override
    public final TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public final TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public final TrackingToken createTokenAt(Instant time) {
        return events.createTokenAt(time);
    }

    @Override
    public final TrackingToken createTokenSince(Duration duration) {
        return events.createTokenSince(duration);
    }
}
