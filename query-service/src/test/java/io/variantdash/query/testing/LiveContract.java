package io.variantdash.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The published contract of the live updates: which messages there are, and which shape of OpenAPI each has. */
public final class LiveContract {

    private static final String SCHEMAS = "/q/openapi#/components/schemas/";
    private static final JsonNode DOCUMENT = read();

    private LiveContract() {}

    public static JsonNode document() {
        return DOCUMENT;
    }

    /** Names of the messages of an operation, each of which must lead to a message with a shape. */
    public static List<String> messagesOf(String operation) {
        return StreamSupport.stream(
                        DOCUMENT.at("/operations/%s/messages".formatted(operation))
                                .spliterator(),
                        false)
                .map(reference -> resolved(resolved(reference)).path("name").asText())
                .toList();
    }

    /** Holds what the server said against the shape of the message that it says it is. */
    public static void assertFrame(String frame) {
        assertMessage("sendFrame", frame);
    }

    /** Holds what a client says against the shape of the message that it says it is. */
    public static void assertClientMessage(String message) {
        assertMessage("receiveClientMessage", message);
    }

    private static void assertMessage(String operation, String json) {
        String type = Contract.parse(json).path("type").asText();
        assertThat(messagesOf(operation)).as(json).contains(type);
        String shape = resolved(DOCUMENT.at("/channels/live/messages/" + type))
                .at("/payload/schema/$ref")
                .asText();
        assertThat(shape).startsWith(SCHEMAS);
        Contract.assertValid(shape.substring(SCHEMAS.length()), json);
    }

    private static JsonNode resolved(JsonNode reference) {
        String target = reference.path("$ref").asText();
        assertThat(target).as("%s", reference).startsWith("#");
        JsonNode found = DOCUMENT.at(target.substring(1));
        assertThat(found.isMissingNode()).as(target).isFalse();
        return found;
    }

    private static JsonNode read() {
        try (InputStream yaml = LiveContract.class.getResourceAsStream("/META-INF/resources/asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
