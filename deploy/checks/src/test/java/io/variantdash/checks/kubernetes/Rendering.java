package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder: what a cluster would be given. */
final class Rendering {

    private static final Path TARGET = Path.of("target/kustomization");

    private Rendering() {}

    /** The manifests of a folder below {@link Manifest#ROOT}; the test is skipped where there is no kubectl. */
    static List<Manifest> of(String folder) {
        assumeTrue(isThereKubectl(), "no kubectl");
        return render(Manifest.ROOT.resolve(folder));
    }

    /** The manifests of a base or an overlay with a component that it does not have by itself. */
    static List<Manifest> with(String folder, String component) {
        assumeTrue(isThereKubectl(), "no kubectl");
        try {
            Path directory = Files.createDirectories(TARGET.resolve(component));
            Files.write(
                    directory.resolve(Manifest.KUSTOMIZATION),
                    List.of(
                            "apiVersion: kustomize.config.k8s.io/v1beta1",
                            "kind: Kustomization",
                            "namespace: " + Manifest.base("Namespace").get(0).name(),
                            "resources: [%s]".formatted(relative(directory, folder)),
                            "components: [%s]".formatted(relative(directory, "components/" + component))));
            return render(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest one(List<Manifest> manifests, String kind, String name) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
    }

    static List<Manifest> all(List<Manifest> manifests, String... kinds) {
        return manifests.stream()
                .filter(manifest -> List.of(kinds).contains(manifest.kind()))
                .toList();
    }

    /** The folders with a component, by name. */
    static List<String> components() {
        try (Stream<Path> folders = Files.list(Manifest.ROOT.resolve("components"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path relative(Path directory, String folder) {
        return directory
                .toAbsolutePath()
                .relativize(Manifest.ROOT.resolve(folder).toAbsolutePath().normalize());
    }

    private static List<Manifest> render(Path directory) {
        try {
            Path rendered = Files.createTempFile("rendered", ".yaml");
            Process render = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                    .redirectOutput(rendered.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(render.waitFor()).as("kubectl kustomize " + directory).isZero();
            try (var yaml = Files.newInputStream(rendered)) {
                return Manifest.in("rendered " + directory.getFileName(), yaml);
            } finally {
                Files.delete(rendered);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while kubectl was running", e);
        }
    }

    private static boolean isThereKubectl() {
        try {
            Process version = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(30, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
