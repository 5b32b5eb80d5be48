package io.variantdash.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The published contract, stricter than for clients: here an answer has no field that is not described. */
public final class Contract {

    private static final String LOCATION = "https://variantdash.test/openapi";

    private static final ObjectMapper JSON = new ObjectMapper();

    // Read once: tests ask for it with every address that they make.
    private static final JsonNode DOCUMENT = read();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder ->
                    builder.schemas(Map.of(LOCATION, closed(DOCUMENT.deepCopy()).toString())));

    private Contract() {}

    /** The document as it stands. */
    public static JsonNode document() {
        return DOCUMENT;
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public static void assertValid(String schema, String json) {
        assertThatJson(LOCATION + "#/components/schemas/" + schema, json);
    }

    /** Holds a value against the schema at a place in the document. */
    public static void assertValidAt(String pointer, String json) {
        assertThatJson(LOCATION + "#" + pointer.replace("{", "%7B").replace("}", "%7D"), json);
    }

    /** Holds the body of a JSON answer against the schema that the path has for that status. */
    public static void assertAnswer(String path, int status, String mediaType, String json) {
        String pointer = "/paths/%s/get/responses/%d".formatted(path.replace("/", "~1"), status);
        JsonNode response = DOCUMENT.at(pointer);
        String reference = response.path("$ref").asText();
        String place = reference.isEmpty() ? pointer : reference.substring(1);
        String schema = place + "/content/" + mediaType.replace("/", "~1") + "/schema";
        assertThat(DOCUMENT.at(schema).isMissingNode()).as(schema).isFalse();
        assertValidAt(schema, json);
    }

    private static void assertThatJson(String location, String json) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(location));
        assertThat(schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(json)
                .isEmpty();
    }

    private static JsonNode closed(JsonNode document) {
        document.at("/components/schemas").properties().forEach(entry -> {
            ObjectNode schema = (ObjectNode) entry.getValue();
            if (schema.has("allOf")) {
                schema.put("unevaluatedProperties", false);
            } else if (schema.has("properties") && !entry.getKey().equals("SuggestionText")) {
                schema.put("additionalProperties", false);
            }
        });
        return document;
    }

    private static JsonNode read() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
