package io.variantdash.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What clients received of one schedule.
 *
 * @param micros from when an update was due until a client had it, each client's each update once
 * @param repeated updates that a client had already, or that came behind a newer one
 * @param lostConnections clients that the server had closed in the end
 * @param cpu the processor time of the clients themselves
 */
public record Received(Histogram micros, long repeated, int lostConnections, Duration cpu) {

    private static final double MICROS_PER_MILLI = 1e3;

    public long updates() {
        return micros.getTotalCount();
    }

    public double meanMilliseconds() {
        return micros.getMean() / MICROS_PER_MILLI;
    }

    public double milliseconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
