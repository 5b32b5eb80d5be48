package io.variantdash.checks.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A resource of the cluster as a file describes it.
 *
 * @param origin where it comes from, for people
 */
record Manifest(String origin, JsonNode tree) {

    static final Path ROOT = Repository.around(Path.of("")).resolve("deploy/kubernetes");
    static final String KUSTOMIZATION = "kustomization.yaml";

    private static final YAMLMapper TREES = new YAMLMapper();

    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    @Override
    public String toString() {
        return "%s %s (%s)".formatted(kind(), name(), origin);
    }

    /** Whatever the base deploys, before an overlay changes it. */
    static List<Manifest> base() {
        return below("base");
    }

    static Manifest base(String kind, String name) {
        return base().stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the base has no %s %s".formatted(kind, name)));
    }

    static List<Manifest> base(String kind) {
        return base().stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    }

    /** The resources and patches of a folder. */
    static List<Manifest> below(String folder) {
        return files(folder).stream().flatMap(file -> in(file).stream()).toList();
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(KUSTOMIZATION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> in(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return in(ROOT.relativize(file).toString(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through the parser itself, because Jackson's knows no aliases, and with duplicate keys as an error. */
    static List<Manifest> in(String origin, InputStream yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(yaml);
        return Stream.iterate(documents.iterator(), Iterator::hasNext, one -> one)
                .map(one -> new Manifest(origin, TREES.valueToTree(one.next())))
                .toList();
    }
}
