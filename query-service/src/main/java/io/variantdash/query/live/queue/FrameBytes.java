package io.variantdash.query.live.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes WebSocket frames (RFC 6455). Those of a server are not masked, so the same bytes do for every client. */
public final class FrameBytes {

    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LONGEST_HEADER = 10;

    private FrameBytes() {}

    public static byte[] text(byte[]... parts) {
        return frame(TEXT, parts);
    }

    public static byte[] text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] close(int code, String reason) {
        byte[] number = {(byte) (code >> Byte.SIZE), (byte) code};
        return frame(CLOSE, number, reason.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ping() {
        return frame(PING);
    }

    static byte[] pong(byte[] payload) {
        return frame(PONG, payload);
    }

    private static byte[] frame(int type, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEADER + length).put((byte) (FINAL | type));
        if (length <= SHORT) {
            frame.put((byte) length);
        } else if (length <= 0xFFFF) {
            frame.put((byte) TWO_BYTES).putShort((short) length);
        } else {
            frame.put((byte) EIGHT_BYTES).putLong(length);
        }
        for (byte[] part : parts) {
            frame.put(part);
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
