package io.variantdash.endtoend.environment;

import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for all replicas, as a cluster's service is: each new connection goes to the next replica that said that it
 * is ready when it was asked last.
 */
public final class Balancer implements AutoCloseable {

    private static final long ASK_AGAIN_MILLIS = 100;

    private final List<Replica> replicas;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger turn = new AtomicInteger();
    private final TcpProxy proxy = new TcpProxy(Protocol.PLAIN, this::next);
    private volatile List<Replica> ready = List.of();

    /** Begins with the replicas that are ready now. */
    public Balancer(List<Replica> replicas) {
        this.replicas = replicas;
        ask();
        var unused =
                asking.scheduleWithFixedDelay(this::ask, ASK_AGAIN_MILLIS, ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    public URI uri() {
        return URI.create("http://localhost:" + proxy.port());
    }

    @Override
    public void close() {
        asking.shutdownNow();
        proxy.close();
    }

    private void ask() {
        ready = replicas.stream().filter(Replica::isReady).toList();
    }

    private InetSocketAddress next() {
        // Where none is ready, one is asked all the same, and refuses.
        List<Replica> candidates = ready.isEmpty() ? replicas : ready;
        URI chosen = candidates
                .get(Math.floorMod(turn.getAndIncrement(), candidates.size()))
                .uri();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), chosen.getPort());
    }
}
