package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.environment.HeapInspection;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.live.RawClient;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

/** Clients that are gone without a word, as when a laptop is closed or a network cable pulled. */
final class HalfOpen implements LiveFault {

    private static final int CLIENTS = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 250;

    @Override
    public String name() {
        return "half-open";
    }

    @Override
    public String description() {
        return "clients whose network is gone, and the replica is not told";
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        Replica replica = context.replica(0);
        double before = HeapInspection.connections(replica);
        try (TcpProxy network = new TcpProxy(Protocol.PLAIN, replica.uri().getPort())) {
            URI through = URI.create("http://127.0.0.1:" + network.port());
            String persona = context.personas().get(0);
            IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new RawClient(through, persona))
                    .forEach(RawClient::skipFrame);
            network.swallow();
            context.tell("%d clients are gone".formatted(CLIENTS));
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (HeapInspection.connections(replica) > before && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
            }
            if (HeapInspection.connections(replica) > before) {
                context.problems().accept("the service still counts clients that are gone");
            }
        }
    }
}
