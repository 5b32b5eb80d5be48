package io.variantdash.endtoend.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of the server, as far as it matters whether and when it arrived. */
record ServerFrame(
        String type,
        @Nullable String position,
        @Nullable UUID identity,
        @Nullable Instant timestamp) {

    private static final JsonFactory JSON = new JsonFactory();

    static ServerFrame parse(String text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(field, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + text, e);
        }
        String identity = fields.get("identity");
        String timestamp = fields.get("timestamp");
        return new ServerFrame(
                fields.getOrDefault("type", ""),
                fields.get("position"),
                identity == null ? null : UUID.fromString(identity),
                timestamp == null ? null : Instant.parse(timestamp));
    }
}
