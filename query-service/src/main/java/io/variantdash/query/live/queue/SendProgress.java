package io.variantdash.query.live.queue;

/**
 * Whether a client takes what is on its way to it. What counts is bytes that moved, not the age of a frame: a large one may
 * take minutes on a slow network. But a few bytes do not count, or a client could hold what waits for it by reading one now
 * and then.
 */
public final class SendProgress {

    /** A client that takes less than this within a window takes nothing: about a tenth of the slowest mobile network. */
    public static final long LEAST_BYTES = 16 * 1024;

    /** How a client has been doing. */
    public enum Pace {
        /** Nothing is on its way. */
        IDLE,
        /** It has taken enough for another window. */
        MOVING,
        /** The window is not over yet. */
        WAITING,
        STALLED
    }

    private final long sinceNanos;
    private long windowNanos;
    private long takenBefore;

    /**
     * Begins to watch.
     *
     * @param taken how many bytes the network has taken so far, of whatever was sent
     */
    public SendProgress(long nowNanos, long taken) {
        this.sinceNanos = nowNanos;
        this.windowNanos = nowNanos;
        this.takenBefore = taken;
    }

    /** How it stands now, where {@code taken} bytes have been taken so far. */
    public Pace look(long nowNanos, long taken, long longestNanos) {
        if (taken - takenBefore >= LEAST_BYTES) {
            windowNanos = nowNanos;
            takenBefore = taken;
            return Pace.MOVING;
        }
        return nowNanos - windowNanos > longestNanos ? Pace.STALLED : Pace.WAITING;
    }

    public long ageNanos(long nowNanos) {
        return nowNanos - sinceNanos;
    }
}
