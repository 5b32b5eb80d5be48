package io.variantdash.bench.ingest;

import java.time.Duration;

/** One contender's round. */
record Measured(long events, Duration time, Usage usage) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    double eventsPerSecond() {
        return events * NANOS_PER_SECOND / time.toNanos();
    }

    double writeAheadLogPerEvent() {
        return (double) usage.writeAheadLog() / events;
    }

    /** Microseconds of a processor for an event. */
    double microsPerEvent(Duration cpu) {
        return cpu.toNanos() / NANOS_PER_MICRO / events;
    }
}
