package io.variantdash.bench.gateway;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A keep-alive connection that sends events, and does next to nothing with the answers. */
final class Posts implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final String host;

    Posts(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream(), BUFFER);
        output = socket.getOutputStream();
        host = service.getAuthority();
    }

    /** Returns when the events are accepted; fails if they are not. */
    void accept(String events) throws IOException {
        byte[] request =
                ("POST /api/events/performance-update HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                                + "Content-Length: %d\r\n\r\n%s")
                        .formatted(host, events.length(), events)
                        .getBytes(StandardCharsets.US_ASCII);
        output.write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 202")) {
            throw new IOException("The service answers: " + status);
        }
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
        }
        input.skipNBytes(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = input.read(); character != '\n'; character = input.read()) {
            if (character < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }
}
