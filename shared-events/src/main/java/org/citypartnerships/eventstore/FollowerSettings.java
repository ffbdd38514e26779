package org.citypartnerships.eventstore;

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
     * Sets batches of hundreds, a start at the first event without the ceremony of a replay, and claims that are
     * renewed while a long batch runs.
     *
     * <pre>{@code
     * configurer.registerPooledStreamingEventProcessor("timeline", c -> c.eventStore(), (c, b) -> FollowerSettings.on(b));
     * }</pre>
     */
    public static PooledStreamingEventProcessor.Builder on(PooledStreamingEventProcessor.Builder processor) {
        return processor
                .batchSize(BATCH_SIZE)
                .initialSegmentCount(SEGMENTS)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(TOKEN_CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(TrackingTokens.CLAIM_TIMEOUT.toMillis() / 2)
                .enableCoordinatorClaimExtension();
    }
}
