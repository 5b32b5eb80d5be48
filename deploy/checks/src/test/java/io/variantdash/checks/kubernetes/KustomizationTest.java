package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kustomizations, and what they make of the manifests where there is a kubectl to ask. */
class KustomizationTest {

    private final StrictModels models = new StrictModels();

    @ParameterizedTest
    @MethodSource("folders")
    void listsEveryFileAndNoOther(String folder) {
        Manifest kustomization = kustomization(folder);

        assertThat(models.problems(kustomization)).isEmpty();
        Path directory = Manifest.ROOT.resolve(folder);
        assertThat(Stream.concat(texts(kustomization.at("/resources")), paths(kustomization.at("/patches")))
                        .filter(name -> !name.startsWith("../")))
                .containsExactlyInAnyOrderElementsOf(Manifest.files(folder).stream()
                        .map(file -> directory.relativize(file).toString())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void changesOnlyWhatTheBaseOrAComponentHas(String folder) {
        List<String> patches = paths(kustomization(folder).at("/patches")).toList();
        List<String> base = Stream.concat(Manifest.base().stream(), Manifest.below("components").stream())
                .map(KustomizationTest::identity)
                .toList();

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
    @ValueSource(strings = {"overlays/dev", "overlays/production", "overlays/restore"})
    void rendersToValidManifests(String folder) {
        List<Manifest> manifests = Rendering.of(folder);

        assertThat(manifests).hasSizeGreaterThan(Manifest.base().size());
        areValidAndIn(kustomization(folder).at("/namespace").asText(), manifests);
    }

    @ParameterizedTest
    @MethodSource("components")
    void rendersToValidManifestsWithEachComponent(String component) {
        areValidAndIn(kustomization("base").at("/namespace").asText(), Rendering.with("base", component));
    }

    static List<String> components() {
        return Rendering.components();
    }

    static Stream<String> folders() {
        return Stream.concat(
                Stream.of("base", "overlays/dev", "overlays/production", "overlays/restore"),
                Rendering.components().stream().map(component -> "components/" + component));
    }

    private void areValidAndIn(String namespace, List<Manifest> manifests) {
        assertThat(manifests)
                .allSatisfy(manifest -> assertThat(models.problems(manifest))
                        .as(manifest.toString())
                        .isEmpty());
        assertThat(manifests)
                .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                .extracting(manifest -> manifest.at("/metadata/namespace").asText())
                .containsOnly(namespace);
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
