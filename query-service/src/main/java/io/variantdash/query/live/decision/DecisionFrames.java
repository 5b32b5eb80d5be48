package io.variantdash.query.live.decision;

import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.SharedFrame;
import io.variantdash.query.live.queue.SmallFrame;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the decision engine says of a persona, for those who have followed and for those who have not. Safe for use by
 * several event loops.
 */
public final class DecisionFrames {

    private final long offset;
    private final @Nullable Frame changed;
    private final Supplier<byte[]> encoded;
    private @Nullable Frame all;

    /**
     * Frames of one moment.
     *
     * @param offset of the last update that the decisions contain
     * @param changed the frame with what changed; null where nothing did
     * @param all the frame with everything, which is encoded when a subscriber needs it
     */
    public DecisionFrames(long offset, byte @Nullable [] changed, Supplier<byte[]> all) {
        this.offset = offset;
        this.changed = changed == null ? null : new SmallFrame(changed);
        this.encoded = all;
    }

    public long offset() {
        return offset;
    }

    /** What changed since the frames before; null where nothing did. */
    public @Nullable Frame changed() {
        return changed;
    }

    /** All decisions. */
    public synchronized Frame all() {
        Frame frame = all;
        if (frame == null) {
            frame = new SharedFrame(encoded.get());
            all = frame;
        }
        return frame;
    }
}
