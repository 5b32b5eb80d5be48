package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.local.stack.Repository;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the manifests say of the services, against what the services say themselves. */
class ManifestFactsTest {

    private static final String GROUP = ServiceSettings.INGEST.own("dashboard.consumer-group");

    private static final String ENGINE = ServiceSettings.QUERY.own("dashboard.engine.group-id");

    /** What the transactional ids of the HTTP gateway begin with. */
    private static final String TRANSACTIONS = "variant-dash-gateway-";

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void portsAreThoseWhereTheServiceListens(ServiceSettings service) {
        int port = Integer.parseInt(service.applicationProperty("quarkus.http.port"));
        JsonNode container = container(Manifest.base("Deployment", service.module()));

        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(port);
        assertThat(container.findValuesAsText("port")).containsOnly("http");
        assertThat(Manifest.base("Service", service.module())
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(port);
        assertThat(Manifest.base("NetworkPolicy", service.module())
                        .at("/spec/ingress/0/ports/0/port")
                        .asInt())
                .isEqualTo(port);
    }

    @Test
    void topicsAreThoseOfTheContract() {
        assertThat(Manifest.base("KafkaTopic"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void whatHasBeenLearntIsCompacted() {
        assertThat(Manifest.base("KafkaTopic", Topics.DASHBOARD_PARAMETERS)
                        .at("/spec/config/cleanup.policy")
                        .asText())
                .isEqualTo("compact");
    }

    @Test
    void monitorsRecordsHaveTheTimeOfTheBroker() {
        assertThat(Arrays.stream(EventType.values())
                        .map(type -> Manifest.base("KafkaTopic", type.topic()))
                        .map(topic ->
                                topic.at("/spec/config/message.timestamp.type").asText()))
                .containsOnly("LogAppendTime");
    }

    @Test
    void usersMayOnlyDoWhatTheirServiceDoesWithTopicsAndGroupsThatExist() {
        for (Manifest user : Stream.concat(
                        Manifest.base("KafkaUser").stream(),
                        Rendering.all(Manifest.below("components/tools"), "KafkaUser").stream())
                .toList()) {
            for (JsonNode acl : user.at("/spec/authorization/acls")) {
                String name = acl.at("/resource/name").asText();
                List<String> known = switch (acl.at("/resource/type").asText()) {
                    // Besides those of the services, people read with a group of their own.
                    case "group" -> List.of(GROUP, GROUP + "-dead-letters", GROUP + "-rebuild-", ENGINE, "operator");
                    case "transactionalId" -> List.of(TRANSACTIONS, ENGINE + '-');
                    default -> Topics.all();
                };
                assertThat(known).as(user.toString()).contains(name);
            }
        }
    }

    @Test
    void ingestScalesOnTheLagOfItsGroupAndNotBeyondThePartitions() {
        JsonNode spec = Manifest.base("ScaledObject", "ingest-service").at("/spec");

        assertThat(spec.at("/triggers/0/metadata/consumerGroup").asText()).isEqualTo(GROUP);
        assertThat(spec.at("/maxReplicaCount").asInt())
                .isEqualTo(Manifest.base("KafkaTopic", EventType.PERFORMANCE_UPDATE.topic())
                        .at("/spec/partitions")
                        .asInt());
        assertThat(spec.at("/triggers/0/metadata/lagThreshold").asText())
                .isEqualTo(ServiceSettings.INGEST.own("dashboard.batch-size"));
    }

    @Test
    void noPodMayDoMoreThanItMust() {
        List<Manifest> pods = Stream.of("Deployment", "Job")
                .flatMap(kind -> Manifest.base(kind).stream())
                .toList();

        assertThat(pods).hasSize(3).allSatisfy(manifest -> {
            JsonNode pod = manifest.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            JsonNode security = container(manifest).path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container(manifest).at("/resources/limits/memory").isTextual())
                    .isTrue();
        });
    }

    @Test
    void secretsAreOnlyReferredTo() {
        assertThat(Stream.of("base", "overlays").flatMap(folder -> Manifest.below(folder).stream()))
                .noneMatch(manifest -> manifest.kind().equals("Secret"));
        List<String> made = Stream.of(
                        Manifest.base("KafkaUser").stream().map(Manifest::name),
                        Manifest.base("Kafka").stream().map(kafka -> kafka.name() + "-cluster-ca-cert"),
                        Manifest.base("Cluster").stream()
                                .flatMap(cluster -> Stream.of(cluster.name() + "-app", cluster.name() + "-ca")),
                        Manifest.base("Cluster").stream()
                                .flatMap(cluster ->
                                        cluster.at("/spec/managed/roles").findValues("passwordSecret").stream()
                                                .map(secret ->
                                                        secret.path("name").asText())))
                .flatMap(names -> names)
                .toList();

        assertThat(Stream.of("Deployment", "Job")
                        .flatMap(kind -> Manifest.base(kind).stream())
                        .flatMap(manifest -> Stream.concat(
                                manifest.tree().findValues("secretKeyRef").stream()
                                        .map(reference -> reference.path("name").asText()),
                                manifest.tree().findValuesAsText("secretName").stream())))
                .isNotEmpty()
                .isSubsetOf(made);
    }

    @Test
    void noServiceSignsInAsTheOwnerOfTheTables() {
        String owner = Manifest.base("Cluster", "postgres").name() + "-app";
        List<String> holders = Stream.of("Deployment", "Job")
                .flatMap(kind -> Manifest.base(kind).stream())
                .filter(manifest -> manifest.tree().findValues("secretKeyRef").stream()
                        .anyMatch(reference -> reference.path("name").asText().equals(owner)))
                .map(Manifest::name)
                .toList();

        assertThat(holders).containsExactly("migration");
        assertThat(Manifest.base("Cluster", "postgres").at("/spec/managed/roles"))
                .hasSize(2)
                .allSatisfy(role -> {
                    assertThat(role.has("inRoles") || role.has("superuser")).isFalse();
                    assertThat(role.path("name").asText()).matches("variantdash_(ingest|query)");
                });
    }

    /** A gateway's own limit would end WebSockets and cut streamed tables. */
    @Test
    void theGatewayLetsAnswersTakeAsLongAsTheyDo() {
        assertThat(Manifest.base("HTTPRoute", "query-service").at("/spec/rules"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.path("timeouts").toString())
                        .isEqualTo("{\"request\":\"0s\",\"backendRequest\":\"0s\"}"));
    }

    @Test
    void theRouteLeadsToAllFilesOfTheWebAppAndTheIngressToNoOther() {
        File[] files = Repository.around(Path.of(""))
                .resolve("query-service/src/main/webui/public")
                .toFile()
                .listFiles();
        List<String> routed = Manifest.base("HTTPRoute", "query-service").at("/spec/rules").findValues("path").stream()
                .map(path -> path.path("type").asText().replace("PathPrefix", "Prefix") + " "
                        + path.path("value").asText())
                .toList();

        assertThat(routed)
                .containsAll(Arrays.stream(Objects.requireNonNull(files))
                        .map(file -> "Exact /" + file.getName())
                        .toList());
        assertThat(Manifest.below("components/ingress").get(0).at("/spec/rules").findParents("pathType").stream()
                        .map(path -> path.path("pathType").asText() + " "
                                + path.path("path").asText()))
                .containsExactlyElementsOf(routed);
    }

    @Test
    void theRouteAndTheIngressLeadToThePortOfTheService() {
        int port = Manifest.base("Service", "query-service")
                .at("/spec/ports/0/port")
                .asInt();

        assertThat(Manifest.base("HTTPRoute", "query-service")
                        .at("/spec/rules/0/backendRefs/0/port")
                        .asInt())
                .isEqualTo(port);
        assertThat(Manifest.below("components/ingress").get(0).tree().findValues("service"))
                .isNotEmpty()
                .allMatch(service -> service.path("name").asText().equals("query-service")
                        && service.at("/port/name").asText().equals("http"));
    }

    private static JsonNode container(Manifest manifest) {
        return manifest.at("/spec/template/spec/containers/0");
    }
}
