package io.variantdash.endtoend.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Stands between clients and a server on 127.0.0.1, forwards what they say and fails when told to. Two threads carry a
 * connection; here there are few of them, and simple beats fast.
 */
public final class TcpProxy implements AutoCloseable {

    private static final InetAddress HOST = InetAddress.getLoopbackAddress();

    private final Protocol protocol;
    private final Supplier<InetSocketAddress> target;
    private final ServerSocket listener;
    private final NetworkState line = new NetworkState();
    private final List<Breakpoint> traps = new CopyOnWriteArrayList<>();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /** Listens on a port of its own, from now until it is closed, and forwards to another. */
    public TcpProxy(Protocol protocol, int targetPort) {
        this(protocol, () -> new InetSocketAddress(HOST, targetPort));
    }

    /**
     * Listens on a port of its own, from now until it is closed.
     *
     * @param target where each new connection is forwarded to
     */
    public TcpProxy(Protocol protocol, Supplier<InetSocketAddress> target) {
        this.protocol = protocol;
        this.target = target;
        try {
            listener = new ServerSocket(0, 0, HOST);
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot listen", e);
        }
        start(this::acceptAll, "proxy-" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on everything passes at once. */
    public void clear() {
        line.clear();
    }

    /** From now on everything takes 100 ms more and arrives byte by byte. */
    public void slowDown() {
        line.slow();
    }

    /** From now on nothing arrives, connections stay open, and neither side is told. */
    public void swallow() {
        line.die();
    }

    /** Resets all connections. */
    public void resetAll() {
        links.forEach(Link::reset);
    }

    /** Messages that give the signal wait until the breakpoint is closed, and are lost then with their connections. */
    public Breakpoint hold(Signal signal) {
        return set(signal, Breakpoint.Kind.HOLD);
    }

    /** The next message that gives the signal resets its connection instead of being forwarded. */
    public Breakpoint resetAt(Signal signal) {
        return set(signal, Breakpoint.Kind.RESET);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        traps.forEach(Breakpoint::close);
        clear();
        resetAll();
    }

    NetworkState line() {
        return line;
    }

    List<Breakpoint> trapsFor(Set<Signal> signals) {
        return signals.isEmpty()
                ? List.of()
                : traps.stream()
                        .filter(breakpoint -> signals.contains(breakpoint.signal()))
                        .toList();
    }

    private Breakpoint set(Signal signal, Breakpoint.Kind kind) {
        Breakpoint breakpoint = new Breakpoint(signal, kind, traps::remove);
        traps.add(breakpoint);
        return breakpoint;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start(() -> connect(client), "proxy-connect");
            } catch (IOException e) {
                // Closed; or a client that was gone before we came to it.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            line.awaitAlive();
            server.connect(target.get());
            Link link = new Link(client, server);
            links.add(link);
            start(new Flow(link, client, server, protocol.requests(), this, links::remove), "proxy-requests");
            start(new Flow(link, server, client, protocol.answers(), this, links::remove), "proxy-answers");
        } catch (IOException e) {
            // Where the server does not listen, a client is refused.
            Link.reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Link.reset(client);
        }
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
