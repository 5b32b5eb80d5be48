package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * A large frame that many clients may get at the same time. Its memory is outside the heap, so that a slow
 * client holds no copy of it, and goes with the garbage, so that no client has to be counted.
 */
public final class SharedFrame implements Frame {

    private final ByteBuf bytes;

    public SharedFrame(byte[] frame) {
        ByteBuffer outsideTheHeap = ByteBuffer.allocateDirect(frame.length).put(frame);
        this.bytes = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(outsideTheHeap.flip()));
    }

    @Override
    public ByteBuf bytes() {
        return bytes.duplicate();
    }

    @Override
    public int size() {
        return bytes.readableBytes();
    }
}
