package io.variantdash.bench.fanout;

import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.load.Credentials;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.stack.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/** A server beside ours, in a process of its own. */
final class PeerProcess implements AutoCloseable {

    /** The peer: {@code ws} and {@code kafkajs} on Node.js. */
    static final String NODE = "Node.js ws";

    /** What writing to the sockets takes alone: {@link WriteOnlyServer}. */
    static final String LIMIT = "writes alone (the limit)";

    private final String name;
    private final ServiceProcess process;
    private final PortReservation port;

    private PeerProcess(String name, ServiceProcess process, PortReservation port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /** Returns when it reads the topic. */
    static PeerProcess node(Testbed testbed, Surroundings surroundings) {
        return start(
                NODE,
                testbed,
                List.of("node", surroundings.built("peer").resolve("server.js").toString()));
    }

    /** Returns when it reads the topic. */
    static PeerProcess limit(Testbed testbed) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(
                LIMIT,
                testbed,
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteOnlyServer.class.getName()));
    }

    private static PeerProcess start(String name, Testbed testbed, List<String> command) {
        PortReservation port = PortReservation.next();
        URI uri = URI.create("http://127.0.0.1:" + port.port());
        ServiceProcess process =
                new ServiceProcess("peer", uri, "/", command, environment(testbed, uri.getPort()), testbed.console());
        process.start();
        process.awaitReady();
        return new PeerProcess(name, process, port);
    }

    LiveServer server() {
        return new LiveServer(name, process.uri(), new ProcessTree(process.handle()), Credentials.NONE);
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

    /** With what the positions in the frames are made of, which the Kafka client of Node.js cannot ask for. */
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
