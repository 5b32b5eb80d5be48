package io.variantdash.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.EventType;
import io.variantdash.support.Contract;
import io.variantdash.support.ContractField;
import io.variantdash.support.Golden;
import io.variantdash.support.Verdict;
import io.variantdash.update.DashboardUpdate;
import io.variantdash.update.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaDocumentTest {

    @ParameterizedTest
    @EnumSource
    void listsTheFieldsOfTheContract(EventType type) {
        JsonNode schema = Contract.document(Contract.fileOf(type));
        List<ContractField> fields = ContractField.of(type);

        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        fields.stream().map(ContractField::name).toList());
        assertThat(texts(schema.get("required")))
                .containsExactlyInAnyOrderElementsOf(fields.stream()
                        .filter(ContractField::required)
                        .map(ContractField::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryField(EventType type) {
        describesItsProperties(Contract.fileOf(type), Contract.document(Contract.fileOf(type)));
    }

    @Test
    void describesEveryFieldOfUpdates() {
        String file = "dashboard-update.schema.json";
        JsonNode schema = Contract.document(file);

        describesItsProperties(file, schema);
        for (JsonNode data : schema.get("$defs")) {
            describesItsProperties(file, data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryFieldOfAnUpdate(EventType type) throws Exception {
        JsonNode data = new ObjectMapper().readTree(Golden.full(type).updateData());
        JsonNode schema =
                Contract.document("dashboard-update.schema.json").get("$defs").get(type.wireName());

        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(data::fieldNames);
    }

    @ParameterizedTest
    @EnumSource
    void hasExamplesThatAreValid(EventType type) {
        String file = Contract.fileOf(type);

        for (JsonNode example : Contract.document(file).get("examples")) {
            byte[] json = example.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Contract.breaches(file, json)).isEmpty();
            Verdict.accepted(type, json);
        }
    }

    @Test
    void hasExamplesOfUpdatesThatAreValid() {
        String file = "dashboard-update.schema.json";

        for (JsonNode example : Contract.document(file).get("examples")) {
            byte[] json = example.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Contract.breaches(file, json)).isEmpty();
            assertThat(DashboardUpdate.parse(json).data())
                    .isEqualTo(example.get("data").toString());
        }
    }

    @Test
    void describesEveryFieldOfHeartbeats() {
        String file = "heartbeat.schema.json";
        JsonNode schema = Contract.document(file);

        describesItsProperties(file, schema);
        describesItsProperties(file, schema.at("/$defs/progress"));
    }

    @Test
    void hasExamplesOfHeartbeatsThatAreWrittenLikeThat() {
        String file = "heartbeat.schema.json";

        for (JsonNode example : Contract.document(file).get("examples")) {
            byte[] json = example.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Contract.breaches(file, json)).isEmpty();
            assertThat(Heartbeat.fromJson(json).toJson()).asString().isEqualTo(example.toString());
        }
    }

    @Test
    void describesEveryFieldOfParametersAndHasExamplesThatAreValid() {
        String file = "parameters.schema.json";
        JsonNode schema = Contract.document(file);

        describesItsProperties(file, schema);
        for (JsonNode part : schema.get("$defs")) {
            describesItsProperties(file, part);
        }
        for (JsonNode example : schema.get("examples")) {
            assertThat(Contract.breaches(file, example.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    private static void describesItsProperties(String file, JsonNode schema) {
        schema.path("properties")
                .properties()
                .forEach(property -> assertThat(References.description(file, property.getValue()))
                        .as(property.getKey())
                        .isNotBlank());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
