package io.variantdash.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.json.JsonText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generates texts and trees of all that JSON and PostgreSQL can hold. */
public final class AnyJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnyJson() {}

    /** Texts of any characters but NUL and halves of surrogate pairs, with a liking for those that are escaped. */
    public static Arbitrary<String> text(int minLength, int maxLength) {
        return Arbitraries.frequencyOf(
                        Tuple.of(10, Arbitraries.integers().between(' ', '~')),
                        Tuple.of(2, Arbitraries.integers().between(1, 0x1f)),
                        Tuple.of(2, Arbitraries.of((int) '"', (int) '\\', 0x7f, 0x85, 0x2028, 0xfeff, 0xffff)),
                        Tuple.of(2, Arbitraries.integers().between(0x80, 0xd7ff)),
                        Tuple.of(1, Arbitraries.integers().between(0xe000, 0xffff)),
                        Tuple.of(2, Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT)))
                .list()
                .ofMinSize(minLength)
                .ofMaxSize(maxLength)
                .map(AnyJson::join);
    }

    /** Objects nested a few levels deep. */
    public static Arbitrary<ObjectNode> object() {
        return object(3);
    }

    /** Objects whose numbers have the types with which their canonical form is read. */
    public static Arbitrary<JsonNode> canonicalObject() {
        return object().map(AnyJson::reread);
    }

    private static Arbitrary<ObjectNode> object(int depth) {
        return Arbitraries.maps(text(0, 4), value(depth - 1)).ofMaxSize(4).map(AnyJson::objectOf);
    }

    private static Arbitrary<JsonNode> value(int depth) {
        Arbitrary<JsonNode> scalar = Arbitraries.oneOf(
                text(0, 8).map(NODES::textNode),
                Arbitraries.longs().map(NODES::numberNode),
                finiteDouble().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.create(NODES::nullNode));
        if (depth == 0) {
            return scalar;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalar),
                Tuple.of(1, object(depth).map(JsonNode.class::cast)),
                Tuple.of(1, value(depth - 1).list().ofMaxSize(3).map(AnyJson::arrayOf)));
    }

    private static Arbitrary<Double> finiteDouble() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    private static ObjectNode objectOf(Map<String, JsonNode> members) {
        ObjectNode object = NODES.objectNode();
        object.setAll(members);
        return object;
    }

    private static ArrayNode arrayOf(List<JsonNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    private static String join(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static JsonNode reread(JsonNode tree) {
        try {
            String canonical = new JsonText()
                    .beginObject()
                    .member("tree", tree)
                    .endObject()
                    .toString();
            return JSON.readTree(canonical).get("tree");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
