package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.live.RawClient;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import io.variantdash.endtoend.scene.Inspection;
import io.variantdash.endtoend.scene.Replica;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

/** Clients that are gone without a word, as when a laptop is closed or a network cable pulled. */
final class HalfOpen implements LiveFault {

    private static final int CLIENTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 250;

    @Override
    public String name() {
        return "half-open";
    }

    @Override
    public String description() {
        return "clients whose network is gone, and nobody is told";
    }

    @Override
    public void strike(LiveCircumstances circumstances) throws InterruptedException {
        Replica replica = circumstances.replica(0);
        double before = Inspection.connections(replica);
        try (TcpProxy network = new TcpProxy(Protocol.PLAIN, replica.uri().getPort())) {
            URI through = URI.create("http://127.0.0.1:" + network.port());
            String persona = circumstances.personas().get(0);
            IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new RawClient(through, persona))
                    .forEach(RawClient::skipFrame);
            network.swallow();
            circumstances.tell("%d clients are gone".formatted(CLIENTS));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (Inspection.connections(replica) > before && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
            }
            if (Inspection.connections(replica) > before) {
                circumstances.problems().accept("the service still counts clients that are gone");
            }
        }
    }
}
