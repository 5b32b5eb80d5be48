package io.variantdash.query.live.replay;

/** Where a frame is: the number of its segment and its index in there, as one number that grows with every frame. */
final class FrameReference {

    /** Before all frames. */
    static final long NONE = -1;

    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private FrameReference() {}

    static long of(long segment, int index) {
        return (segment << INDEX_BITS) | index;
    }

    static long segment(long reference) {
        return reference >> INDEX_BITS;
    }

    static int index(long reference) {
        return (int) (reference & INDEX_MASK);
    }
}
