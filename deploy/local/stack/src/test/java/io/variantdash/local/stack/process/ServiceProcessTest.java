package io.variantdash.local.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.log.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServiceProcessTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PortReservation reserved = PortReservation.next();
    private final int port = reserved.port();
    private final ServiceProcess service = service(FakeService.class.getName());

    @AfterEach
    void stop() {
        service.stop();
        reserved.close();
    }

    @Test
    void isReadyOnceItSaysSo() {
        assertThat(service.isReady()).isFalse();

        service.start();
        service.awaitReady();

        assertThat(service.isReady()).isTrue();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("query    │ listening, hello");
    }

    @Test
    void canBeStoppedAndKilledAndStartedAgain() {
        service.start();
        service.awaitReady();
        ProcessHandle first = service.handle();

        service.kill();
        assertThat(first.isAlive()).isFalse();
        service.start();
        service.awaitReady();
        ProcessHandle second = service.handle();
        service.stop();

        assertThat(second.isAlive()).isFalse();
        assertThat(service.failure()).isNotDone();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void answersNothingWhilePausedAndGoesOnAfterwards() {
        service.start();
        service.awaitReady();

        service.pause();
        // On a busy machine a thread may go on for a moment before it sees the signal.
        while (service.isReady()) {
            Thread.onSpinWait();
        }
        assertThat(service.isReady()).isFalse();
        service.resume();
        service.awaitReady();

        assertThat(service.failure()).isNotDone();
    }

    @Test
    void tellsHowItEndedWhenNobodyStoppedIt() throws Exception {
        service.start();
        service.awaitReady();

        HttpRequest fatal =
                HttpRequest.newBuilder(service.uri().resolve("/die")).build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(fatal, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);

        assertThat(service.failure().get(2, TimeUnit.MINUTES))
                .hasMessageContaining("query ended with exit code 3")
                .hasMessageContaining("something terrible happened – ü");
    }

    @Test
    void doesNotWaitForAServiceThatIsGone() {
        ServiceProcess broken = service("io.variantdash.NoSuchClass");
        broken.start();

        assertThatThrownBy(broken::awaitReady)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("query ended with exit code 1")
                .hasMessageContaining("io.variantdash.NoSuchClass");
    }

    private ServiceProcess service(String mainClass) {
        return new ServiceProcess(
                "query",
                URI.create("http://127.0.0.1:" + port),
                "/q/health/ready",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass,
                        Integer.toString(port)),
                Map.of("GREETING", "hello"),
                new Console(new PrintStream(output, true, StandardCharsets.UTF_8), false));
    }
}
