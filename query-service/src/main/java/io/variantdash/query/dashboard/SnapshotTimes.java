package io.variantdash.query.dashboard;

import io.variantdash.query.config.DashboardConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The life of a snapshot in nanoseconds, and the time, which begins at 0. */
@Dependent
class SnapshotTimes {

    /** At this part of its life a snapshot that is asked for is read anew, before a request has to wait for it. */
    private static final double AHEAD = 0.8;

    private final LongSupplier clock;
    private final long start;
    private final long maxAge;
    private final long minInterval;

    @Inject
    SnapshotTimes(DashboardConfig config) {
        this(System::nanoTime, config.snapshot().maxAge(), config.snapshot().minInterval());
    }

    SnapshotTimes(LongSupplier clock, Duration maxAge, Duration minInterval) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.maxAge = maxAge.toNanos();
        this.minInterval = minInterval.toNanos();
    }

    long now() {
        return clock.getAsLong() - start;
    }

    long maxAge() {
        return maxAge;
    }

    long aheadOfAge() {
        return (long) (AHEAD * maxAge);
    }

    long minInterval() {
        return minInterval;
    }
}
