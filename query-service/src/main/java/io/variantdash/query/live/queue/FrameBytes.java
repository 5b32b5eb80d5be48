package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes WebSocket frames (RFC 6455). Those of a server are not masked, so the same bytes do for every client. */
public final class FrameBytes {

    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int PING = 0x9;
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

    static byte[] ping() {
        return frame(PING);
    }

    /**
     * What the payload of a frame is, and how long.
     *
     * @param length in bytes
     */
    public record Header(Kind kind, int length) {}

    /** The frames that this class writes. */
    public enum Kind {
        TEXT,
        PING
    }

    /** Reads the header of a frame that this class wrote; its payload comes next. */
    public static Header header(ByteBuf frames) {
        Kind kind = frames.readByte() == (byte) (FINAL | PING) ? Kind.PING : Kind.TEXT;
        int length = frames.readByte();
        return switch (length) {
            case TWO_BYTES -> new Header(kind, frames.readUnsignedShort());
            case EIGHT_BYTES -> new Header(kind, Math.toIntExact(frames.readLong()));
            default -> new Header(kind, length);
        };
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
