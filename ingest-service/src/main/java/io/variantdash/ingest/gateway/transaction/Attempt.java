package io.variantdash.ingest.gateway.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A transaction that a request waits for. Either the request gives it up, or it is committed: the first of the two decides,
 * so what was given up is never written later.
 */
final class Attempt {

    private enum State {
        OPEN,
        COMMITTING,
        GIVEN_UP
    }

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final LongSupplier nanoTime;
    private final long endNanos;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    Attempt(List<ProducerRecord<byte[], byte[]>> records, Duration timeout, LongSupplier nanoTime) {
        this.records = List.copyOf(records);
        this.nanoTime = nanoTime;
        endNanos = nanoTime.getAsLong() + timeout.toNanos();
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** How long the request still waits. */
    long remaining(TimeUnit unit) {
        return unit.convert(Math.max(0, endNanos - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
    }

    boolean isGivenUp() {
        return state.get() == State.GIVEN_UP;
    }

    /** Whether it may be committed; after that it can no longer be given up. */
    boolean beginCommit() {
        return state.compareAndSet(State.OPEN, State.COMMITTING);
    }

    /** Whether it will surely not be committed; else that is not known yet. */
    boolean giveUp() {
        return state.compareAndSet(State.OPEN, State.GIVEN_UP) || isGivenUp();
    }
}
