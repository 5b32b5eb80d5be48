package io.variantdash.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * When each numbered update is due, evenly over time. Latency counts from there, not from when it was really sent: a
 * system that keeps its source waiting must not look faster for it.
 *
 * @param first the number of the first update; those of earlier rounds are smaller
 * @param startNanos when that is due, by {@link System#nanoTime()}
 * @param intervalNanos from one to the next
 * @param updates how many
 */
public record Schedule(long first, long startNanos, long intervalNanos, long updates) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Begins after so much time to get ready. */
    public static Schedule startingIn(Duration lead, long first, int perSecond, int seconds) {
        return new Schedule(
                first,
                System.nanoTime() + lead.toNanos(),
                NANOS_PER_SECOND / perSecond,
                Math.multiplyExact((long) perSecond, seconds));
    }

    public long dueNanos(long number) {
        return startNanos + (number - first) * intervalNanos;
    }

    /** The number that a later schedule may begin with. */
    public long end() {
        return first + updates;
    }

    /** So many of its updates from this one on, due when they are anyway. */
    public Schedule part(long from, long count) {
        return new Schedule(from, dueNanos(from), intervalNanos, count);
    }

    public boolean contains(long number) {
        return number >= first && number < end();
    }

    /** Waits until the update is due. */
    public void await(long number) {
        long due = dueNanos(number);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
