package io.variantdash.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.variantdash.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The published documents in src/main/resources/contract. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract() {}

    public static String fileOf(EventType type) {
        return type.wireName() + ".schema.json";
    }

    /** The document with this file name, JSON or YAML. */
    public static JsonNode document(String file) {
        try (InputStream stream = Contract.class.getResourceAsStream("/contract/" + file)) {
            return (file.endsWith(".yaml") ? YAML : JSON).readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a schema has against a value; nothing if it is valid. */
    public static List<String> breaches(String file, byte[] json) {
        try {
            return REGISTRY
                    .getSchema(SchemaLocation.of("classpath:contract/" + file))
                    .validate(JSON.readTree(json))
                    .stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
