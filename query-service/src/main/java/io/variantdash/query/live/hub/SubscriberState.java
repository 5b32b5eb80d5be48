package io.variantdash.query.live.hub;

/** How far a client is, for those who watch over the service. */
public enum SubscriberState {
    /** It waits for its first frames, or for a snapshot that it asked for. */
    LOADING,
    /** It has been sent everything. */
    CURRENT,
    /** Frames wait for it. */
    BEHIND
}
