package io.variantdash.bench.start;

import io.variantdash.bench.endtoend.Monitors;
import io.variantdash.bench.load.Schedule;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Monitors that report evenly from the beginning on, whether anything listens or not, until it is closed. */
final class EventFlow implements AutoCloseable {

    /** More than any round takes. */
    private static final int LONGEST_SECONDS = 3_600;

    private final Monitors monitors;
    private final int perSecond;
    private final Schedule whole;
    private final CompletableFuture<Void> sending;
    private volatile long next;
    private volatile boolean closed;

    private EventFlow(Monitors monitors, long first, int perSecond) {
        this.monitors = monitors;
        this.perSecond = perSecond;
        this.whole = Schedule.startingIn(Duration.ZERO, first, perSecond, LONGEST_SECONDS);
        this.next = first;
        this.sending = CompletableFuture.runAsync(this::send);
    }

    /**
     * Begins now.
     *
     * @param first the number of the first event
     */
    static EventFlow begin(Monitors monitors, long first, int perSecond) {
        return new EventFlow(monitors, first, perSecond);
    }

    /** The events that are due in so many seconds from now on. */
    Schedule fromNow(int seconds) {
        long begun = (System.nanoTime() - whole.startNanos()) / whole.intervalNanos();
        return whole.part(whole.first() + begun + 1, Math.multiplyExact((long) perSecond, seconds));
    }

    /** The number that later events may begin with, once it is closed. */
    long end() {
        return next;
    }

    /** Sends what is under way, and nothing more; fails if Kafka did not take an event. */
    @Override
    public void close() {
        closed = true;
        sending.join();
    }

    private void send() {
        while (!closed) {
            Schedule second = whole.part(next, perSecond);
            monitors.send(second);
            next = second.end();
        }
    }
}
