package io.variantdash.bench.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of a connection: HTTP that asks for a WebSocket, and the head of the answer. */
final class Upgrade {

    private static final String END = "\r\n\r\n";
    private static final String ACCEPTED = "HTTP/1.1 101";

    private final StringBuilder head = new StringBuilder();

    static ByteBuffer request(URI server, String persona, Credentials credentials) {
        return StandardCharsets.US_ASCII.encode("""
                GET /dashboard/ws/%s HTTP/1.1\r
                Host: %s\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                %s\r
                """.formatted(persona, server.getAuthority(), credentials.line()));
    }

    /** Reads on; the first line once the head is complete. What follows it is left in the buffer. */
    @Nullable String read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            head.append((char) bytes.get());
            if (head.length() >= END.length() && head.indexOf(END, head.length() - END.length()) >= 0) {
                return head.substring(0, head.indexOf("\r\n"));
            }
        }
        return null;
    }

    static boolean isAccepted(String statusLine) {
        return statusLine.startsWith(ACCEPTED);
    }
}
