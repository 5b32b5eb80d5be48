package io.variantdash.embedded.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Bodies by the schemas of a document, with values that do not fit now and then, and bytes that are no JSON. */
final class SpoiltJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> BROKEN =
            List.of("[".repeat(5_000), "{\"a\":".repeat(5_000), "[1,", "{}{}", "nul");

    private final JsonNode document;
    private final Chance chance;
    private final SpoiltText texts;

    SpoiltJson(JsonNode document, Chance chance, SpoiltText texts) {
        this.document = document;
        this.chance = chance;
        this.texts = texts;
    }

    /** A body of a media type that the schema describes. */
    byte[] body(JsonNode schema) {
        byte[] json = value("", schema, 0).toString().getBytes(StandardCharsets.UTF_8);
        return switch (chance.below(20)) {
            case 0 -> Arrays.copyOf(json, chance.below(json.length + 1));
            case 1 -> flipped(json);
            case 2 -> chance.noise(chance.below(200));
            case 3 -> chance.any(BROKEN).getBytes(StandardCharsets.UTF_8);
            case 4 -> new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 5 -> packed(new byte[4_000_000]); // a bomb: 4 KB that unpack to more than is read
            default -> json;
        };
    }

    /** The same, packed by gzip. */
    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private JsonNode value(String name, JsonNode described, int depth) {
        JsonNode schema = OpenApiRequests.resolved(document, described);
        if (depth > DEEPEST || chance.oneOf(25)) {
            return unfit();
        }
        if (schema.has("oneOf")) {
            return value(
                    name,
                    schema.path("oneOf").path(chance.below(schema.path("oneOf").size())),
                    depth);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "integer" -> NODES.numberNode(chance.oneOf(5) ? chance.anyLong() : chance.below(10_000));
            case "number" -> NODES.numberNode(chance.oneOf(5) ? chance.anyLong() : chance.below(1_000) / 1_000.0);
            case "boolean" -> NODES.booleanNode(chance.oneOf(2));
            default -> NODES.textNode(text(name, schema));
        };
    }

    /** Of several types, as of a field that may be null, the first. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (!chance.oneOf(15)) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
            }
        }
        if (chance.oneOf(20)) {
            object.set(texts.any(), unfit());
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = chance.below(chance.oneOf(50) ? 1_100 : 4); i > 0; i--) {
            array.add(value(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("date-time") && !chance.oneOf(4)) {
            return Instant.now().minusSeconds(chance.below(3_600)).toString();
        }
        if (schema.path("format").asText().equals("uuid") && !chance.oneOf(4)) {
            return new UUID(chance.anyLong(), chance.anyLong()).toString();
        }
        JsonNode example = schema.has("example")
                ? schema.path("example")
                : schema.path("examples").path(0);
        return texts.value(name, schema, example);
    }

    private JsonNode unfit() {
        return switch (chance.below(7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(chance.anyLong());
            case 2 -> NODES.numberNode(Double.longBitsToDouble(chance.anyLong() & ~(0x7FFL << 52)));
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode().add(NODES.objectNode());
            case 5 -> NODES.objectNode().set("type", NODES.arrayNode());
            default -> NODES.textNode(texts.any());
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[chance.below(bytes.length)] ^= (byte) (1 << chance.below(Byte.SIZE));
        return flipped;
    }
}
