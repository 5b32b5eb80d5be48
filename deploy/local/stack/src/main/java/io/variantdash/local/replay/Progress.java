package io.variantdash.local.replay;

/** How far a variant has come, so long after its post: totals, as monitors report them. */
record Progress(long millis, int views, int clicks) {

    static final Progress NONE = new Progress(0, 0, 0);
}
