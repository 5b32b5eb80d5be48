package io.variantdash.embedded.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** Ports of the loopback address, where everything here listens. */
public final class Ports {

    /** The loopback address, as it stands in URLs. */
    public static final String HOST = "127.0.0.1";

    /** The loopback address. */
    public static final InetAddress ADDRESS = loopback();

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private Ports() {}

    /** Whether nothing listens on the port and a server may bind it. */
    public static boolean isFree(int port) {
        return canBind(port) && !answers(port);
    }

    /** Refuses a taken port with a sentence that names it and who wanted it. */
    public static void requireFree(int port, String wantedBy) {
        if (!isFree(port)) {
            throw new PortTakenException(port, wantedBy);
        }
    }

    // On some systems a wildcard listener does not stop a bind to one address, so both questions are asked.
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ADDRESS, port), CONNECT_TIMEOUT_MILLIS);
            // A port that the system gives to clients may be given to this very one, which then has reached itself.
            return socket.getLocalPort() != port;
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
