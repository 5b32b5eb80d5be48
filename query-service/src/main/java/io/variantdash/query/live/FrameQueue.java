package io.variantdash.query.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for one client, bounded by their size. A frame takes the place of an older one with the same key, at
 * the end: positions go on increasing, and whatever has a key of its own keeps its order.
 */
final class FrameQueue {

    private record Waiting(Frame frame, long sinceNanos) {}

    private final Map<Object, Waiting> frames = new LinkedHashMap<>(4);
    private final long limit;
    private long size;
    private int conflated;

    FrameQueue(long limit) {
        this.limit = limit;
    }

    /** Takes a frame in, or says that there is no room. An empty queue has room for any. */
    boolean offer(Frame frame, long nowNanos) {
        Waiting older = frames.remove(frame.conflationKey());
        if (older != null) {
            size -= older.frame().size();
            conflated++;
        }
        if (!frames.isEmpty() && size + frame.size() > limit) {
            return false;
        }
        size += frame.size();
        frames.put(frame.conflationKey(), new Waiting(frame, nowNanos));
        return true;
    }

    @Nullable Frame poll() {
        Iterator<Waiting> all = frames.values().iterator();
        if (!all.hasNext()) {
            return null;
        }
        Frame first = all.next().frame();
        all.remove();
        size -= first.size();
        return first;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** How long the first has waited; 0 if there is none. */
    long ageNanos(long nowNanos) {
        Iterator<Waiting> all = frames.values().iterator();
        return all.hasNext() ? nowNanos - all.next().sinceNanos() : 0;
    }

    /** How many frames have given way to newer ones so far. */
    int conflated() {
        return conflated;
    }
}
