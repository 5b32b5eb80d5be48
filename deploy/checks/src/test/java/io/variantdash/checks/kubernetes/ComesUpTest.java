package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.variantdash.local.stack.ServiceKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no schema sees and would yet keep an overlay from running: each was wrong once. */
class ComesUpTest {

    private static final BigDecimal ROOM_BESIDE_THE_HEAP = new BigDecimal("0.75");

    /** Strimzi makes pods with no security context at all unless its templates have one. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void everyPodMeetsTheStandardThatTheNamespaceEnforces(String overlay) {
        List<Manifest> all = Rendering.of(overlay);

        assertThat(Rendering.all(all, "Namespace"))
                .allMatch(namespace -> namespace
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted"));
        for (Manifest manifest : Rendering.all(all, "Deployment", "Job")) {
            JsonNode pod = manifest.at("/spec/template/spec");
            assertThat(pod.path("containers")).allSatisfy(container -> isRestricted(pod, container));
        }
        JsonNode brokers = Rendering.one(all, "KafkaNodePool", "nodes").at("/spec/template");
        isRestricted(brokers.path("pod"), brokers.path("kafkaContainer"));
        isRestricted(brokers.path("pod"), brokers.path("initContainer"));
        JsonNode operators = Rendering.one(all, "Kafka", "kafka").at("/spec/entityOperator/template");
        isRestricted(operators.path("pod"), operators.path("topicOperatorContainer"));
        isRestricted(operators.path("pod"), operators.path("userOperatorContainer"));
        if (Rendering.one(all, "Kafka", "kafka").at("/spec").has("kafkaExporter")) {
            JsonNode exporter = Rendering.one(all, "Kafka", "kafka").at("/spec/kafkaExporter/template");
            isRestricted(exporter.path("pod"), exporter.path("container"));
        }
    }

    @Test
    void podsOfComponentsMeetItToo() {
        for (Manifest manifest : Rendering.all(Manifest.below("components"), "Deployment", "Job")) {
            JsonNode pod = manifest.at("/spec/template/spec");
            assertThat(pod.path("containers")).allSatisfy(container -> isRestricted(pod, container));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void kedaFindsTheBrokersFromItsOwnNamespace(String overlay) {
        List<Manifest> all = Rendering.of(overlay);
        Manifest kafka = Rendering.one(all, "Kafka", "kafka");
        JsonNode listener = kafka.at("/spec/kafka/listeners/0");

        assertThat(Rendering.one(all, "ScaledObject", "ingest-service").at("/spec/triggers"))
                .allSatisfy(trigger -> assertThat(
                                trigger.at("/metadata/bootstrapServers").asText())
                        .isEqualTo("%s-kafka-bootstrap.%s.svc:%s"
                                .formatted(
                                        kafka.name(),
                                        kafka.at("/metadata/namespace").asText(),
                                        listener.path("port").asText())));
    }

    /** An image {@code latest} is pulled at each start unless the manifest says otherwise, and a local one cannot be. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void imagesAreThereOrHaveARegistryAndAVersion(String overlay) {
        for (Manifest manifest : Rendering.all(Rendering.of(overlay), "Deployment", "Job")) {
            JsonNode container = manifest.at("/spec/template/spec/containers/0");
            String image = container.path("image").asText();
            if (image.startsWith("variant-dash/")) {
                assertThat(container.path("imagePullPolicy").asText())
                        .as(manifest.toString())
                        .isEqualTo("IfNotPresent");
            } else {
                assertThat(image).contains("/").doesNotEndWith(":latest").matches(".+[:@][^/]+");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void writeAheadLogFitsItsVolumeTwice(String overlay) {
        JsonNode cluster =
                Rendering.one(Rendering.of(overlay), "Cluster", "postgres").at("/spec");

        assertThat(ofPostgres(cluster.at("/postgresql/parameters/max_wal_size")).multiply(BigDecimal.valueOf(2)))
                .isLessThanOrEqualTo(bytes(cluster.at("/walStorage/size")));
        assertThat(ofPostgres(cluster.at("/postgresql/parameters/shared_buffers"))
                        .multiply(BigDecimal.valueOf(3)))
                .isLessThanOrEqualTo(bytes(cluster.at("/resources/limits/memory")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void heapsFitTheirLimits(String overlay) {
        List<Manifest> all = Rendering.of(overlay);
        for (Manifest manifest : Rendering.all(all, "Deployment", "Job")) {
            JsonNode container = manifest.at("/spec/template/spec/containers/0");
            assertThat(heap(options(container)))
                    .as(manifest.toString())
                    .isLessThanOrEqualTo(
                            bytes(container.at("/resources/limits/memory")).multiply(ROOM_BESIDE_THE_HEAP));
        }
        JsonNode brokers = Rendering.one(all, "KafkaNodePool", "nodes").at("/spec");
        assertThat(bytes(brokers.at("/jvmOptions/-Xmx")))
                .isLessThanOrEqualTo(
                        bytes(brokers.at("/resources/limits/memory")).multiply(ROOM_BESIDE_THE_HEAP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void copiesStandOnDifferentHostsAndInDifferentZones(String overlay) {
        List<Manifest> all = Rendering.of(overlay);
        JsonNode brokers = Rendering.one(all, "KafkaNodePool", "nodes").at("/spec/template/pod");
        JsonNode postgres = Rendering.one(all, "Cluster", "postgres").at("/spec");

        assertThat(Stream.concat(
                        Rendering.all(all, "Deployment").stream().map(manifest -> manifest.at("/spec/template/spec")),
                        Stream.of(brokers)))
                .allSatisfy(pod -> assertThat(keys(pod))
                        .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname"));
        assertThat(StreamSupport.stream(
                                brokers.path("topologySpreadConstraints").spliterator(), false)
                        .filter(one -> one.path("topologyKey").asText().equals("kubernetes.io/hostname"))
                        .map(one -> one.path("whenUnsatisfiable").asText()))
                .containsExactly("DoNotSchedule");
        assertThat(postgres.at("/affinity/topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
        assertThat(postgres.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(keys(postgres)).containsExactly("topology.kubernetes.io/zone");
    }

    /** The Pod Security Standard `restricted`, as far as our pods could break it. */
    private static void isRestricted(JsonNode pod, JsonNode container) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(security.at("/capabilities/add")).isEmpty();
        for (String pointer : List.of("/runAsNonRoot", "/seccompProfile/type")) {
            JsonNode own = security.at(pointer);
            assertThat((own.isMissingNode() ? pod.path("securityContext").at(pointer) : own).asText())
                    .isIn("true", "RuntimeDefault");
        }
    }

    private static List<String> keys(JsonNode pod) {
        return pod.path("topologySpreadConstraints").findValuesAsText("topologyKey");
    }

    /** The command of the manifest, or what the image of the service is started with. */
    private static List<String> options(JsonNode container) {
        if (container.has("command")) {
            return StreamSupport.stream(container.path("command").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return Arrays.stream(ServiceKind.values())
                .filter(kind -> container.path("image").asText().contains("variant-dash/" + kind.module()))
                .findFirst()
                .orElseThrow()
                .jvmOptions();
    }

    private static BigDecimal heap(List<String> options) {
        String size = options.stream()
                .filter(option -> option.startsWith("-Xmx"))
                .findFirst()
                .orElseThrow()
                .substring("-Xmx".length());
        return binary(size);
    }

    private static BigDecimal bytes(JsonNode size) {
        String text = size.asText();
        return text.matches("\\d+[kmg]") ? binary(text) : Quantity.getAmountInBytes(new Quantity(text));
    }

    /** A size in the way of the JVM: {@code 256m} are binary units. */
    private static BigDecimal binary(String size) {
        return Quantity.getAmountInBytes(
                new Quantity(size.toUpperCase(Locale.ROOT).replaceAll("([KMG])$", "$1i")));
    }

    /** A size in the way of PostgreSQL: {@code 8GB} are binary units. */
    private static BigDecimal ofPostgres(JsonNode size) {
        return binary(size.asText().replaceAll("B$", ""));
    }
}
