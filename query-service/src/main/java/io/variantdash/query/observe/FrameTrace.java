package io.variantdash.query.observe;

/** What is told of an update's way to the clients. May be called by any thread. */
public interface FrameTrace {

    /** Nothing is traced. */
    FrameTrace NONE = new FrameTrace() {};

    /** Its frame is encoded, and all event loops know of it. */
    default void handedOver() {}

    /** A loop has written it to its clients. */
    default void written() {}
}
