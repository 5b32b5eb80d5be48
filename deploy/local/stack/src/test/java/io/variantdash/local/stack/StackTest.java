package io.variantdash.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.process.StackFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir
    Path directory;

    @Test
    void startsAndLeavesNothingBehind() {
        int postgres;
        int kafka;
        try (Stack stack = infrastructure()) {
            stack.start();

            postgres = stack.postgres().port();
            kafka = stack.kafka().port();
            assertThat(directory.resolve("data/postgres")).isDirectory();
            assertThat(directory.resolve("data/kafka")).isDirectory();
            assertThat(stack.failure()).isNotDone();
        }

        assertThat(Ports.isFree(postgres)).isTrue();
        assertThat(Ports.isFree(kafka)).isTrue();
    }

    @Test
    void keepsThePortsOfAReplicaUntilItIsClosed() {
        ReservedPorts ports = new ReservedPorts();
        int query = ports.of(ServiceKind.QUERY, 0);
        assertThat(ports.of(ServiceKind.INGEST, 0)).isNotEqualTo(query);
        assertThat(ports.of(ServiceKind.QUERY, 1)).isNotEqualTo(query);

        assertThat(ports.of(ServiceKind.QUERY, 0)).isEqualTo(query);
        assertThat(PortReservation.of(query)).isEmpty();
        ports.close();
        assertThat(PortReservation.of(query)).get().satisfies(PortReservation::close);
    }

    @Test
    void shiftsAllPortsByTheOffset() {
        ShiftedPorts ports = new ShiftedPorts(1_000);

        assertThat(List.of(
                        ports.postgres(),
                        ports.kafka(),
                        ports.issuer(),
                        ports.of(ServiceKind.QUERY, 0),
                        ports.of(ServiceKind.QUERY, 1),
                        ports.of(ServiceKind.INGEST, 0)))
                .containsExactly(16_432, 20_092, 19_080, 9_081, 9_083, 9_082);
    }

    @Test
    void listensAtTheOffset() {
        try (PlaceForAStack place = PlaceForAStack.find();
                Stack stack = new Stack(options().portOffset(place.offset()).build(), Console.silent())) {
            stack.start();

            assertThat(stack.postgres().jdbcUrl()).contains(":" + place.ports().postgres());
            assertThat(stack.kafka().bootstrapServers())
                    .endsWith(":" + place.ports().kafka());
        }
    }

    @Test
    void canBeClosedWhileItStarts() {
        try (PlaceForAStack place = PlaceForAStack.find()) {
            Stack stack = new Stack(options().portOffset(place.offset()).build(), Console.silent());
            CompletableFuture<Void> starting = CompletableFuture.runAsync(stack::start);
            while (!Files.exists(directory.resolve("data/postgres/data"))) {
                Thread.onSpinWait();
            }

            stack.close();

            assertThat(starting)
                    .failsWithin(2, TimeUnit.MINUTES)
                    .withThrowableThat()
                    .withCauseInstanceOf(CancellationException.class);
            assertThat(Ports.isFree(place.ports().postgres())).isTrue();
            assertThat(Ports.isFree(place.ports().kafka())).isTrue();
        }
    }

    @Test
    void namesThePartThatEnds() throws Exception {
        try (Stack stack = infrastructure()) {
            stack.start();

            Path idFile = directory.resolve("data/postgres/data/postmaster.pid");
            ProcessHandle.of(Long.parseLong(Files.readAllLines(idFile).get(0)))
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(stack.failure().get(2, TimeUnit.MINUTES))
                    .hasMessageStartingWith("PostgreSQL ended")
                    .hasMessageContaining("database system is ready to accept connections");
        }
    }

    @Test
    void namesATakenPortWhatNeedsItAndTheRemedy() throws Exception {
        try (PlaceForAStack place = PlaceForAStack.find();
                ServerSocket taken = new ServerSocket(place.ports().kafka(), 1, InetAddress.getLoopbackAddress());
                Stack stack = new Stack(options().portOffset(place.offset()).build(), Console.silent())) {
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
                .freePorts()
                .infrastructureOnly(true);
    }
}
