package io.variantdash.query.testing.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A WebSocket whose other end sends what a test says, and answers nothing by itself. */
public final class RawSocket implements Closeable {

    private static final int TIMEOUT_MILLIS = 120_000;
    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket = new Socket();

    private RawSocket(int port, String persona) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        send("""
                GET /dashboard/ws/%s HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(persona).getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD) < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    /** A connection that has become a WebSocket, of which no frame has been read. */
    public static RawSocket upgraded(int port, String persona) throws IOException {
        return new RawSocket(port, persona);
    }

    public Socket socket() {
        return socket;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** All that the server sends until it ends the connection; a reset is an end too. Each byte is a character. */
    public String readToTheEnd() throws IOException {
        StringBuilder received = new StringBuilder();
        byte[] part = new byte[RECEIVE_BUFFER];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                received.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return received.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
