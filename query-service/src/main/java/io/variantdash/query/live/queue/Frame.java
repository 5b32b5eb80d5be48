package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;

/** A WebSocket frame as it goes over the wire, header included: encoded once, however many clients get it. */
public interface Frame {

    /** A buffer of its own for each writer, over bytes that all share. */
    ByteBuf bytes();

    int size();

    /** Of two frames with the same key that wait for a client, only the newer is sent. */
    default Object conflationKey() {
        return this;
    }
}
