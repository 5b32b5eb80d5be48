package io.variantdash.bench.fanout;

import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.load.Credentials;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.embedded.PortReservation;
import io.variantdash.local.stack.process.ServiceProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/** The peer: {@code ws} and {@code kafkajs} on Node.js, in a process of its own. */
final class NodePeer implements AutoCloseable {

    static final String NAME = "Node.js ws";

    private final ServiceProcess process;
    private final PortReservation port;

    private NodePeer(ServiceProcess process, PortReservation port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it reads the topic. */
    static NodePeer start(Testbed testbed, Surroundings surroundings) {
        PortReservation port = PortReservation.next();
        URI uri = URI.create("http://127.0.0.1:" + port.port());
        ServiceProcess process = new ServiceProcess(
                "peer",
                uri,
                "/",
                List.of("node", surroundings.built("peer").resolve("server.js").toString()),
                environment(testbed, uri.getPort()),
                testbed.console());
        process.start();
        process.awaitReady();
        return new NodePeer(process, port);
    }

    LiveServer server() {
        return new LiveServer(NAME, process.uri(), new ProcessTree(process.handle()), Credentials.NONE);
    }

    void requireAlive() {
        if (process.failure().isDone()) {
            throw process.failure().join();
        }
    }

    @Override
    public void close() {
        process.stop();
        port.close();
    }

    /** With what the positions in the frames are made of, which its Kafka client cannot ask for. */
    private static Map<String, String> environment(Testbed testbed, int port) {
        try (Topics topics = new Topics(testbed.kafka().bootstrapServers())) {
            TopicDescription topic = topics.describe(io.variantdash.event.Topics.DASHBOARD_UPDATES);
            Uuid id = topic.topicId();
            return Map.of(
                    "NODE_ENV", "production",
                    "PORT", Integer.toString(port),
                    "BROKERS", testbed.kafka().bootstrapServers(),
                    "TOPIC_ID", "%016x%016x".formatted(id.getMostSignificantBits(), id.getLeastSignificantBits()),
                    "PARTITIONS", Integer.toString(topic.partitions().size()));
        }
    }
}
