package io.variantdash.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** Ports of the loopback address, where everything here listens. */
public final class Ports {

    static final String HOST = "127.0.0.1";
    private static final InetAddress ADDRESS = loopback();
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + HOST, e);
        }
    }

    /** Whether nothing listens on the port and a server may bind it. */
    public static boolean isFree(int port) {
        return !answers(port) && canBind(port);
    }

    /** Refuses a taken port with a sentence that names it and who wanted it. */
    static void requireFree(int port, String wantedBy) {
        if (!isFree(port)) {
            throw new IllegalStateException(
                    "Port %d on %s is taken, so %s cannot start there. Stop what listens on it or choose another port."
                            .formatted(port, HOST, wantedBy));
        }
    }

    // On some systems a wildcard listener does not stop a bind to one address, so both questions are asked.
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ADDRESS, port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(ADDRESS, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    // By number, not by name: "localhost" may mean ::1.
    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
