package io.variantdash.endtoend.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** How long updates take from the publisher to the well-behaved, before a fault and from its beginning on. */
public final class Latencies {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toSeconds() * 1_000_000;
    private static final int DIGITS = 3;
    private static final double P99 = 99;
    private static final double MICROS_A_MILLI = 1_000;

    private final ConcurrentHistogram before = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram during = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private volatile ConcurrentHistogram current = before;

    /** Forgets what was measured while everything was still warming up. */
    public void restart() {
        before.reset();
    }

    /** From now on, what is measured is measured during the fault. */
    public void faultBegins() {
        current = during;
    }

    public double undisturbedMillis() {
        return before.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    public double disturbedMillis() {
        return during.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    void record(Instant published) {
        long micros = ChronoUnit.MICROS.between(published, Instant.now());
        current.recordValue(Math.max(0, Math.min(LONGEST_MICROS, micros)));
    }
}
