package io.variantdash.endtoend.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long updates take from the publisher to the well-behaved, before a fault and from its beginning on. What was published
 * while a client had no connection says how long it was away, and nothing of its neighbours: it does not count here, but how
 * long a client waits for the first frame of a connection does.
 */
public final class Latencies {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toSeconds() * 1_000_000;
    private static final int DIGITS = 3;
    private static final double P99 = 99;
    private static final double MICROS_A_MILLI = 1_000;

    private final ConcurrentHistogram before = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram during = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram begins = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private volatile ConcurrentHistogram current = before;

    /** Forgets what was measured while everything was still warming up. */
    public void restart() {
        before.reset();
    }

    /** From now on, what is measured is measured during the fault. */
    public void faultBegins() {
        current = during;
        begins.reset();
    }

    /** From a connect to its first frame, from the fault on; 0 where no client came back. */
    public double beginMillis() {
        return begins.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    public double undisturbedMillis() {
        return before.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    public double disturbedMillis() {
        return during.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    /** An update arrived that was published after the connection had begun. */
    void record(Instant published) {
        record(current, ChronoUnit.MICROS.between(published, Instant.now()));
    }

    /** The first frame of a connection arrived. */
    void began(Instant connecting) {
        record(begins, ChronoUnit.MICROS.between(connecting, Instant.now()));
    }

    private static void record(ConcurrentHistogram histogram, long micros) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_MICROS, micros)));
    }
}
