package org.citypartnerships.commandside.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: ten times a minute for one name, sixty times a minute from one address. Tries that succeed
 * count for nothing: who knows the password guesses none, and all who sign in at the pages come from the address of the query
 * side. Nor do tries that nobody judged: they tell nothing of the password.
 */
@Component
class Attempts {

    private static final int OF_A_NAME = 10;
    private static final int FROM_AN_ADDRESS = 60;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 20_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            .expireAfterAccess(WITHIN.multipliedBy(2))
            .build();

    /** Counts a try. Answers how many seconds to wait before the next; 0 if this one may be made. */
    long secondsToWait(String name, String address) {
        long wait = Math.max(
                nanosToWait("name " + name.toLowerCase(Locale.ROOT), OF_A_NAME),
                nanosToWait("address " + address, FROM_AN_ADDRESS));
        return seconds(wait);
    }

    /** Counts a try without a name. */
    long secondsToWait(String address) {
        return seconds(nanosToWait("address " + address, FROM_AN_ADDRESS));
    }

    private static long seconds(long nanos) {
        return nanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }

    /** Takes a try back, since it succeeded or was not judged. */
    void takeBack(String name, String address) {
        bucket("name " + name.toLowerCase(Locale.ROOT), OF_A_NAME).addTokens(1);
        takeBack(address);
    }

    /** Takes a try without a name back, since it succeeded. */
    void takeBack(String address) {
        bucket("address " + address, FROM_AN_ADDRESS).addTokens(1);
    }

    private Bucket bucket(String of, int triesMax) {
        return buckets.get(
                of,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(triesMax).refillGreedy(triesMax, WITHIN))
                        .build());
    }

    private long nanosToWait(String of, int triesMax) {
        ConsumptionProbe probe = bucket(of, triesMax).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill();
    }
}
