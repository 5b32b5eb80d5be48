package io.variantdash.embedded.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back of a request.
 *
 * @param status {@link #NONE} where the service ended the connection without an answer
 * @param head the status line and the headers
 * @param body with the framing of transfer codings, as far as there is any
 */
public record WireAnswer(int status, String head, String body) {

    /** The connection was ended without a word. */
    public static final int NONE = 0;

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int CONTINUE = 100;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Sends a request to a port of this machine; fails where nothing comes back for a while. */
    public static WireAnswer to(FuzzedRequest request, int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(request.headBytes());
                socket.getOutputStream().write(request.body());
            } catch (SocketException refused) {
                // It has answered before it has read all: the answer may be there.
            }
            return read(socket.getInputStream());
        }
    }

    /** The media type, or nothing. */
    public String contentType() {
        return header(head, "content-type").orElse("");
    }

    private static WireAnswer read(InputStream input) throws IOException {
        String head = head(input);
        while (status(head) == CONTINUE) {
            head = head(input);
        }
        int status = status(head);
        boolean ends = status == NONE || status == SWITCHING_PROTOCOLS;
        try {
            return new WireAnswer(status, head, ends ? "" : rest(input, length(head)));
        } catch (SocketTimeoutException e) {
            throw new IOException("The body does not end that follows " + head, e);
        }
    }

    private static int length(String head) {
        return header(head, "content-length").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static int status(String head) {
        return head.length() < 12 ? NONE : Integer.parseInt(head.substring(9, 12));
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf(END_OF_HEAD, Math.max(0, head.length() - END_OF_HEAD.length())) < 0) {
                int next = input.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
        } catch (SocketException reset) {
            return "";
        }
        return head.toString();
    }

    /** As long as the answer says, because a connection that was to be upgraded stays open; else until the end. */
    private static String rest(InputStream input, int length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            while (body.size() < length) {
                int read = input.read(part, 0, Math.min(part.length, length - body.size()));
                if (read < 0) {
                    break;
                }
                body.write(part, 0, read);
            }
        } catch (SocketException reset) {
            // What was not read of the request makes the end a reset.
        }
        return body.toString(StandardCharsets.UTF_8);
    }
}
