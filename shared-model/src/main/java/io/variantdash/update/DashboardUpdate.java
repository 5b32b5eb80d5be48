package io.variantdash.update;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.variantdash.event.MonitorEvent;
import io.variantdash.json.InstantText;
import io.variantdash.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code dashboard.updates}: one thing that changed for a persona.
 *
 * @param identity of the event that it comes from
 * @param timestamp when that happened, UTC
 * @param data the {@code data} of the WebSocket frame: a JSON object that begins with {@code event_type}
 */
public record DashboardUpdate(String personaId, UUID identity, Instant timestamp, String data) {

    /**
     * The Kafka header that tells when the monitor topic took the event: milliseconds since 1970 in decimal. Where counts
     * were reduced, that of the one that is told. What an update's way takes is measured by it.
     */
    public static final String EVENT_TIME_HEADER = "event-kafka-timestamp";

    private static final JsonFactory JSON = new JsonFactory();

    public static DashboardUpdate of(MonitorEvent event, UUID identity) {
        return new DashboardUpdate(event.personaId(), identity, event.occurredAt(), UpdateData.of(event));
    }

    /** The JSON of the update that tells of an event: {@code of(event, identity).toJson()} in one go. */
    public static byte[] json(MonitorEvent event, UUID identity) {
        JsonText json = begin(event.personaId(), identity, event.occurredAt()).beginObject("data");
        return bytes(UpdateData.write(event, json).endObject());
    }

    public byte[] toJson() {
        return bytes(begin(personaId, identity, timestamp).rawMember("data", data));
    }

    private static JsonText begin(String personaId, UUID identity, Instant timestamp) {
        return new JsonText()
                .beginObject()
                .member("persona_id", personaId)
                .member("identity", identity.toString())
                .member("timestamp", timestamp);
    }

    private static byte[] bytes(JsonText json) {
        return json.endObject().toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a record's value; {@code data} is taken as it stands, without being read.
     *
     * @throws IllegalArgumentException if it is not such a record
     */
    public static DashboardUpdate parse(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            DashboardUpdate update = parse(text, parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows after a dashboard update");
            }
            return update;
        } catch (IOException | DateTimeParseException e) {
            throw new IllegalArgumentException("Not a dashboard update: " + e.getMessage(), e);
        }
    }

    private static DashboardUpdate parse(String json, JsonParser parser) throws IOException {
        String personaId = null;
        UUID identity = null;
        Instant timestamp = null;
        String data = null;
        expect(JsonToken.START_OBJECT, parser.nextToken(), "A dashboard update");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "persona_id" -> personaId = text(parser, field);
                case "identity" -> identity = identity(text(parser, field));
                case "timestamp" -> timestamp = time(text(parser, field));
                case "data" -> data = object(json, parser, field);
                default -> parser.skipChildren();
            }
        }
        return new DashboardUpdate(
                present("persona_id", personaId),
                present("identity", identity),
                present("timestamp", timestamp),
                present("data", data));
    }

    /** What is said of a wrong one by Java alone may be nothing. */
    private static UUID identity(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("identity is no UUID: " + text, e);
        }
    }

    private static Instant time(String text) {
        Instant time = InstantText.parse(text);
        return time == null ? Instant.parse(text) : time;
    }

    private static String text(JsonParser parser, String field) throws IOException {
        expect(JsonToken.VALUE_STRING, parser.currentToken(), field);
        return parser.getText();
    }

    private static String object(String json, JsonParser parser, String field) throws IOException {
        expect(JsonToken.START_OBJECT, parser.currentToken(), field);
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getCharOffset();
        return json.substring(start, end);
    }

    private static void expect(JsonToken expected, @Nullable JsonToken found, String what) {
        if (found != expected) {
            throw new IllegalArgumentException("%s begins with %s, not with %s".formatted(what, found, expected));
        }
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("A dashboard update needs " + field);
        }
        return value;
    }
}
