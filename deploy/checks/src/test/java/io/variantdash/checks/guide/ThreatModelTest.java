package io.variantdash.checks.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names tests that are there. */
class ThreatModelTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));
    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+(?:Test|IT)|[A-Za-z]+\\.test\\.tsx?)`");

    @Test
    void namesTestsThatExist() throws IOException {
        List<String> named = TEST.matcher(Files.readString(REPOSITORY.resolve("deploy/threat-model.md")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(named).isNotEmpty().isSubsetOf(existing());
    }

    private static Set<String> existing() throws IOException {
        try (Stream<Path> modules = Stream.of(
                        "shared-model/src",
                        "ingest-service/src",
                        "query-service/src",
                        "deploy/checks/src",
                        "deploy/e2e/src")
                .map(REPOSITORY::resolve)) {
            return modules.flatMap(ThreatModelTest::files)
                    .map(file -> file.replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (file, attributes) ->
                        attributes.isRegularFile() && !file.toString().contains("node_modules"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
