package io.variantdash.ingest.deadletter.read;

import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.operator.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page begins: behind the letter that the page before ended with. Clients see it as a word without meaning. */
public record LetterCursor(Instant receivedAt, LetterId id) {

    /** Reads a cursor; a malformed one is refused. */
    public static LetterCursor parse(String text) {
        return decoded(text).orElseThrow(() -> Parameters.refuse("cursor", "must be the next_cursor of a page"));
    }

    private static Optional<LetterCursor> decoded(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            Instant receivedAt = Instant.parse(parts[0]);
            return LetterId.parse(parts.length == 2 ? parts[1] : "").map(id -> new LetterCursor(receivedAt, id));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s|%s".formatted(receivedAt, id).getBytes(StandardCharsets.UTF_8));
    }
}
