package io.variantdash.query.live.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.variantdash.event.EventType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out whose performance an update tells, without reading more of it than that. */
final class ConflationKey {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PERFORMANCE = EventType.PERFORMANCE_UPDATE.wireName();

    private ConflationKey() {}

    /** The variant, or null if the update tells something else. */
    static @Nullable String of(String data) {
        try (JsonParser parser = JSON.createParser(data)) {
            parser.nextToken();
            if (!"event_type".equals(parser.nextFieldName()) || !PERFORMANCE.equals(parser.nextTextValue())) {
                return null;
            }
            return variant(parser);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String variant(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("variant_id")) {
                return value == JsonToken.VALUE_STRING ? parser.getText() : null;
            }
            parser.skipChildren();
        }
        return null;
    }
}
