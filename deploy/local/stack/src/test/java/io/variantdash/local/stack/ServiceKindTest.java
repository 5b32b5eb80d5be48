package io.variantdash.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceKindTest {

    /** Whatever this JVM does not know would be passed over in silence. */
    private static final String SILENCE = "-XX:+IgnoreUnrecognizedVMOptions";

    /** Not in every release of Java 17. */
    private static final String NOT_EVERYWHERE = "-XX:TrimNativeHeapInterval=";

    @ParameterizedTest
    @EnumSource
    void everyOptionIsOneThatTheJvmKnows(ServiceKind service) throws Exception {
        List<String> certain = service.jvmOptions().stream()
                .filter(option -> !option.equals(SILENCE) && !option.startsWith(NOT_EVERYWHERE))
                .toList();
        Process java = new ProcessBuilder(Stream.of(
                                List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()),
                                certain,
                                List.of("-version"))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .start();

        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
    }
}
