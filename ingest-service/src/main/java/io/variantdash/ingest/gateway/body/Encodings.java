package io.variantdash.ingest.gateway.body;

import io.variantdash.ingest.gateway.problem.RefusedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Takes bodies for what their headers say that they are: JSON in UTF-8, as it is or packed by gzip. */
public final class Encodings {

    private static final String JSON = "application/json";
    private static final Pattern JSON_IN_UTF_8 = Pattern.compile(
            "application/json[ \t]*(;[ \t]*(charset=(\"utf-?8\"|utf-?8)[ \t]*)?)*", Pattern.CASE_INSENSITIVE);

    private Encodings() {}

    /** Refuses with 415 what is not said to be JSON in UTF-8. */
    public static void requireJson(@Nullable String contentType) {
        if (contentType == null || !JSON_IN_UTF_8.matcher(contentType.strip()).matches()) {
            throw RefusedRequest.unsupported(
                    "The header Content-Type must be application/json, or name CloudEvents; JSON is UTF-8, whatever it is called.",
                    "Accept-Post",
                    JSON);
        }
    }

    /**
     * The body without its packing. 415 for any other packing than gzip, 400 for what is none, 413 for what has more than
     * {@code maxBytes} then.
     */
    public static byte[] unpacked(byte[] body, @Nullable String contentEncoding, int maxBytes) {
        String encoding =
                contentEncoding == null ? "identity" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> inflated(body, maxBytes);
            default ->
                throw RefusedRequest.unsupported(
                        "The header Content-Encoding must be gzip, or not be there.", "Accept-Encoding", "gzip");
        };
    }

    private static byte[] inflated(byte[] body, int maxBytes) {
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] content = packed.readNBytes(maxBytes);
            if (packed.read() >= 0) {
                throw RefusedRequest.tooLarge(
                        "The body inflates to more than the %d bytes that are allowed; send its events in several requests."
                                .formatted(maxBytes));
            }
            return content;
        } catch (IOException e) {
            throw RefusedRequest.malformed("The body is not what gzip writes, though Content-Encoding says so.");
        }
    }
}
