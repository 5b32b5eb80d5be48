package io.variantdash.query.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for one client, bounded by their size. This is where performance updates of the same variant would
 * collapse to the newest.
 */
final class FrameQueue<F> {

    private final Deque<F> frames = new ArrayDeque<>();
    private final ToIntFunction<F> sizeOf;
    private final long limit;
    private long size;

    FrameQueue(long limit, ToIntFunction<F> sizeOf) {
        this.limit = limit;
        this.sizeOf = sizeOf;
    }

    /** Takes a frame in, or says that there is no room. An empty queue has room for any. */
    boolean offer(F frame) {
        int added = sizeOf.applyAsInt(frame);
        if (!frames.isEmpty() && size + added > limit) {
            return false;
        }
        size += added;
        return frames.add(frame);
    }

    @Nullable F poll() {
        F first = frames.poll();
        if (first != null) {
            size -= sizeOf.applyAsInt(first);
        }
        return first;
    }

    void clear() {
        frames.clear();
        size = 0;
    }
}
