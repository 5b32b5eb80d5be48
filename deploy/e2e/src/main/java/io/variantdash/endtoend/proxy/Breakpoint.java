package io.variantdash.endtoend.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for a signal and then breaks the conversation. Remove it from its proxy by closing it. */
public final class Breakpoint implements AutoCloseable {

    /** What happens to the message that gives the signal, before it is forwarded. */
    enum Kind {
        /** It waits, and all behind it, until the breakpoint is closed; then it is lost, and its connection with it. */
        HOLD,
        /** The connection is reset, once. */
        RESET
    }

    private final Signal signal;
    private final Kind kind;
    private final Consumer<Breakpoint> removal;
    private final AtomicBoolean used = new AtomicBoolean();
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Breakpoint(Signal signal, Kind kind, Consumer<Breakpoint> removal) {
        this.signal = signal;
        this.kind = kind;
        this.removal = removal;
    }

    Signal signal() {
        return signal;
    }

    /** Called with the message in hand. */
    void meet() throws IOException, InterruptedException {
        if (kind == Kind.HOLD) {
            sprung.countDown();
            closed.await();
            throw new IOException("lost at " + signal);
        } else if (used.compareAndSet(false, true)) {
            sprung.countDown();
            throw new IOException("reset at " + signal);
        }
    }

    /** Waits until the signal came. */
    public void await(Duration atMost) throws InterruptedException {
        if (!sprung.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "No %s came within %d s; the fault cannot be provoked".formatted(signal, atMost.toSeconds()));
        }
    }

    /** Removes the breakpoint; what it holds is lost. */
    @Override
    public void close() {
        removal.accept(this);
        closed.countDown();
    }
}
