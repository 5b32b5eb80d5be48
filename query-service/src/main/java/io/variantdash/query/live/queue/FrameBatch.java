package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/** Frames of one persona that arrived together, in their order. For one thread. */
public final class FrameBatch {

    private final List<UpdateFrame> frames = new ArrayList<>(1);
    private int size;

    public void add(UpdateFrame frame) {
        frames.add(frame);
        size += frame.size();
    }

    public List<UpdateFrame> frames() {
        return frames;
    }

    public long firstOffset() {
        return frames.get(0).offset();
    }

    public long lastOffset() {
        return frames.get(frames.size() - 1).offset();
    }

    public int size() {
        return size;
    }

    /** All of them, copied once to where the network reads them from. The caller releases it. */
    public ByteBuf bytes() {
        ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
        frames.forEach(frame -> bytes.writeBytes(frame.encoded()));
        return bytes;
    }
}
