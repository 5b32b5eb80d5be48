package io.variantdash.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Answers as they are documented, but for what is another at every run. */
public final class Golden {

    /** Times of the day on which the test runs, ids and places: what matters is that they are there. */
    private static final Set<String> VOLATILE = Set.of(
            "as_of",
            "position",
            "identity",
            "suggestion_id",
            "last_updated",
            "recorded_at",
            "last_posted_at",
            "next_cursor",
            "previous_cursor");

    private static final int SIGNIFICANT_DIGITS = 9;

    private Golden() {}

    public static void assertSame(String name, String persona, String json) {
        JsonNode actual = Contract.parse(json.replace(persona, "ava"));
        replaceVolatile(actual);
        roundFractions(actual);
        JsonNode expected = Contract.parse(read(name));
        roundFractions(expected);
        assertThat(actual.toPrettyString()).as("golden/%s.json", name).isEqualTo(expected.toPrettyString());
    }

    private static void replaceVolatile(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean recent = field.getValue().isTextual()
                        && Set.of("posted_at", "killed_at", "raised_at", "cleared_at", "from", "to")
                                .contains(field.getKey())
                        && !field.getValue().textValue().startsWith("2026-01-31");
                if (field.getValue().isTextual() && (recent || VOLATILE.contains(field.getKey()))) {
                    object.put(field.getKey(), "…");
                }
            }
        }
        node.forEach(Golden::replaceVolatile);
    }

    /** Processors differ in the last digit of a logarithm. */
    private static void roundFractions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(rounded(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rounded(array.get(i)));
            }
        }
        node.forEach(Golden::roundFractions);
    }

    private static JsonNode rounded(JsonNode value) {
        return value.isDouble()
                ? DoubleNode.valueOf(value.decimalValue()
                        .round(new MathContext(SIGNIFICANT_DIGITS))
                        .doubleValue())
                : value;
    }

    private static String read(String name) {
        try (InputStream golden = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(golden).as("golden/%s.json", name).isNotNull();
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
