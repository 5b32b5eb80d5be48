package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.event.Topics;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command of the operations guide is one, and names what the manifests have. */
class GuideCommandsTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\R(.*?)^ *```");
    private static final Map<String, String> KINDS = Map.of(
            "deployment", "Deployment",
            "job", "Job",
            "scaledobject", "ScaledObject",
            "cluster", "Cluster");

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(REPOSITORY.resolve("deploy/README.md")))
                .results()
                // A command that goes on in the next line is one.
                .map(block -> block.group(1).replaceAll("\\\\\\R *", "").replaceAll("(?m) +# .*$", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isUnderstoodByTheShell(String block) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var input = shell.getOutputStream()) {
            input.write(block.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void filesExistOrWereMadeByACommandBefore() throws IOException {
        String all = String.join("\n", blocks());
        List<String> made = found(all, "> (\\S+)");

        assertThat(found(all, " -[fk] (\\S{2,})"))
                .isNotEmpty()
                .filteredOn(file -> !made.contains(file))
                .allMatch(file -> Files.exists(REPOSITORY.resolve(file)));
    }

    @Test
    void resourcesAreInTheManifests() throws IOException {
        List<Manifest> deployed = deployed();
        String all = String.join("\n", blocks());
        List<MatchResult> named = Pattern.compile("\\b(deployment|job|scaledobject|cluster)[/ ]([a-z][a-z-]+)")
                .matcher(all)
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(6);
        named.forEach(one -> Rendering.one(deployed, Objects.requireNonNull(KINDS.get(one.group(1))), one.group(2)));
        assertThat(found(all, "cnpg (?:backup|promote) (\\S+)"))
                .isNotEmpty()
                .containsOnly(Manifest.base("Cluster").get(0).name());
        assertThat(found(all, " -n (\\S+)"))
                .isNotEmpty()
                .containsOnly(Manifest.base("Namespace").get(0).name());
    }

    /** Pods and volumes are numbered by their operators, from 0 (Kafka) or 1 (PostgreSQL). */
    @Test
    void podsAndVolumesAreAmongThoseThatTheOperatorsMake() throws IOException {
        String all = String.join("\n", blocks());
        Manifest pool = Manifest.base("KafkaNodePool").get(0);
        Manifest postgres = Manifest.base("Cluster").get(0);
        List<String> made = Stream.concat(
                        IntStream.range(0, pool.at("/spec/replicas").asInt())
                                .mapToObj(number -> "%s-%s-%d".formatted(cluster(pool), pool.name(), number)),
                        IntStream.rangeClosed(1, postgres.at("/spec/instances").asInt())
                                .mapToObj(number -> postgres.name() + "-" + number)
                                .flatMap(name -> Stream.of(name, name + "-wal")))
                .toList();

        assertThat(found(all, "\\b((?:kafka-nodes|postgres)-\\d+(?:-\\w+)?)\\b"))
                .hasSizeGreaterThan(4)
                .isSubsetOf(made);
    }

    @Test
    void labelsSelectSomething() throws IOException {
        List<Manifest> deployed = deployed();

        assertThat(found(String.join("\n", blocks()), " -l (\\S+)"))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(deployed).anyMatch(manifest -> {
                    String[] parts = label.split("=", 2);
                    return Stream.of(
                                    "/metadata/labels",
                                    "/spec/template/metadata/labels",
                                    "/spec/template/pod/topologySpreadConstraints/0/labelSelector/matchLabels")
                            .map(manifest::at)
                            .anyMatch(labels -> labels.path(parts[0]).asText().equals(parts[1]));
                }));
    }

    /** An upgrade's first step is complete: the job finds the settings that it names. */
    @Test
    void whatAnUpgradeAppliesFirstIsAllThatTheMigrationNeeds() throws IOException {
        String label = found(String.join("\n", blocks()), "apply -f release.yaml -l (\\S+)=first")
                .get(0);
        List<Manifest> first = deployed().stream()
                .filter(manifest ->
                        manifest.at("/metadata/labels").path(label).asText().equals("first"))
                .toList();
        Manifest job = Rendering.one(first, "Job", "migration");

        for (JsonNode settings : job.tree().findValues("configMapRef")) {
            Rendering.one(first, "ConfigMap", settings.path("name").asText());
        }
        assertThat(first).noneMatch(manifest -> manifest.kind().equals("Deployment"));
    }

    @Test
    void topicsGroupsAndBrokersAreThoseOfTheOperatorsUser() throws IOException {
        String all = String.join("\n", blocks());
        Manifest kafka = Manifest.base("Kafka").get(0);
        List<String> allowed =
                Rendering.one(Manifest.below("components/tools"), "KafkaUser", "operator")
                        .tree()
                        .findValues("resource")
                        .stream()
                        .map(resource -> resource.path("name").asText())
                        .toList();

        assertThat(found(all, "--topic (\\S+)")).isNotEmpty().isSubsetOf(Topics.all());
        assertThat(found(all, "--(?:topic|group) (\\S+)")).isNotEmpty().isSubsetOf(allowed);
        assertThat(found(all, "--bootstrap-server (\\S+)"))
                .isNotEmpty()
                .containsOnly("%s-kafka-bootstrap:%s"
                        .formatted(
                                kafka.name(),
                                kafka.at("/spec/kafka/listeners/0/port").asText()));
    }

    @Test
    void secretsThatAreMadeByHandHoldTheUsersThatTheManifestsName() throws IOException {
        String all = String.join("\n", blocks());
        JsonNode roles = Manifest.base("Cluster").get(0).at("/spec/managed/roles");
        List<String> services =
                List.of(found(all, "for service in ([a-z ]+)").get(0).split(" "));
        JsonNode credentials = Rendering.one(Manifest.below("overlays/production"), "ObjectStore", "postgres-backups")
                .at("/spec/configuration/s3Credentials");

        assertThat(roles)
                .extracting(role -> role.at("/passwordSecret/name").asText())
                .containsExactlyInAnyOrderElementsOf(
                        services.stream().map(service -> service + "-database").toList());
        assertThat(roles)
                .extracting(role -> role.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(services.stream()
                        .map(service -> "variantdash_" + service)
                        .toList());
        assertThat(found(all, "create secret generic (\\S+)"))
                .containsOnly(
                        "$service-database", credentials.at("/accessKeyId/name").asText());
        assertThat(found(all, "--from-literal=username=(\\S+)")).containsOnly("variantdash_$service");
        assertThat(found(all, "--from-literal=([A-Z_]+)="))
                .containsExactlyElementsOf(credentials.findValuesAsText("key"));
    }

    /** With what a restore adds, and the labels that Strimzi gives its pods. */
    private static List<Manifest> deployed() {
        return Stream.of(
                        Rendering.of("overlays/production"),
                        Rendering.of("overlays/restore"),
                        Manifest.below("components/tools"))
                .flatMap(List::stream)
                .toList();
    }

    private static String cluster(Manifest pool) {
        return pool.at("/metadata/labels").path("strimzi.io/cluster").asText();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
