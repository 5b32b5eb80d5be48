package io.variantdash.bench.drain;

import java.time.Duration;

/** One contender's round: how long it took, and what was used meanwhile. */
public record DrainMeasurement(long events, Duration time, Usage usage) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    public double eventsPerSecond() {
        return events * NANOS_PER_SECOND / time.toNanos();
    }

    /** Processor time of the contender's own process for an event, in microseconds. */
    public double contenderMicros() {
        return micros(usage.contender());
    }

    public double postgresMicros() {
        return micros(usage.postgres());
    }

    public double brokerMicros() {
        return micros(usage.broker());
    }

    public double eventsPerTransaction() {
        return (double) events / usage.transactions();
    }

    public double writeAheadLogPerEvent() {
        return (double) usage.writeAheadLog() / events;
    }

    private double micros(Duration cpu) {
        return cpu.toNanos() / NANOS_PER_MICRO / events;
    }
}
