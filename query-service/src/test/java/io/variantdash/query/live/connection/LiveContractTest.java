package io.variantdash.query.live.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.LiveContract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every frame that {@link LiveClient} gets, here and in other tests, is held against the document. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class LiveContractTest {

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void publishesTheDocument() throws Exception {
        String published =
                given().get("/asyncapi.yaml").then().statusCode(200).extract().asString();

        assertThat(new YAMLMapper().readTree(published)).isEqualTo(LiveContract.document());
    }

    @Test
    void framesAreWhatTheDocumentSays() {
        String ping = "{\"type\":\"ping\"}";
        String refresh = "{\"type\":\"refresh\"}";
        LiveContract.assertClientMessage(ping);
        LiveContract.assertClientMessage(refresh);
        rows.variant("v", "active", Instant.now(), 0.05).counts("v", 100, 10);
        try (Updates updates = new Updates();
                LiveClient client = LiveClient.connect(rows.persona())) {
            client.next("initial_data");
            updates.publish(Updates.performance(rows.persona(), "v", 200, 20));
            client.next("variant_update");
            updates.publish(Updates.kill(rows.persona(), "v", "too low"));
            client.next("variant_update");
            client.say(ping).next("pong");
            client.say("nonsense").next("error");
            client.say(refresh).next("initial_data");
        }
    }

    @Test
    void namesEveryFrameOfOpenApiAndNoOther() {
        assertThat(LiveContract.messagesOf("sendFrame"))
                .containsExactlyInAnyOrderElementsOf(Contract.document()
                        .at("/components/schemas/ServerFrame/discriminator/mapping")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(LiveContract.messagesOf("receiveClientMessage"))
                .containsExactlyInAnyOrderElementsOf(Contract.document()
                        .at("/components/schemas/ClientMessage/discriminator/mapping")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void namesEveryCloseCodeThatTheServiceSays() {
        assertThat(fieldsOf(LiveContract.document().at("/channels/live/x-close-codes")))
                .containsAll(Arrays.stream(CloseReason.values())
                        .filter(reason -> reason != CloseReason.CLIENT && reason != CloseReason.LOST)
                        .map(reason -> String.valueOf(reason.code()))
                        .toList());
    }

    @Test
    void namesEveryRefusalOfOpenApi() {
        JsonNode answers = Contract.document().at("/paths/~1dashboard~1ws~1{persona_id}/get/responses");

        assertThat(Stream.concat(
                        Stream.of("101"), fieldsOf(LiveContract.document().at("/channels/live/x-refusals"))))
                .containsExactlyInAnyOrderElementsOf(fieldsOf(answers).toList());
    }

    private static Stream<String> fieldsOf(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
    }
}
