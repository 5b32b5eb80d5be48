package io.variantdash.ingest.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published document has an address for each kind of event, and its fields as the contract has them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void hasTheFieldsOfEveryEvent(EventType type) throws IOException {
        JsonNode document = document();
        String address = "/api/events/" + type.wireName().replace('_', '-');
        JsonNode schema = document.at("/paths")
                .path(address)
                .at("/post/requestBody/content/application~1json/schema/oneOf/0/$ref");
        JsonNode event = document.at(schema.asText().substring(1));
        JsonNode contract = contract(type);

        assertThat(names(event.path("properties"))).isEqualTo(names(contract.path("properties")));
        assertThat(texts(event.path("required"))).isEqualTo(texts(contract.path("required")));
    }

    @Test
    void describesEveryField() throws IOException {
        List<String> silent = new ArrayList<>();
        for (var schema : document().at("/components/schemas").properties()) {
            for (var field : schema.getValue().path("properties").properties()) {
                if (field.getValue().path("description").asText().isBlank()) {
                    silent.add(schema.getKey() + "." + field.getKey());
                }
            }
        }

        assertThat(silent).isEmpty();
        assertThat(document().at("/components/schemas").size()).isEqualTo(EventType.values().length + 15);
    }

    /** Whoever uses another method is told which there are. */
    @Test
    void everyAddressNamesItsMethodsWhereAnotherOneIsUsed() throws IOException {
        for (var address : document().path("paths").properties()) {
            Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
            names(address.getValue()).forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            String filled = address.getKey().replaceAll("\\{[^}]+\\}", "7");

            var answer = given().request("PATCH", filled);

            assertThat(answer.statusCode()).as(filled).isEqualTo(405);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.header("Allow")).as(filled).isEqualTo(String.join(", ", methods));
        }
    }

    /** All of them do, as the policy closes every address; that they answer so is shown by {@code TokenAttacksTest}. */
    @Test
    void everyOperationTellsHowItAnswersWithoutATokenAndWithoutTheRole() throws IOException {
        for (var address : document().path("paths").properties()) {
            for (var operation : address.getValue().properties()) {
                assertThat(names(operation.getValue().path("responses")))
                        .as("%s %s", operation.getKey(), address.getKey())
                        .contains("401", "403");
            }
        }
    }

    private static JsonNode document() throws JsonProcessingException {
        return JSON.readTree(
                given().accept("application/json").get("/q/openapi").asString());
    }

    private static JsonNode contract(EventType type) throws IOException {
        String name = "/contract/%s.schema.json".formatted(type.name().toLowerCase(Locale.ROOT));
        try (InputStream schema = EventType.class.getResourceAsStream(name)) {
            return JSON.readTree(schema);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
