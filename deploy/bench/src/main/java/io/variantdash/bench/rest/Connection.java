package io.variantdash.bench.rest;

import io.variantdash.bench.load.Credentials;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A keep-alive connection that does next to nothing with an answer: on a machine that it shares with the service, a
 * client that parses would measure itself.
 */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream input;
    private final byte[] request;

    Connection(URI address, boolean gzip, Credentials credentials) throws IOException {
        this.socket = new Socket(address.getHost(), address.getPort());
        this.socket.setTcpNoDelay(true);
        this.input = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.request = "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAccept-Encoding: %s\r\n%s\r\n"
                .formatted(address.getRawPath(), address.getAuthority(), gzip ? "gzip" : "identity", credentials.line())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks, waits for the whole answer, and tells the length of its body. */
    int get() throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("The service answers: " + status);
        }
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
        }
        input.skipNBytes(length);
        return length;
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
