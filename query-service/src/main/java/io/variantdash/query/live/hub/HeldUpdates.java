package io.variantdash.query.live.hub;

import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.FrameQueue;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.UpdateFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Updates that wait until a snapshot has been read. Confined to the event loop of the subscriber, as it is. */
final class HeldUpdates {

    private final SendQueueLimits limits;
    private final OutboundTraffic traffic;
    private @Nullable FrameQueue held;

    HeldUpdates(SendQueueLimits limits, OutboundTraffic traffic) {
        this.limits = limits;
        this.traffic = traffic;
    }

    /** Takes an update in, or says that there is no room for it. */
    boolean hold(UpdateFrame frame) {
        if (held == null) {
            held = new FrameQueue(limits.bytes());
        }
        return held.offer(frame, System.nanoTime());
    }

    /** Forgets what waits. */
    void drop() {
        held = null;
    }

    /**
     * Adds what the snapshot does not contain to the frames that follow it; nothing waits then.
     *
     * @param offset the newest update that the snapshot contains
     * @return the offset of the newest update that the client gets with these frames
     */
    long releaseTo(List<Frame> frames, long offset) {
        FrameQueue waited = held;
        held = null;
        if (waited == null) {
            return offset;
        }
        traffic.conflated(waited.conflated());
        long last = offset;
        for (Frame frame = waited.poll(); frame != null; frame = waited.poll()) {
            if (frame instanceof UpdateFrame update && update.offset() > last) {
                last = update.offset();
                frames.add(update);
            }
        }
        return last;
    }
}
