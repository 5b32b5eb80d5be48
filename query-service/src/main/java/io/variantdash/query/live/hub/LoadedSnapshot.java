package io.variantdash.query.live.hub;

import io.variantdash.query.live.queue.Frame;

/** What comes of reading a snapshot for a client. */
public sealed interface LoadedSnapshot {

    /** The frame, and the offset that the snapshot reaches. */
    record InitialData(long offset, Frame frame) implements LoadedSnapshot {}

    /** There is none, for a reason that the client may know. */
    record Failed(String message) implements LoadedSnapshot {}
}
