package io.variantdash.endtoend.live;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/** A client that can break every rule: it writes the bytes of its frames itself, and reads when it likes. */
public final class RawClient implements AutoCloseable {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;

    /** Where a connection just ended. */
    public static final int BROKEN = 1006;

    private static final int SMALL_BUFFER = 4_096;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int OPCODE = 0x0f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LARGEST_TWO_BYTES = 0xffff;
    private static final int MOST_HEAD = 14;
    private static final int NO_MASK = 0;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    /** Connects; the answer to the upgrade is the last that it reads by itself. */
    public RawClient(URI replica, String persona) {
        try {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(replica.getHost(), replica.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = socket.getInputStream();
            out = new BufferedOutputStream(socket.getOutputStream());
            out.write("""
                    GET /dashboard/ws/%s HTTP/1.1\r
                    Host: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.formatted(persona, replica.getAuthority()).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = answer();
            if (!answer.startsWith("HTTP/1.1 101")) {
                throw new IllegalStateException(
                        "No WebSocket: " + answer.lines().findFirst().orElse("no answer"));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Cannot connect to " + replica, e);
        }
    }

    /** Sends a frame, masked with nothing. False if the connection takes none any more. */
    public boolean send(int opcode, boolean last, byte[] payload) {
        return send(opcode, last, payload.length, payload);
    }

    /** Sends a frame that claims a length. */
    public boolean send(int opcode, boolean last, long claimedLength, byte[] payload) {
        return sendBytes(frame(opcode, last, claimedLength, payload));
    }

    /** The bytes of a frame that claims a length, masked with nothing. */
    public static byte[] frame(int opcode, boolean last, long claimedLength, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(MOST_HEAD + payload.length).put((byte) ((last ? FINAL : 0) | opcode));
        // The shortest form that holds it: any other is an offence of its own.
        if (claimedLength < TWO_BYTES) {
            frame.put((byte) (MASKED | claimedLength));
        } else if (claimedLength <= LARGEST_TWO_BYTES) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) claimedLength);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(claimedLength);
        }
        frame.putInt(NO_MASK).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** Sends anything. */
    public boolean sendBytes(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes a single byte. False if there is none within a second. */
    public boolean readByte() {
        try {
            socket.setSoTimeout(1_000);
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the first frame, whatever it is. */
    public void skipFrame() {
        try {
            readFrame(new DataInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("No frame arrived", e);
        }
    }

    /** Reads and answers nothing, not even pings, until the connection ends; tells with which code, or nothing. */
    public OptionalInt end(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        DataInputStream frames = new DataInputStream(in);
        try {
            socket.setSoTimeout((int) patience.toMillis());
            while (System.nanoTime() < deadline) {
                int code = readFrame(frames);
                if (code > 0) {
                    return OptionalInt.of(code);
                }
            }
            return OptionalInt.empty();
        } catch (SocketTimeoutException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.of(BROKEN);
        }
    }

    /** Reads on in the middle of a frame until the connection ends; false if it does not. */
    public boolean drains(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        byte[] rest = new byte[1 << 16];
        try {
            socket.setSoTimeout((int) patience.toMillis());
            while (System.nanoTime() < deadline) {
                if (in.read(rest) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Ends the connection without a word. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is over already.
        }
        close();
    }

    /** Says good-bye, and waits for no answer. */
    public void sayGoodBye() {
        send(CLOSE, true, new byte[] {0x03, (byte) 0xe8});
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is over in any case.
        }
    }

    /** Zero, unless it is a close: then its code. */
    private static int readFrame(DataInputStream frames) throws IOException {
        int opcode = frames.readUnsignedByte() & OPCODE;
        long length = frames.readUnsignedByte() & LENGTH;
        if (length == TWO_BYTES) {
            length = frames.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = frames.readLong();
        }
        if (opcode == CLOSE) {
            return length < 2 ? 1005 : frames.readUnsignedShort();
        }
        frames.skipNBytes(length);
        return 0;
    }

    private String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The upgrade was not answered: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }
}
