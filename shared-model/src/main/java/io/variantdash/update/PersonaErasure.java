package io.variantdash.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * A persona that is erased. On {@code dashboard.erasures} it means that nothing is kept of the persona, until a record without a
 * value follows. On {@code dashboard.updates}, with the header {@link Heartbeat#KIND_HEADER} of value {@link #KIND}, it tells
 * that whatever was known of the persona up to there is void.
 *
 * @param personaId also the key of the record
 * @param erasureId names the erasure; one that follows after the persona was allowed again has another
 * @param requestedAt when an operator asked for it, UTC
 */
public record PersonaErasure(String personaId, UUID erasureId, Instant requestedAt) {

    /** The value of the header, in ASCII. */
    public static final String KIND = "erasure";

    private static final ObjectMapper JSON = new ObjectMapper();

    public byte[] toJson() {
        return new JsonText()
                .beginObject()
                .member("persona_id", personaId)
                .member("erasure_id", erasureId.toString())
                .member("requested_at", requestedAt)
                .endObject()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a record's value; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException if it is not such a record
     */
    public static PersonaErasure fromJson(byte[] json) {
        try {
            JsonNode erasure = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            return new PersonaErasure(
                    text(erasure, "persona_id"),
                    UUID.fromString(text(erasure, "erasure_id")),
                    Instant.parse(text(erasure, "requested_at")));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("Not an erasure: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode erasure, String field) {
        JsonNode value = erasure.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("An erasure needs the text " + field);
        }
        return value.textValue();
    }
}
