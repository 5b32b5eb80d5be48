package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kustomizations, and what they make of the manifests where there is a kubectl to ask. */
class KustomizationTest {

    private final StrictModels models = new StrictModels();

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/production"})
    void listsEveryFileAndNoOther(String folder) {
        Manifest kustomization = kustomization(folder);

        assertThat(models.problems(kustomization)).isEmpty();
        Path directory = Manifest.ROOT.resolve(folder);
        assertThat(Stream.concat(texts(kustomization.at("/resources")), paths(kustomization.at("/patches")))
                        .filter(name -> !name.equals("../../base")))
                .containsExactlyInAnyOrderElementsOf(Manifest.files(folder).stream()
                        .map(file -> directory.relativize(file).toString())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void changesOnlyWhatTheBaseHas(String folder) {
        List<String> patches = paths(kustomization(folder).at("/patches")).toList();
        List<String> base =
                Manifest.base().stream().map(KustomizationTest::identity).toList();

        assertThat(patches).isNotEmpty();
        for (String patch : patches) {
            assertThat(Manifest.in(Manifest.ROOT.resolve(folder).resolve(patch)))
                    .extracting(KustomizationTest::identity)
                    .isSubsetOf(base);
        }
    }

    @Test
    void overlaysNameImagesThatTheBaseUses() {
        List<String> used = Stream.concat(Manifest.base("Deployment").stream(), Manifest.base("Job").stream())
                .map(manifest ->
                        manifest.at("/spec/template/spec/containers/0/image").asText())
                .distinct()
                .toList();

        for (String overlay : List.of("overlays/dev", "overlays/production")) {
            assertThat(kustomization(overlay).at("/images").findValuesAsText("name"))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void rendersToValidManifests(String folder) throws IOException, InterruptedException {
        assumeTrue(isThereKubectl(), "no kubectl");
        Path rendered = Files.createTempFile("rendered", ".yaml");
        Process render = new ProcessBuilder("kubectl", "kustomize", folder)
                .directory(Manifest.ROOT.toFile())
                .redirectOutput(rendered.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(render.waitFor()).isZero();
        List<Manifest> manifests;
        try (var yaml = Files.newInputStream(rendered)) {
            manifests = Manifest.in("rendered " + folder, yaml);
        }
        Files.delete(rendered);

        assertThat(manifests).hasSizeGreaterThan(Manifest.base().size());
        assertThat(manifests)
                .allSatisfy(manifest -> assertThat(models.problems(manifest))
                        .as(manifest.toString())
                        .isEmpty());
        assertThat(manifests)
                .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                .extracting(manifest -> manifest.at("/metadata/namespace").asText())
                .containsOnly(kustomization(folder).at("/namespace").asText());
    }

    private static boolean isThereKubectl() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(30, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Manifest kustomization(String folder) {
        return Manifest.in(Manifest.ROOT.resolve(folder).resolve(Manifest.KUSTOMIZATION))
                .get(0);
    }

    private static String identity(Manifest manifest) {
        return String.join(" ", manifest.apiVersion(), manifest.kind(), manifest.name());
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static Stream<String> paths(JsonNode patches) {
        return StreamSupport.stream(patches.spliterator(), false)
                .filter(patch -> patch.has("path"))
                .map(patch -> patch.path("path").asText());
    }
}
