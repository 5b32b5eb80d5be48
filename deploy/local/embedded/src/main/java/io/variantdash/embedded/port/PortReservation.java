package io.variantdash.embedded.port;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A port of the loopback address that no other reservation on this machine gets until this one is closed or its process
 * ends, whether a server listens there at the moment or not. Ports are even, and below those that Linux (32768), macOS
 * (49152) and the kernel of gVisor's sandboxes (16000) give to outgoing connections, or any client could take one while its
 * server is away. What is held all the time is the odd port above: the one lock that every program sees and that goes with
 * its process.
 */
public final class PortReservation implements AutoCloseable {

    static final int FIRST = 10_000;
    static final int END = 15_000;

    private static final int LOOKS = 1_000;
    private static final int ATTEMPTS = 5;

    private final int port;
    private final ServerSocket held;

    private PortReservation(int port, ServerSocket held) {
        this.port = port;
        this.held = held;
    }

    /** Any port where nothing listens now. */
    public static PortReservation next() {
        return Stream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST / 2, END / 2) * 2)
                .limit(LOOKS)
                .flatMap(port -> of(port).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No port from %d to %d is free on %s".formatted(FIRST, END, Ports.HOST)));
    }

    /** The even port, unless something listens there or it is reserved. */
    public static Optional<PortReservation> of(int port) {
        if (port % 2 != 0) {
            throw new IllegalArgumentException(port + " is odd");
        }
        Optional<ServerSocket> held = hold(port + 1);
        if (held.isPresent() && !Ports.isFree(port)) {
            close(held.get());
            return Optional.empty();
        }
        return held.map(socket -> new PortReservation(port, socket));
    }

    /**
     * Starts a server on a reserved port, and on another one where a program that knows nothing of reservations was there
     * first.
     *
     * @param server starts it; its failure tells in a cause or a message that the address was in use
     */
    public static <T> T start(Function<PortReservation, T> server) {
        for (int attempt = 1; ; attempt++) {
            PortReservation reservation = next();
            try {
                return server.apply(reservation);
            } catch (RuntimeException e) {
                reservation.close();
                if (attempt == ATTEMPTS || !isAddressInUse(e)) {
                    throw e;
                }
            }
        }
    }

    public int port() {
        return port;
    }

    /** Lets others have the port. */
    @Override
    public void close() {
        close(held);
    }

    private static boolean isAddressInUse(Throwable failure) {
        // PostgreSQL says it in its log, whose end is the message.
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof BindException
                        || cause instanceof PortTakenException
                        || Objects.requireNonNullElse(cause.getMessage(), "").contains("Address already in use"));
    }

    // Open until it is closed here: a socket that is not listening could be bound a second time.
    private static Optional<ServerSocket> hold(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(Ports.ADDRESS, port), 1);
                return Optional.of(socket);
            } catch (IOException e) {
                socket.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone all the same.
        }
    }
}
