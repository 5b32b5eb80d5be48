package io.variantdash.query.testing.raw;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as its bytes stand on the wire, and the answer to it. HTTP clients normalise addresses and headers, and hide
 * those of an answer that they have used.
 *
 * @param headers by lower-case name, in the order of the answer
 * @param body without the framing of transfer codings; of a WebSocket, the first message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RawExchange(String request, int status, Map<String, List<String>> headers, byte[] body) {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int NOT_MODIFIED = 304;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int LENGTH_IN_TWO_BYTES = 126;

    /** The header lines that ask for a WebSocket. */
    public static String[] upgradeLines() {
        return new String[] {
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
    }

    /** A request with the header lines that it needs. */
    public static RawExchange send(String method, String target, String... headerLines) {
        StringBuilder request = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: localhost:%d\r\n".formatted(method, target, RestAssured.port));
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        if (String.join("\n", headerLines).toLowerCase(Locale.ROOT).contains("connection:")) {
            return sendBytes(request.append("\r\n").toString());
        }
        return sendBytes(request.append("Connection: close\r\n\r\n").toString());
    }

    /** All bytes of a request; each character is one. */
    public static RawExchange sendBytes(String request) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(request, socket);
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    /** The value of a header, several lines of it joined as one. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : String.join(", ", values);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return request + "→ " + status + " " + headers + "\n" + text();
    }

    private static RawExchange read(String request, Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("The server ended the connection behind " + head);
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        int status = Integer.parseInt(lines.get(0).substring(9, 12));
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] rest = status == SWITCHING_PROTOCOLS
                ? firstMessage(new DataInputStream(socket.getInputStream()))
                : body(request, status, headers, socket.getInputStream());
        boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
        return new RawExchange(request, status, headers, chunked && rest.length > 0 ? unchunked(rest) : rest);
    }

    /** As long as it says it is, because the connection may stay open. */
    private static byte[] body(String request, int status, Map<String, List<String>> headers, InputStream input)
            throws IOException {
        List<String> length = headers.get("content-length");
        if (length == null) {
            return input.readAllBytes();
        }
        boolean none = request.startsWith("HEAD ") || status == NOT_MODIFIED;
        return none ? new byte[0] : input.readNBytes(Integer.parseInt(length.get(0)));
    }

    /** The payload of a frame as servers send it: not masked, and here never in parts. */
    private static byte[] firstMessage(DataInputStream frames) throws IOException {
        frames.readByte();
        int length = frames.readByte();
        if (length == LENGTH_IN_TWO_BYTES) {
            length = frames.readUnsignedShort();
        } else if (length > LENGTH_IN_TWO_BYTES) {
            length = Math.toIntExact(frames.readLong());
        }
        return frames.readNBytes(length);
    }

    private static byte[] unchunked(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (true) {
            int end = text.indexOf("\r\n", at);
            int length = Integer.parseInt(text.substring(at, end), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(chunks, end + 2, length);
            at = end + 2 + length + 2;
        }
    }
}
