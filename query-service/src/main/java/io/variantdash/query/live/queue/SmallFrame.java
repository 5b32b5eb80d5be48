package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A frame whose bytes are on the heap, once for all who get it. */
public final class SmallFrame implements Frame {

    private final byte[] encoded;

    public SmallFrame(byte[] encoded) {
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
