package io.variantdash.local.replay;

import java.time.Duration;
import java.time.Instant;

/** Holds events back until they are due at the speed of the replay. */
final class Pace {

    private final Speed speed;
    private final Instant historyBegin;
    private final long begin = System.nanoTime();

    Pace(Speed speed, Instant historyBegin) {
        this.speed = speed;
        this.historyBegin = historyBegin;
    }

    void await(Instant at) throws InterruptedException {
        double due = Duration.between(historyBegin, at).toMillis() / speed.factor();
        long wait = (long) due - Duration.ofNanos(System.nanoTime() - begin).toMillis();
        if (wait > 0) {
            Thread.sleep(wait);
        }
    }
}
