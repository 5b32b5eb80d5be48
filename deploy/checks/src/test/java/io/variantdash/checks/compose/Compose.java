package io.variantdash.checks.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} with its anchors resolved. */
record Compose(JsonNode tree) {

    static Compose read() {
        try (InputStream file =
                Files.newInputStream(Repository.around(Path.of("")).resolve("docker-compose.yml"))) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new Compose(new ObjectMapper().valueToTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    List<String> services() {
        List<String> names = new ArrayList<>();
        tree.path("services").fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<String> variables(String service) {
        List<String> names = new ArrayList<>();
        at("/services/" + service + "/environment").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
