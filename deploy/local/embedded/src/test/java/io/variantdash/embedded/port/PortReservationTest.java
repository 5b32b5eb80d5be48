package io.variantdash.embedded.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortReservationTest {

    /** Of gVisor; of Linux it is 32768. */
    private static final int FIRST_OUTGOING = 16_000;

    @Test
    void isBelowThePortsOfOutgoingConnections() {
        assertThat(PortReservation.END).isLessThanOrEqualTo(FIRST_OUTGOING);
        try (PortReservation reservation = PortReservation.next()) {
            assertThat(reservation.port()).isBetween(PortReservation.FIRST, PortReservation.END - 1);
            assertThat(Ports.isFree(reservation.port())).isTrue();
        }
    }

    @Test
    void nobodyElseGetsThePortUntilItIsClosed() {
        PortReservation reservation = PortReservation.next();
        assertThat(PortReservation.of(reservation.port())).isEmpty();

        reservation.close();

        assertThat(PortReservation.of(reservation.port())).get().satisfies(PortReservation::close);
    }

    @Test
    void anotherProgramDoesNotGetItEither() throws Exception {
        try (PortReservation reservation = PortReservation.next()) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reserving.class.getName(),
                            Integer.toString(reservation.port()))
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines("taken");
        }
    }

    @Test
    void aPortWhereSomethingListensIsNotReserved() throws IOException {
        PortReservation reservation = PortReservation.next();
        reservation.close();

        try (ServerSocket listener = listen(reservation.port())) {
            assertThat(PortReservation.of(listener.getLocalPort())).isEmpty();
        }
    }

    @Test
    void aServerWhosePortWasTakenStartsOnAnother() throws IOException {
        List<ServerSocket> takers = new ArrayList<>();
        try (KafkaBroker broker = PortReservation.start(reserved -> {
            if (takers.isEmpty()) {
                takers.add(listen(reserved.port()));
            }
            return KafkaBroker.builder().port(reserved.port()).start();
        })) {
            assertThat(broker.port()).isNotEqualTo(takers.get(0).getLocalPort());
            try (Socket client = new Socket(Ports.ADDRESS, broker.port())) {
                assertThat(client.isConnected()).isTrue();
            }
        } finally {
            takers.get(0).close();
        }
    }

    @Test
    void knowsEveryWayToSayThatAnAddressIsInUse() {
        List<Integer> ports = new ArrayList<>();
        List<RuntimeException> ways = List.of(
                new IllegalStateException(new IOException("did not start. Its log: Address already in use")),
                new UncheckedIOException(new BindException("in whatever words")),
                new PortTakenException(1, "a server"));

        String answer = PortReservation.start(reserved -> {
            ports.add(reserved.port());
            if (ports.size() <= ways.size()) {
                throw ways.get(ports.size() - 1);
            }
            return "started";
        });

        assertThat(answer).isEqualTo("started");
        assertThat(ports).hasSize(ways.size() + 1);
    }

    @Test
    void anyOtherFailureIsToldAtOnce() {
        List<Integer> ports = new ArrayList<>();

        assertThatThrownBy(() -> PortReservation.start(reserved -> {
                    ports.add(reserved.port());
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");

        assertThat(ports)
                .singleElement()
                .satisfies(port -> assertThat(PortReservation.of(port)).get().satisfies(PortReservation::close));
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 1, Ports.ADDRESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another program that wants the port. */
    static final class Reserving {

        private Reserving() {}

        public static void main(String[] arguments) {
            System.out.println(
                    PortReservation.of(Integer.parseInt(arguments[0])).isPresent() ? "reserved" : "taken");
        }
    }
}
