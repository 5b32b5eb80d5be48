package io.variantdash.checks.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.local.stack.ServiceKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {

    private final ImageFile images = new ImageFile();

    @Test
    void theLinterHasNothingToSay() {
        assertThat(images.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "demo"})
    void nothingRunsAsRoot(String image) {
        assertThat(images.last(image, "USER").text()).isEqualTo("10001:10001");
        assertThat(images.stage(image, "LABEL"))
                .anyMatch(label -> label.text().contains("org.opencontainers.image.title=\"" + image + "\""));
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void servicesRunWithTheOptionsThatTheLocalStackAndTheBenchmarksGiveThem(ServiceKind service) {
        List<String> command = images.last(service.module(), "ENTRYPOINT").words();

        assertThat(command.subList(1, command.indexOf("-jar")))
                .containsExactlyElementsOf(
                        Stream.concat(service.jvmOptions().stream(), Stream.of("-XX:SharedArchiveFile=classes.jsa"))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void portsAreThoseWhereTheServiceListens(ServiceSettings service) {
        String port = service.applicationProperty("quarkus.http.port");

        assertThat(images.last(service.module(), "EXPOSE").text()).isEqualTo(port);
        assertThat(images.last(service.module(), "HEALTHCHECK").words()).containsExactly("is-alive", port);
        assertThat(images.last(service.module(), "RUN").text()).startsWith("archive-classes " + port + " ");
    }
}
