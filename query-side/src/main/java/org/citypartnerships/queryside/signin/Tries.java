package org.citypartnerships.queryside.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often somebody may fail to sign in from one address: thirty times a minute. Tries with one name are counted by the command
 * side.
 */
@Component
class Tries {

    private static final int FROM_AN_ADDRESS = 30;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 20_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            .expireAfterAccess(WITHIN.multipliedBy(2))
            .build();

    /** Counts a try. Answers how many seconds to wait before the next; 0 if this one may be made. */
    long secondsToWait(String address) {
        ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    /** Takes a try back that was none, since it succeeded: many may sign in from one office. */
    void succeeded(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return buckets.get(
                address,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(FROM_AN_ADDRESS).refillGreedy(FROM_AN_ADDRESS, WITHIN))
                        .build());
    }
}
