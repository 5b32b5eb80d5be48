package io.variantdash.query.live.wire;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a client begins with, or has asked for, a few clients at a time: when thousands come at once, updates for all others go
 * out in between. One for each event loop, where everything runs in the order in which it came; may be told by any thread.
 */
public final class LoopTurns implements Executor {

    /** About a millisecond's work, if each writes a large snapshot. */
    static final int MOST_AT_ONCE = 16;

    /** Leaves half of the loop's time to what cannot wait. */
    static final Duration REST = Duration.ofMillis(1);

    private final ScheduledExecutorService loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean expected = new AtomicBoolean();

    public LoopTurns(ScheduledExecutorService loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable action) {
        waiting.add(action);
        if (expected.compareAndSet(false, true)) {
            loop.execute(this::turn);
        }
    }

    private void turn() {
        try {
            runSome();
        } finally {
            // Whatever went wrong with one client, the others have their turn.
            goOn();
        }
    }

    private void runSome() {
        for (int run = 0; run < MOST_AT_ONCE; run++) {
            Runnable action = waiting.poll();
            if (action == null) {
                return;
            }
            action.run();
        }
    }

    private void goOn() {
        if (waiting.isEmpty()) {
            expected.set(false);
            if (waiting.isEmpty() || !expected.compareAndSet(false, true)) {
                return;
            }
        }
        var unused = loop.schedule(this::turn, REST.toNanos(), TimeUnit.NANOSECONDS);
    }
}
