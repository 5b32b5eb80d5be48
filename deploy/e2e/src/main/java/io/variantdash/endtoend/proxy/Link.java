package io.variantdash.endtoend.proxy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/** One connection of a client, and ours to the server for it. */
final class Link {

    private final Socket client;
    private final Socket server;

    Link(Socket client, Socket server) throws SocketException {
        this.client = client;
        this.server = server;
        // What goes out byte by byte must go out byte by byte.
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    /** Ends both connections in order. */
    void close() {
        close(client);
        close(server);
    }

    /** Ends both connections as a network does that has lost them: with RST, and without what is still on its way. */
    void reset() {
        reset(client);
        reset(server);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The other side is gone, and cannot be told.
        }
    }
}
