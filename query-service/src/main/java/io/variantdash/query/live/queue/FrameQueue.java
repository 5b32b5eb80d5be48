package io.variantdash.query.live.queue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for one client, bounded by their size. A frame takes the place of an older one with the same key, at
 * the end: positions go on increasing, and whatever has a key of its own keeps its order.
 *
 * <p>One frame that is shared may wait besides, of whatever size: it takes no memory of this client's, and one that is larger
 * than the limit would otherwise leave no room for what comes behind it.
 */
public final class FrameQueue {

    private record Waiting(Frame frame, int size, long sinceNanos) {}

    private final Map<Object, Waiting> frames = new LinkedHashMap<>(4);
    private final long limit;
    private long size;
    private boolean sharedWaits;
    private int conflated;

    public FrameQueue(long limit) {
        this.limit = limit;
    }

    /** Takes a frame in, or says that there is no room. An empty queue has room for any. */
    public boolean offer(Frame frame, long nowNanos) {
        Waiting older = frames.remove(frame.conflationKey());
        if (older != null) {
            size -= older.size();
            conflated++;
        }
        boolean besides = frame instanceof SharedFrame && !sharedWaits;
        int counted = besides ? 0 : frame.size();
        if (!frames.isEmpty() && size + counted > limit) {
            return false;
        }
        sharedWaits |= besides;
        size += counted;
        frames.put(frame.conflationKey(), new Waiting(frame, counted, nowNanos));
        return true;
    }

    public @Nullable Frame poll() {
        Iterator<Waiting> all = frames.values().iterator();
        if (!all.hasNext()) {
            return null;
        }
        Waiting first = all.next();
        all.remove();
        size -= first.size();
        if (first.frame() instanceof SharedFrame) {
            sharedWaits = false;
        }
        return first.frame();
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
    public int conflated() {
        return conflated;
    }
}
