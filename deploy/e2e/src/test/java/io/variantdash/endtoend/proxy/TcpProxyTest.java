package io.variantdash.endtoend.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.port.PortReservation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy in front of a server that says everything again. */
class TcpProxyTest {

    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int MOMENT_MILLIS = 300;
    private static final byte[] PRODUCE = request(0);
    private static final byte[] FETCH = request(1);

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 0, HOST);
        Thread server = new Thread(this::serve, "echo");
        server.setDaemon(true);
        server.start();
        proxy = new TcpProxy(Protocol.KAFKA, echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void carriesBothDirections() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, FETCH)).isEqualTo(FETCH);
            assertThat(ask(client, PRODUCE)).isEqualTo(PRODUCE);
        }
    }

    @Test
    void refusesClientsWhileTheServerIsAway() throws IOException {
        // A port that was just closed may be another program's by now, or connect to itself.
        try (PortReservation away = PortReservation.next();
                TcpProxy toNothing = new TcpProxy(Protocol.KAFKA, away.port());
                Socket client = connect(toNothing)) {
            assertThat(answered(client)).isFalse();
        }
    }

    @Test
    void swallowsEverythingAndLetsItArriveLater() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, FETCH)).isEqualTo(FETCH);

            proxy.swallow();
            client.getOutputStream().write(FETCH);
            client.setSoTimeout(MOMENT_MILLIS);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.clear();
            client.setSoTimeout((int) LONG.toMillis());
            assertThat(client.getInputStream().readNBytes(FETCH.length)).isEqualTo(FETCH);
        }
    }

    @Test
    void bringsEverythingOverASlowLine() throws IOException {
        try (Socket client = connect()) {
            proxy.slowDown();

            assertThat(ask(client, FETCH)).isEqualTo(FETCH);
        }
    }

    @Test
    void losesWhatATrapHolds() throws Exception {
        try (Socket client = connect();
                Socket other = connect()) {
            Breakpoint breakpoint = proxy.hold(Signal.PRODUCE_REQUEST);
            client.getOutputStream().write(PRODUCE);
            breakpoint.await(LONG);
            assertThat(ask(other, FETCH)).isEqualTo(FETCH);

            breakpoint.close();

            assertThat(answered(client)).isFalse();
            assertThat(ask(other, PRODUCE)).isEqualTo(PRODUCE);
        }
    }

    @Test
    void resetsOneConnectionAtASignal() throws Exception {
        try (Socket client = connect();
                Socket other = connect();
                Breakpoint breakpoint = proxy.resetAt(Signal.PRODUCE_REQUEST)) {
            client.getOutputStream().write(PRODUCE);
            breakpoint.await(LONG);

            assertThat(answered(client)).isFalse();
            assertThat(ask(other, PRODUCE)).isEqualTo(PRODUCE);
        }
    }

    @Test
    void saysThatASignalNeverCame() {
        try (Breakpoint breakpoint = proxy.hold(Signal.PRODUCE_REQUEST)) {
            assertThatThrownBy(() -> breakpoint.await(Duration.ofMillis(1)))
                    .hasMessageContaining("PRODUCE_REQUEST")
                    .hasMessageContaining("cannot be provoked");
        }
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(TcpProxy proxy) throws IOException {
        Socket client = new Socket(HOST, proxy.port());
        client.setSoTimeout((int) LONG.toMillis());
        return client;
    }

    private static byte[] ask(Socket client, byte[] request) throws IOException {
        client.getOutputStream().write(request);
        return client.getInputStream().readNBytes(request.length);
    }

    /** Whether there is anything but an end; a reset may come as an exception or as an end. */
    private static boolean answered(Socket client) {
        try {
            return client.getInputStream().read() >= 0;
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
            return false;
        }
    }

    private static byte[] request(int api) {
        return ByteBuffer.allocate(20)
                .putInt(16)
                .putShort((short) api)
                .put("some content".getBytes(StandardCharsets.UTF_8))
                .array();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread speaker = new Thread(() -> echo(client), "echo-connection");
                speaker.setDaemon(true);
                speaker.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The proxy has reset the connection.
        }
    }
}
