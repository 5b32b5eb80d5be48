package io.variantdash.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.support.AnyEvent;
import io.variantdash.support.AnyJson;
import java.io.IOException;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.erdtman.jcs.JsonCanonicalizer;

class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 1000)
    void treesAreWrittenAsTheReferenceDoes(@ForAll("trees") ObjectNode tree) throws IOException {
        String written =
                new JsonText().beginObject().member("tree", tree).endObject().toString();

        assertThat(written).isEqualTo(canonical("{\"tree\":" + JSON.writeValueAsString(tree) + "}"));
    }

    @Property
    @Domain(AnyEvent.class)
    void fieldsOfEventsAreWrittenAsTheReferenceDoes(@ForAll MonitorEvent event) throws IOException {
        String fields = AcceptedEvent.of(event).canonicalFields();

        assertThat(fields).isEqualTo(canonical(fields));
    }

    @Example
    void membersComeInTheOrderOfTheCalls() {
        String json = new JsonText()
                .beginObject()
                .member("text", "a\"b\\c\n\u0001é😀\u007f")
                .member("count", Long.MAX_VALUE)
                .member("rate", -0.0)
                .member("time", Instant.EPOCH)
                .member("left_out", (String) null)
                .nullableMember("nothing", null)
                .nullableMember("something", "x")
                .rawMember("raw", "[1, 2]")
                .endObject()
                .toString();

        assertThat(json)
                .isEqualTo("{\"text\":\"a\\\"b\\\\c\\n\\u0001é😀\u007f\",\"count\":9223372036854775807,\"rate\":0,"
                        + "\"time\":\"1970-01-01T00:00:00Z\",\"nothing\":null,\"something\":\"x\",\"raw\":[1, 2]}");
    }

    @Example
    void arraysAndObjectsNest() throws JsonProcessingException {
        String json = new JsonText()
                .beginArray()
                .beginObject()
                .endObject()
                .beginArray()
                .endArray()
                .element("a,")
                .element(null)
                .beginObject()
                .member("tree", JSON.readTree("[[],[[]],{},{\"a\":[1,{}]},2,[]]"))
                .endObject()
                .endArray()
                .toString();

        assertThat(json).isEqualTo("[{},[],\"a,\",null,{\"tree\":[[],[[]],{},{\"a\":[1,{}]},2,[]]}]");
    }

    @Example
    void numbersMustBeFinite() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new JsonText().beginObject().member("rate", number))
                    .withMessage("JSON has no form for " + number);
        }
    }

    @Provide
    Arbitrary<ObjectNode> trees() {
        return AnyJson.object();
    }

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }
}
