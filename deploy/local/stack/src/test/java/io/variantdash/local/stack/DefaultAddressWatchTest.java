package io.variantdash.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.port.PortReservation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DefaultAddressWatchTest {

    @Test
    void knowsTheDefaultPortsOfAllParts() {
        assertThat(DefaultAddressWatch.ports()).containsExactlyInAnyOrder(8081, 8082, 15_432, 19_092);
    }

    @Test
    @Timeout(60)
    void notesWhoComes() throws Exception {
        try (PortReservation port = PortReservation.next();
                DefaultAddressWatch watch = DefaultAddressWatch.on(List.of(port.port()))) {
            assertThat(watch.unwatched()).isEmpty();
            assertThat(watch.visits()).isEmpty();

            try (Socket visitor = new Socket("localhost", port.port())) {
                assertThat(visitor.isConnected()).isTrue();
                while (watch.visits().isEmpty()) {
                    Thread.onSpinWait();
                }
                assertThat(watch.visits()).singleElement().asString().contains("port " + port.port());
            }
        }
    }

    @Test
    void saysWhereItCannotWatch() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DefaultAddressWatch watch = DefaultAddressWatch.on(List.of(taken.getLocalPort()))) {
            assertThat(watch.unwatched()).containsExactly(taken.getLocalPort());
            // Its thread would fail to accept again and again, as fast as it can.
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("watch--1");
        }
    }
}
