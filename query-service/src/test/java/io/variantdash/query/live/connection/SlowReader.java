package io.variantdash.query.live.connection;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/** The end of a client whose network brings a few kilobytes at a time, in steady steps. */
final class SlowReader {

    private static final int CHUNK = 16 * 1024;
    private static final Duration STEP = Duration.ofMillis(32);
    private static final int TEXT = 0x81;
    private static final byte[] PONG = HexFormat.of().parseHex("8a80" + "00000000");

    private final Socket socket;
    private final DataInputStream input;
    private long read;

    SlowReader(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(new InSteps(socket.getInputStream()));
    }

    /** How many bytes have come so far. */
    long read() {
        return read;
    }

    /** The next text message; pings before it are answered. */
    String nextText() throws IOException {
        while (true) {
            int type = input.readUnsignedByte();
            byte[] payload = input.readNBytes(length(input.readUnsignedByte()));
            if (type == TEXT) {
                return new String(payload, StandardCharsets.UTF_8);
            }
            socket.getOutputStream().write(PONG);
        }
    }

    private int length(int length) throws IOException {
        return switch (length) {
            case 126 -> input.readUnsignedShort();
            case 127 -> Math.toIntExact(input.readLong());
            default -> length;
        };
    }

    private final class InSteps extends FilterInputStream {

        InSteps(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            read++;
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            LockSupport.parkNanos(length > 1024 ? STEP.toNanos() : 0);
            int got = super.read(target, offset, Math.min(length, CHUNK));
            read += Math.max(0, got);
            return got;
        }
    }
}
