package io.variantdash.bench.scale;

import io.variantdash.bench.load.Received;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A round of all replicas together.
 *
 * @param expected frames, if none is missing
 * @param micros from when an update was due until a client had it
 * @param cpu the processor time of the replicas
 */
record FanoutShare(long expected, Histogram micros, Duration cpu) {

    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS_PER_MICRO = 1e3;

    static FanoutShare of(long expected, List<Received> groups, Duration cpu) {
        Histogram all = new Histogram(groups.get(0).micros());
        groups.forEach(group -> all.add(group.micros()));
        return new FanoutShare(expected, all, cpu);
    }

    long frames() {
        return micros.getTotalCount();
    }

    double milliseconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    double cpuMicrosPerFrame() {
        return cpu.toNanos() / NANOS_PER_MICRO / frames();
    }
}
