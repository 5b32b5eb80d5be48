package io.variantdash.ingest.erasure;

import io.variantdash.ingest.operator.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page begins: behind the erasure that the page before ended with. Clients see it as a word without meaning. */
record ErasureCursor(Instant requestedAt, UUID id) {

    /** Reads a cursor; a malformed one is refused. */
    static ErasureCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return new ErasureCursor(Instant.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Parameters.refuse("cursor", "must be the next_cursor of a page");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s|%s".formatted(requestedAt, id).getBytes(StandardCharsets.UTF_8));
    }
}
