package org.citypartnerships.eventstore;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/** How followers of the events are set up on both sides. */
public final class FollowerSettings {

    /** Events that are handled, and stored with their token, in one transaction. */
    public static final int BATCH_SIZE = 500;

    /** The parts of a follower that can be worked on at once. */
    public static final int SEGMENTS = 8;

    private static final long TOKEN_CLAIM_INTERVAL_MILLIS = 5_000;

    private FollowerSettings() {}

    /**
     * Sets batches of hundreds, a start at the first event without the ceremony of a replay, claims that are renewed while a
     * long batch runs, and events that come with their payloads read.
     *
     * <pre>{@code
     * configurer.registerPooledStreamingEventProcessor("timeline", c -> c.eventStore(), (c, b) -> FollowerSettings.on(b, c.eventStore()));
     * }</pre>
     *
     * @param events what it follows: the event store, or {@link NewEvents} on it
     */
    public static PooledStreamingEventProcessor.Builder on(
            PooledStreamingEventProcessor.Builder processor, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return processor
                .messageSource(new ReadAhead(events, BATCH_SIZE))
                .batchSize(BATCH_SIZE)
                .initialSegmentCount(SEGMENTS)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(TOKEN_CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(TrackingTokens.CLAIM_TIMEOUT.toMillis() / 2)
                .enableCoordinatorClaimExtension();
    }
}
