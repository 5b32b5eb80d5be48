package io.variantdash.ingest.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JsonElementsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TEXTS = {"", "]", "},{", "\"", "\\", "\\\"", ",", "ä€😀", "[\\", "\n"};

    @Test
    void areCutByteForByte() {
        assertThat(elements("\uFEFF \n[ {\"a\" : \"],\\\"\"},[1, 2] ,\"x,y\\\\\",\t7 ]\r\n"))
                .containsExactly(" {\"a\" : \"],\\\"\"}", "[1, 2] ", "\"x,y\\\\\"", "\t7 ");
    }

    @Test
    void areTheBodyItselfWhereItIsNoArray() {
        assertThat(elements(" {\"a\":[1,2]} ")).containsExactly(" {\"a\":[1,2]} ");
        assertThat(elements("")).containsExactly("");
    }

    @Test
    void areAsManyAsThereMayBe() {
        byte[] three = "[1,2,3]".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonElements.of(three, 3)).hasSize(3);
        assertThatThrownBy(() -> JsonElements.of(three, 2)).isInstanceOf(RefusedRequest.class);
    }

    /** Jackson is the judge of where elements begin and end. */
    @RepeatedTest(200)
    void areThoseOfAnyArray(RepetitionInfo repetition) throws IOException {
        ArrayNode array = JSON.createArrayNode();
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = random.nextInt(6); i > 0; i--) {
            add(array, random, 4);
        }
        String body = random.nextBoolean() ? array.toString() : array.toPrettyString();

        List<Object> read = new ArrayList<>();
        for (byte[] element : JsonElements.of(body.getBytes(StandardCharsets.UTF_8), 1_000)) {
            read.add(JSON.readTree(element));
        }

        assertThat(read).as(body).containsExactlyElementsOf(array);
    }

    private static void add(ArrayNode array, Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 4);
        String text = TEXTS[random.nextInt(TEXTS.length)];
        switch (kind) {
            case 0 -> array.add(random.nextInt());
            case 1 -> array.add(text);
            case 2 -> add(array.addArray(), random, depth - 1);
            default -> add(array.addObject().putArray(text), random, depth - 1);
        }
    }

    private static List<String> elements(String body) {
        return JsonElements.of(body.getBytes(StandardCharsets.UTF_8), 1_000).stream()
                .map(element -> new String(element, StandardCharsets.UTF_8))
                .toList();
    }
}
