package io.variantdash.endtoend.fault;

import java.time.Duration;

/** How long everything takes, and how much flows meanwhile. */
public enum Extent {
    FULL(2_000, Duration.ofSeconds(3)),
    /** For every build. */
    SHORT(1_000, Duration.ofSeconds(1));

    private final int eventsPerSecond;
    private final long calmMillis;

    Extent(int eventsPerSecond, Duration calm) {
        this.eventsPerSecond = eventsPerSecond;
        this.calmMillis = calm.toMillis();
    }

    public int eventsPerSecond() {
        return eventsPerSecond;
    }

    /** How long events flow before and after a fault. */
    public Duration calm() {
        return Duration.ofMillis(calmMillis);
    }
}
