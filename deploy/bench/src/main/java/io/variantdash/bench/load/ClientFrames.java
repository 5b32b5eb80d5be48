package io.variantdash.bench.load;

import java.nio.ByteBuffer;

/** The few frames that a client sends. They are masked, as the protocol demands, with zeros, which saves the masking. */
final class ClientFrames {

    private static final int CLOSE = 0x88;
    private static final int PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final short NORMAL = 1000;

    private ClientFrames() {}

    static ByteBuffer pong(byte[] payload) {
        return frame(PONG, payload);
    }

    static ByteBuffer close() {
        return frame(CLOSE, ByteBuffer.allocate(Short.BYTES).putShort(NORMAL).array());
    }

    /** Control frames have at most 125 bytes. */
    private static ByteBuffer frame(int type, byte[] payload) {
        return ByteBuffer.allocate(2 + MASK_BYTES + payload.length)
                .put((byte) type)
                .put((byte) (MASKED | payload.length))
                .position(2 + MASK_BYTES)
                .put(payload)
                .flip();
    }
}
