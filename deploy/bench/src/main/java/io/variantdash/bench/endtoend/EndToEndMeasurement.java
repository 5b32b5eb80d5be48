package io.variantdash.bench.endtoend;

import io.variantdash.bench.load.Received;
import org.HdrHistogram.Histogram;

/**
 * One round.
 *
 * @param expected the frames of all performance updates, if none took the place of an older one
 * @param received by the clients
 * @param published microseconds until an update was in {@code dashboard.updates}
 * @param steps of ingest-service meanwhile
 */
record EndToEndMeasurement(long expected, Received received, Histogram published, IngestSteps steps) {

    private static final double MICROS_PER_MILLI = 1e3;

    double publishedMilliseconds() {
        return published.getMean() / MICROS_PER_MILLI;
    }

    double publishedMilliseconds(double percentile) {
        return published.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** From there to the client. */
    double fanOutMilliseconds() {
        return received.meanMilliseconds() - publishedMilliseconds();
    }
}
