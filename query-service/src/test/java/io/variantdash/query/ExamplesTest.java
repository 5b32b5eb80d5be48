package io.variantdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.query.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples are what people copy: each must be right, and nothing may be without. */
class ExamplesTest {

    private final List<String> withoutExample = new ArrayList<>();
    private int examples;

    @Test
    void everythingHasAnExampleThatFitsItsSchema() {
        look("", Contract.document());

        assertThat(withoutExample).isEmpty();
        assertThat(examples).isGreaterThan(100);
    }

    private void look(String pointer, JsonNode node) {
        if (node.isObject() && !node.path("type").isObject()) {
            if (node.has("schema")) {
                lookAtBody(pointer, node);
            } else if (pointer.matches(".*/properties/[^/]+")) {
                lookAtProperty(pointer, node);
            }
        }
        if (node.isContainerNode() && !pointer.endsWith("/examples") && !pointer.endsWith("/example")) {
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                look(pointer + "/" + child.getKey().replace("~", "~0").replace("/", "~1"), child.getValue());
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                look(pointer + "/" + i, node.get(i));
            }
        }
    }

    /** Of a parameter, a header or a message. A message whose schema is described by its parts needs none of its own. */
    private void lookAtBody(String pointer, JsonNode node) {
        if (node.has("example")) {
            examples++;
            Contract.assertValidAt(pointer + "/schema", node.path("example").toString());
        } else if (!node.path("schema").has("$ref")
                && !node.at("/schema/type").asText().equals("string")) {
            withoutExample.add(pointer);
        } else if (node.has("name")) {
            withoutExample.add(pointer);
        }
    }

    private void lookAtProperty(String pointer, JsonNode node) {
        for (JsonNode example : node.path("examples")) {
            examples++;
            Contract.assertValidAt(pointer, example.toString());
        }
        boolean explainsItself = node.has("$ref")
                || node.has("const")
                || node.has("items")
                || node.has("oneOf")
                || node.has("properties");
        if (node.path("examples").isEmpty() && !explainsItself) {
            withoutExample.add(pointer);
        }
    }
}
