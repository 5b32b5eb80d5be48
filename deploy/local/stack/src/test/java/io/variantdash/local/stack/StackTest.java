package io.variantdash.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.Ports;
import io.variantdash.local.log.Console;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir
    Path directory;

    private StackPorts ports;

    @BeforeEach
    void findFreePorts() {
        ports = IntStream.iterate(20_000, offset -> offset + 10)
                .mapToObj(StackPorts::new)
                .filter(candidate -> Ports.isFree(candidate.postgres()) && Ports.isFree(candidate.kafka()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void startsAndLeavesNothingBehind() {
        try (Stack stack = infrastructure()) {
            stack.start();

            assertThat(stack.postgres().jdbcUrl()).contains(":" + ports.postgres());
            assertThat(stack.kafka().bootstrapServers()).endsWith(":" + ports.kafka());
            assertThat(directory.resolve("data/postgres")).isDirectory();
            assertThat(directory.resolve("data/kafka")).isDirectory();
            assertThat(stack.failure()).isNotDone();
        }

        assertThat(Ports.isFree(ports.postgres())).isTrue();
        assertThat(Ports.isFree(ports.kafka())).isTrue();
    }

    @Test
    void canBeClosedWhileItStarts() {
        Stack stack = infrastructure();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(stack::start);
        while (!Files.exists(directory.resolve("data/postgres/data"))) {
            Thread.onSpinWait();
        }

        stack.close();

        assertThat(starting)
                .failsWithin(1, TimeUnit.MINUTES)
                .withThrowableThat()
                .withCauseInstanceOf(CancellationException.class);
        assertThat(Ports.isFree(ports.postgres())).isTrue();
        assertThat(Ports.isFree(ports.kafka())).isTrue();
    }

    @Test
    void namesThePartThatEnds() throws Exception {
        try (Stack stack = infrastructure()) {
            stack.start();

            Path idFile = directory.resolve("data/postgres/data/postmaster.pid");
            ProcessHandle.of(Long.parseLong(Files.readAllLines(idFile).get(0)))
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(stack.failure().get(1, TimeUnit.MINUTES))
                    .hasMessageStartingWith("PostgreSQL ended")
                    .hasMessageContaining("database system is ready to accept connections");
        }
    }

    @Test
    void namesATakenPortWhatNeedsItAndTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress());
                Stack stack = infrastructure()) {
            assertThatThrownBy(stack::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining("--port-offset");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAnOffsetThatLeavesNoPorts() {
        try (Stack stack = new Stack(options().portOffset(60_000).build(), Console.silent())) {
            assertThatThrownBy(stack::start).hasMessageContaining("smaller --port-offset");
        }
    }

    @Test
    void saysThatTheServicesAreNotPackaged() {
        try (Stack stack = new Stack(options().infrastructureOnly(false).build(), Console.silent())) {
            assertThatThrownBy(stack::start)
                    .hasMessageContaining("query-service")
                    .hasMessageContaining("./deploy/local/run");
        }
    }

    private Stack infrastructure() {
        return new Stack(options().build(), Console.silent());
    }

    private StackOptions.Builder options() {
        return StackOptions.builder()
                .repository(directory)
                .dataDirectory(directory.resolve("data"))
                .portOffset(ports.offset())
                .infrastructureOnly(true);
    }
}
