package io.variantdash.query.live.replay;

import io.variantdash.query.live.queue.UpdateFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a client missed, from the newest backwards, so that of a variant's performance only the last is found. */
final class MissedFrames implements FrameStore.Visitor {

    private record Place(FrameSegment segment, int index) {}

    private final long seen;
    private final long mostBytes;
    private final List<UpdateFrame> frames = new ArrayList<>();
    private final Map<Integer, Place> newest = new HashMap<>();
    private long bytes;

    /**
     * @param seen the offset up to which the client has seen everything
     * @param mostBytes how much of frames it may get
     */
    MissedFrames(long seen, long mostBytes) {
        this.seen = seen;
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean visit(FrameSegment segment, int index) {
        if (segment.offset(index) <= seen) {
            return false;
        }
        if (!segment.isCounted(index) || !isOlder(segment, index)) {
            bytes += segment.size(index);
            if (areTooMany()) {
                return false;
            }
            frames.add(segment.frame(index));
        }
        return true;
    }

    /** Two variants of one hash tell more than needed at most: an older frame goes before the newer. */
    private boolean isOlder(FrameSegment segment, int index) {
        Place newer = newest.putIfAbsent(segment.countedHash(index), new Place(segment, index));
        return newer != null && segment.countsTheSame(index, newer.segment(), newer.index());
    }

    boolean areTooMany() {
        return bytes > mostBytes;
    }

    /** In the order in which they came. */
    List<UpdateFrame> inOrder() {
        Collections.reverse(frames);
        return frames;
    }
}
