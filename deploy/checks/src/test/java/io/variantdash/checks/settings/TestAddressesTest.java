package io.variantdash.checks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every test names its own addresses, so that it neither finds what else runs on the machine nor disturbs it. */
class TestAddressesTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** An address with its port, or a server on a port that is neither 0 nor chosen by a server. */
    private static final Pattern FIXED_PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):[1-9]"
            + "|new ServerSocket\\([1-9]|new InetSocketAddress\\((\"[^\"]*\", *)?[1-9]|[.]port\\([1-9]");

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void aTestOfAServiceThatNamesNoServersFindsNone(ServiceSettings service) {
        // A name that is reserved for this (RFC 2606), so the first look for the server fails and says why.
        assertThat(service.applicationProperty("%test.quarkus.datasource.jdbc.url"))
                .startsWith("jdbc:postgresql://")
                .contains(".invalid/");
        assertThat(service.applicationProperty("%test.kafka.bootstrap.servers")).contains(".invalid:");
        assertThat(service.applicationProperty("quarkus.http.test-port")).isEqualTo("0");
    }

    @Test
    void noTestHasAPortOfItsOwnChoice() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            sources.addAll(sources(module.resolve("src/test/java")));
        }
        // Programs that are run as tests.
        sources.addAll(sources(REPOSITORY.resolve("deploy/e2e/src/main")));
        sources.addAll(sources(REPOSITORY.resolve("deploy/bench/src/main")));

        assertThat(sources)
                .hasSizeGreaterThan(100)
                .allSatisfy(source -> assertThat(Files.readAllLines(source).stream()
                                .filter(line -> FIXED_PORT.matcher(line).find()))
                        .as(source.toString())
                        .isEmpty());
    }

    @Test
    void aFixedPortWouldBeNoticed() {
        assertThat(List.of(
                        "URI.create(\"http://localhost:8081/\")",
                        "\"127.0.0.1:19092\"",
                        "new ServerSocket(15432)",
                        "new InetSocketAddress(8082)",
                        "PostgresServer.builder().port(15432)"))
                .allMatch(line -> FIXED_PORT.matcher(line).find());
    }

    private static List<Path> modules() throws IOException {
        return MODULE.matcher(Files.readString(REPOSITORY.resolve("pom.xml")))
                .results()
                .map(module -> REPOSITORY.resolve(module.group(1)))
                .toList();
    }

    private static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("TestAddressesTest.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
