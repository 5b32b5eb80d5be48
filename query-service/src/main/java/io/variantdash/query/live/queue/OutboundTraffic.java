package io.variantdash.query.live.queue;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What went out to clients: counted often, by every loop, and asked for seldom. */
@Singleton
public class OutboundTraffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public void sent(long frames, long size) {
        sent.add(frames);
        bytes.add(size);
    }

    public void conflated(int frames) {
        if (frames > 0) {
            conflated.add(frames);
        }
    }

    public long sent() {
        return sent.sum();
    }

    public long conflated() {
        return conflated.sum();
    }

    public long bytes() {
        return bytes.sum();
    }
}
