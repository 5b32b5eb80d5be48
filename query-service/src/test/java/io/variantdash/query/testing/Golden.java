package io.variantdash.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private Golden() {}

    public static void assertSame(String name, String persona, String json) {
        JsonNode actual = Contract.parse(json.replace(persona, "ava"));
        replaceVolatile(actual);
        assertThat(actual.toPrettyString())
                .as("golden/%s.json", name)
                .isEqualTo(Contract.parse(read(name)).toPrettyString());
    }

    private static void replaceVolatile(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean recent = field.getValue().isTextual()
                        && Set.of("posted_at", "killed_at").contains(field.getKey())
                        && !field.getValue().textValue().startsWith("2026-01-31");
                if (field.getValue().isTextual() && (recent || VOLATILE.contains(field.getKey()))) {
                    object.put(field.getKey(), "…");
                }
            }
        }
        node.forEach(Golden::replaceVolatile);
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
