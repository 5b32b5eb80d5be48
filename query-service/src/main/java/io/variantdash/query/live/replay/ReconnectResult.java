package io.variantdash.query.live.replay;

import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.stream.Position;
import java.util.List;

/** Whether a client can go on where it was. */
public sealed interface ReconnectResult {

    /** It can: this is what it missed behind its position. */
    record Resumed(Position position, List<UpdateFrame> frames) implements ReconnectResult {}

    /** This replica has not read so far yet. */
    record Behind() implements ReconnectResult {}

    /** It cannot, and needs a snapshot. */
    public enum Impossible implements ReconnectResult {
        /** The frames behind its position are remembered no more, or are too many. */
        EXPIRED,
        OTHER_EPOCH,
        UNREADABLE
    }
}
