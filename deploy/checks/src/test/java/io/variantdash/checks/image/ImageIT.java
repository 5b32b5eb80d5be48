package io.variantdash.checks.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.embedded.OrphanGuard;
import io.variantdash.local.stack.DefaultAddressWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images without an engine: their files, their commands and their checks, on this machine's Java. */
class ImageIT {

    private static final int TERMINATED = 143;

    private final ImageFile file = new ImageFile();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service"})
    void buildsItsArchiveStartsWithoutServersAnswersItsProbesAndStops(String service) throws Exception {
        try (DefaultAddressWatch watch = DefaultAddressWatch.open();
                UnpackedImage image = new UnpackedImage(file, service, directory)) {
            buildStartAndStop(image, service);

            assertThat(watch.visits()).isEmpty();
        }
    }

    private void buildStartAndStop(UnpackedImage image, String service) throws Exception {
        Process build = image.build();
        String said = output(build).get(5, TimeUnit.MINUTES);
        assertThat(build.waitFor()).as(said).isZero();
        assertThat(image.directory().resolve("classes.jsa")).isNotEmptyFile();

        Process running = image.service();
        OrphanGuard guard = OrphanGuard.of(running.pid());
        try {
            CompletableFuture<String> log = output(running);
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> isHealthy(image));
            // The paths that the cluster asks. Without servers it is not ready, but knows the path.
            assertThat(status(image, "/q/health/started")).isEqualTo(200);
            assertThat(status(image, "/q/health/live")).isEqualTo(200);
            assertThat(status(image, "/q/health/ready")).isEqualTo(503);
            assertThat(status(image, "/q/metrics")).isEqualTo(200);

            running.toHandle().destroy();
            assertThat(running.waitFor()).isEqualTo(TERMINATED);
            assertLogIsOneObjectALine(log.get(2, TimeUnit.MINUTES), service);
        } finally {
            running.destroyForcibly();
            guard.release();
        }
        assertThat(isHealthy(image)).isFalse();
    }

    private static void assertLogIsOneObjectALine(String log, String service) {
        ObjectMapper json = new ObjectMapper();
        assertThat(log.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(json.readTree(line).path("message").isTextual()).as(line).isTrue();
            assertThat(json.readTree(line).path("level").isTextual()).as(line).isTrue();
            assertThat(json.readTree(line).path("service").asText()).as(line).isEqualTo(service);
            assertThat(json.readTree(line).path("version").asText()).as(line).isNotBlank();
        });
    }

    private static boolean isHealthy(UnpackedImage image) throws InterruptedException {
        return image.healthCheck().waitFor() == 0;
    }

    private int status(UnpackedImage image, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(image.port(), path));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static CompletableFuture<String> output(Process process) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
