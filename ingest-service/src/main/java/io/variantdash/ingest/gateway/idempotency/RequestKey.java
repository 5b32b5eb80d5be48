package io.variantdash.ingest.gateway.idempotency;

import io.variantdash.event.EventType;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sender names a request, so that a retry can be told from another one.
 *
 * @param caller whose key it is, so that no caller takes the key, or learns the answer, of another one
 * @param key the header, byte for byte
 * @param bodyHash what it was given to, in hexadecimal: the kind of the events and all of them
 */
public record RequestKey(String caller, String key, String bodyHash) {

    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /**
     * The key of a request, or null if it has none.
     *
     * @param caller who sends it
     * @param headers all values of {@code Idempotency-Key}; refused with 400 if they are no one key
     */
    public static @Nullable RequestKey of(String caller, List<String> headers, EventType type, List<byte[]> events) {
        if (headers.isEmpty()) {
            return null;
        }
        if (headers.size() > 1 || !ALLOWED.matcher(headers.get(0)).matches()) {
            throw RefusedRequest.malformed(
                    "The header Idempotency-Key must be there once, with 1 to 255 visible ASCII characters.");
        }
        return new RequestKey(caller, headers.get(0), hash(type, events));
    }

    private static String hash(EventType type, List<byte[]> events) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(type.topic().getBytes(StandardCharsets.US_ASCII));
            for (byte[] event : events) {
                // Its length parts it from the next one.
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(event.length).array());
                sha256.update(event);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
