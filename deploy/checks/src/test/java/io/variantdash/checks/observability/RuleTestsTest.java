package io.variantdash.checks.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alert fires for its failure, and ends with it: Prometheus's own tool runs the rules through time. */
class RuleTestsTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Path> tests() {
        return ObservabilityFiles.in("tests", ".yml");
    }

    static Stream<Path> rules() {
        return ObservabilityFiles.in("rules", ".yml");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rulesAreUnderstoodByPrometheus(Path file) throws IOException, InterruptedException {
        promtool("check", "rules", file.toString());
    }

    @ParameterizedTest
    @MethodSource("tests")
    void rulesFireWhenTheyShould(Path file) throws IOException, InterruptedException {
        promtool("test", "rules", file.toString());
    }

    @Test
    void everyAlertHasATestInWhichItFiresAndIsSilentBeforeOrAfter() {
        List<JsonNode> scenarios = tests().map(file -> ObservabilityFiles.read(YAML, file))
                .flatMap(file -> StreamSupport.stream(file.path("tests").spliterator(), false))
                .toList();

        assertThat(Rules.read().alerts()).isNotEmpty().allSatisfy(alert -> {
            Predicate<JsonNode> fires = check -> check.path("exp_samples").findValuesAsText("labels").stream()
                    .anyMatch(labels -> Pattern.compile("alertname=\"%s\",severity=\"%s\""
                                    .formatted(
                                            alert.path("alert").asText(),
                                            alert.at("/labels/severity").asText()))
                            .matcher(labels)
                            .find());
            assertThat(scenarios).as(alert.path("alert").asText()).anyMatch(scenario -> {
                List<JsonNode> checks = StreamSupport.stream(
                                scenario.path("promql_expr_test").spliterator(), false)
                        .toList();
                return checks.stream().anyMatch(fires) && checks.stream().anyMatch(fires.negate());
            });
        });
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            abort("There is no promtool here, so no rule was run (Debian: apt-get install prometheus)");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
