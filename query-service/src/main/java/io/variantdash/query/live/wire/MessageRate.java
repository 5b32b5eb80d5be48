package io.variantdash.query.live.wire;

import java.util.concurrent.TimeUnit;

/** Holds a client to so many messages a second: a token bucket that holds those of one second. */
public final class MessageRate {

    private final long intervalNanos;
    private final long burstNanos = TimeUnit.SECONDS.toNanos(1);
    /** When the bucket would be full again. */
    private long fullAtNanos;

    public MessageRate(int perSecond, long nowNanos) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.fullAtNanos = nowNanos;
    }

    boolean allows(long nowNanos) {
        fullAtNanos = (fullAtNanos - nowNanos > 0 ? fullAtNanos : nowNanos) + intervalNanos;
        return fullAtNanos - nowNanos <= burstNanos;
    }
}
