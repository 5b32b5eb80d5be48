package io.variantdash.local.stack;

import io.variantdash.local.stack.process.SocketOwner;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens where a stack on the default ports would, and notes what comes there from this process and those that it
 * started: tests name their own addresses. It answers nothing. Whatever else there is on the machine may come as it
 * likes, and a port that is taken already is not watched.
 */
public final class DefaultAddressWatch implements AutoCloseable {

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final List<Integer> unwatched = new ArrayList<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final List<String> visits = new CopyOnWriteArrayList<>();

    private DefaultAddressWatch(List<Integer> ports) {
        ports.forEach(this::listen);
        listeners.forEach(listener -> {
            Thread thread = new Thread(() -> note(listener), "watch-" + listener.getLocalPort());
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Watches from now on. */
    public static DefaultAddressWatch open() {
        return on(ports());
    }

    static DefaultAddressWatch on(List<Integer> ports) {
        return new DefaultAddressWatch(ports);
    }

    /** The default ports of all parts. */
    public static List<Integer> ports() {
        ShiftedPorts ports = new ShiftedPorts(0);
        return List.of(
                ports.of(ServiceKind.QUERY, 0), ports.of(ServiceKind.INGEST, 0), ports.postgres(), ports.kafka());
    }

    /** Those where something else listened already. */
    public List<Integer> unwatched() {
        return List.copyOf(unwatched);
    }

    /** Who came so far, and where. */
    public List<String> visits() {
        return List.copyOf(visits);
    }

    @Override
    public void close() {
        listeners.forEach(DefaultAddressWatch::close);
        accepted.forEach(DefaultAddressWatch::close);
    }

    private void listen(int port) {
        try {
            // Whatever the name means here, which is the host of the default addresses.
            for (InetAddress address : InetAddress.getAllByName("localhost")) {
                listeners.add(bound(new InetSocketAddress(address, port)));
            }
        } catch (IOException e) {
            unwatched.add(port);
        }
    }

    /** One that is not bound fails at once each time that it is to accept, and its thread would never rest. */
    private static ServerSocket bound(InetSocketAddress address) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(address);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    private void note(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket visitor = listener.accept();
                accepted.add(visitor);
                SocketOwner.amongOurs(visitor)
                        .ifPresent(owner -> visits.add("port %d: %s".formatted(listener.getLocalPort(), owner)));
            } catch (IOException e) {
                // Closed; or a client that was gone before we came to it.
            }
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
