package io.variantdash.query.live.decision;

import io.variantdash.query.live.queue.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What one client has yet to be told of decisions. Each frame holds only what changed, so a client that missed one gets all
 * of them, and of those only the newest. Confined to the client's event loop.
 */
public final class PendingDecisions {

    private boolean lacksAll;
    private @Nullable DecisionFrames missed;

    /** The client went on behind a position: what was decided meanwhile is not replayed. */
    public void lackAll() {
        lacksAll = true;
    }

    /** The client has got a snapshot, which carries decisions. */
    public void gotSnapshot(long offset) {
        lacksAll = false;
        if (missed != null && missed.offset() < offset) {
            missed = null;
        }
    }

    /** The client cannot take these now. */
    public void miss(DecisionFrames frames) {
        if (frames.changed() != null || missed != null || lacksAll) {
            missed = frames;
        }
    }

    /** What to send of these; null if there is nothing new. */
    public @Nullable Frame of(DecisionFrames frames) {
        boolean all = lacksAll || missed != null;
        lacksAll = false;
        missed = null;
        return all ? frames.all() : frames.changed();
    }

    /** What to send to a client that has caught up; null if it missed nothing. */
    public @Nullable Frame missed() {
        return missed == null ? null : of(missed);
    }
}
