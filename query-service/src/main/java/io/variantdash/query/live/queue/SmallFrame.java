package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A frame of a few bytes, which are copied for each client. */
final class SmallFrame implements Frame {

    private final byte[] encoded;

    SmallFrame(byte[] encoded) {
        this.encoded = encoded;
    }

    @Override
    public ByteBuf bytes() {
        return Unpooled.wrappedBuffer(encoded);
    }

    @Override
    public int size() {
        return encoded.length;
    }
}
