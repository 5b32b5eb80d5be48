package io.variantdash.bench.load;

import org.HdrHistogram.Histogram;

/** What all clients together receive of one schedule. Confined to the thread of the clients. */
final class Tally {

    static final long LONGEST_MICROS = 120_000_000;
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Schedule schedule;
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private long repeated;

    Tally(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Counts an update.
     *
     * @param newest the greatest number that the same client had before: numbers rise, so nothing else is new
     * @return the greatest number now
     */
    long received(long number, long newest, long atNanos) {
        if (!schedule.contains(number)) {
            return newest;
        }
        if (number <= newest) {
            repeated++;
            return newest;
        }
        long late = Math.max(0, atNanos - schedule.dueNanos(number)) / NANOS_PER_MICRO;
        micros.recordValue(Math.min(late, LONGEST_MICROS));
        return number;
    }

    long received() {
        return micros.getTotalCount();
    }

    long repeated() {
        return repeated;
    }

    Histogram micros() {
        return micros.copy();
    }
}
