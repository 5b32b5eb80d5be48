package io.variantdash.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds the frames in what a WebSocket server sends, in pieces of any size, and the number in those of updates. Reads
 * headers and numbers and passes over all else; makes no object for a frame.
 */
final class FrameReader {

    /** Is told of complete frames. */
    interface Listener {

        void update(long number);

        /** Any other frame with data. */
        void other();

        void ping(byte[] payload);

        void close(int code);
    }

    private static final int CONTINUATION = 0x0;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASK = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int NO_CODE = 1005;

    private final Marker marker;
    private final Listener listener;

    private int headerBytes;
    private int lengthBytes;
    private int opcode;
    private long length;
    private long position;
    private long guardAt;
    private boolean marked;
    private long number;
    private byte[] control = {};

    FrameReader(Marker marker, Listener listener) {
        this.marker = marker;
        this.listener = listener;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (headerBytes < 2 || lengthBytes > 0) {
                header(bytes.get() & 0xff);
            } else {
                payload(bytes);
            }
        }
    }

    private void header(int octet) {
        switch (headerBytes++) {
            case 0 -> first(octet);
            case 1 -> second(octet);
            default -> {
                length = length << Byte.SIZE | octet;
                lengthBytes--;
            }
        }
        if (headerBytes >= 2 && lengthBytes == 0) {
            begin();
        }
    }

    private void first(int octet) {
        opcode = octet & 0x0f;
        if ((octet & FIN) == 0 || opcode == CONTINUATION || (octet & RESERVED) != 0) {
            throw new IllegalStateException("The server sends fragments or compressed frames");
        }
    }

    private void second(int octet) {
        if ((octet & MASK) != 0) {
            throw new IllegalStateException("The server masks its frames");
        }
        lengthBytes = octet == TWO_BYTES ? Short.BYTES : octet == EIGHT_BYTES ? Long.BYTES : 0;
        length = lengthBytes == 0 ? octet : 0;
    }

    private void begin() {
        position = 0;
        number = 0;
        marked = false;
        guardAt = length - marker.fromEnd();
        if (opcode >= CLOSE) {
            control = new byte[(int) length];
        } else if (guardAt < 0) {
            guardAt = length;
        }
        completeAtEnd();
    }

    private void payload(ByteBuffer bytes) {
        if (opcode >= CLOSE) {
            int count = (int) Math.min(bytes.remaining(), length - position);
            bytes.get(control, (int) position, count);
            position += count;
        } else {
            skipTo(guardAt, bytes);
            long end = Math.min(length, guardAt + 1 + marker.digits());
            while (position >= guardAt && position < end && bytes.hasRemaining()) {
                mark(bytes.get());
            }
            if (position >= end) {
                skipTo(length, bytes);
            }
        }
        completeAtEnd();
    }

    private void skipTo(long target, ByteBuffer bytes) {
        int count = (int) Math.max(0, Math.min(bytes.remaining(), target - position));
        bytes.position(bytes.position() + count);
        position += count;
    }

    private void mark(byte octet) {
        if (position == guardAt) {
            marked = octet == marker.guard();
        } else {
            marked &= octet >= '0' && octet <= '9';
            number = 10 * number + octet - '0';
        }
        position++;
    }

    private void completeAtEnd() {
        if (position < length) {
            return;
        }
        headerBytes = 0;
        switch (opcode) {
            case CLOSE -> listener.close(code());
            case PING -> listener.ping(Arrays.copyOf(control, control.length));
            default -> {
                if (opcode < CLOSE) {
                    data();
                }
            }
        }
    }

    private void data() {
        if (marked) {
            listener.update(number - marker.offset());
        } else {
            listener.other();
        }
    }

    private int code() {
        return control.length < Short.BYTES
                ? NO_CODE
                : Short.toUnsignedInt(ByteBuffer.wrap(control).getShort());
    }
}
