package io.variantdash.query.live;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What went out to clients: counted often, by every loop, and asked for seldom. */
@Singleton
class OutboundTraffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void sent(long frames, long size) {
        sent.add(frames);
        bytes.add(size);
    }

    void conflated(int frames) {
        if (frames > 0) {
            conflated.add(frames);
        }
    }

    long sent() {
        return sent.sum();
    }

    long conflated() {
        return conflated.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}
