package io.variantdash.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.Contract;
import io.variantdash.support.Golden;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.PersonaErasure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private static final String FILE = "asyncapi.yaml";
    private static final JsonNode DOCUMENT = Contract.document(FILE);

    static Stream<Golden> messages() {
        return Golden.all();
    }

    @Test
    void hasAChannelForEveryTopic() {
        assertThat(DOCUMENT.get("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @ParameterizedTest
    @EnumSource
    void refersToTheSchemaOfEveryEvent(EventType type) {
        JsonNode message = messageOn(type.topic());

        assertThat(message.get("name").textValue()).isEqualTo(type.wireName());
        assertThat(message.at("/payload/schema/$ref").textValue()).isEqualTo(Contract.fileOf(type));
    }

    @Test
    void refersToTheSchemaOfUpdatesAndHeartbeats() {
        assertThat(messagesOn(Topics.DASHBOARD_UPDATES))
                .extracting(message -> message.at("/payload/schema/$ref").textValue())
                .containsExactly("dashboard-update.schema.json", "heartbeat.schema.json", "erasure.schema.json");
    }

    @Test
    void refersToTheSchemaOfParameters() {
        assertThat(messageOn(Topics.DASHBOARD_PARAMETERS)
                        .at("/payload/schema/$ref")
                        .textValue())
                .isEqualTo("parameters.schema.json");
    }

    @Test
    void tellsHeartbeatsFromUpdatesByTheirHeader() {
        JsonNode heartbeat = messagesOn(Topics.DASHBOARD_UPDATES).get(1);

        assertThat(heartbeat
                        .at("/headers/properties/" + Heartbeat.KIND_HEADER + "/const")
                        .textValue())
                .isEqualTo(Heartbeat.KIND);
        assertThat(heartbeat.get("summary").textValue()).contains("partition " + Heartbeat.PARTITION);
    }

    @Test
    void tellsNoticesOfErasuresFromUpdatesByTheSameHeader() {
        assertThat(messagesOn(Topics.DASHBOARD_UPDATES)
                        .get(2)
                        .at("/headers/properties/" + Heartbeat.KIND_HEADER + "/const")
                        .textValue())
                .isEqualTo(PersonaErasure.KIND);
        assertThat(messageOn(Topics.ERASURES).at("/payload/schema/$ref").textValue())
                .isEqualTo("erasure.schema.json");
    }

    @Test
    void namesEveryReasonOfADeadLetter() {
        JsonNode codes = messageOn(Topics.DEAD_LETTER).at("/headers/properties/dead-letter-code/enum");

        assertThat(texts(codes))
                .containsExactlyElementsOf(Arrays.stream(RejectionCode.values())
                        .map(RejectionCode::wireName)
                        .toList());
    }

    @Test
    void hasNoReferenceThatLeadsNowhere() {
        assertThat(references().map(reference -> References.target(FILE, reference)))
                .hasSizeGreaterThan(30);
    }

    @Test
    void describesEveryField() {
        DOCUMENT.findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .forEach(property -> assertThat(References.description(FILE, property.getValue()))
                        .as(property.getKey())
                        .isNotBlank());
        DOCUMENT.get("channels")
                .forEach(channel -> assertThat(channel.get("description").textValue())
                        .as(channel.get("address").textValue())
                        .isNotBlank());
    }

    /** A producer in another language can compute identities by what the document says, without our code. */
    @ParameterizedTest
    @MethodSource("messages")
    void tellsHowIdentitiesAreMade(Golden golden) throws Exception {
        Matcher namespace = Pattern.compile("namespace `([0-9a-f-]+)`")
                .matcher(DOCUMENT.at("/info/description").textValue());
        assertThat(namespace.find()).isTrue();
        ObjectMapper json = new ObjectMapper();
        JsonNode message = json.readTree(golden.message());
        String name = new JsonCanonicalizer(json.createArrayNode()
                        .add(golden.type().wireName())
                        .add(message.get("persona_id"))
                        .add(message.get("event_id"))
                        .add(json.readTree(golden.canonicalFields()))
                        .toString())
                .getEncodedString();

        assertThat(versionFive(namespace.group(1), name)).hasToString(golden.identity());
    }

    private static UUID versionFive(String namespace, String name) throws Exception {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(HexFormat.of().parseHex(namespace.replace("-", "")));
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static JsonNode messageOn(String topic) {
        List<JsonNode> messages = messagesOn(topic);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static List<JsonNode> messagesOn(String topic) {
        JsonNode channel = StreamSupport.stream(DOCUMENT.get("channels").spliterator(), false)
                .filter(candidate -> candidate.get("address").textValue().equals(topic))
                .findAny()
                .orElseThrow();
        return StreamSupport.stream(channel.get("messages").spliterator(), false)
                .map(AsyncApiTest::resolved)
                .toList();
    }

    private static JsonNode resolved(JsonNode node) {
        return References.target(FILE, node.get("$ref").textValue());
    }

    private static Stream<String> references() {
        return DOCUMENT.findValuesAsText("$ref").stream();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
