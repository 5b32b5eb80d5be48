package io.variantdash.ingest.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often each of many callers may ask: on average so many times a second, and what it has not used of the last seconds at
 * once. Who has not asked for a while has all of it, so nothing need be remembered of it. Safe for use by several threads.
 */
final class RateLimit {

    /** For how many seconds what is not used is saved up: a producer that was away has many events to send. */
    private static final int SAVED_SECONDS = 10;

    /** Some 15 MB; the callers that were not seen for the longest time are forgotten first. */
    private static final int MOST_CALLERS = 50_000;

    private final int perSecond;
    private final Cache<String, Bucket> callers = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(SAVED_SECONDS))
            .build();

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a request; returns after how many seconds the next one is allowed, or 0 where this one is. */
    long secondsUntilAllowed(String caller) {
        ConsumptionProbe probe = callers.get(caller, unknown -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity((long) perSecond * SAVED_SECONDS).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
