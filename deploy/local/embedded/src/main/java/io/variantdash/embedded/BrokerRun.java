package io.variantdash.embedded;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One run of a Kafka broker on a directory. */
final class BrokerRun {

    private final FileChannel lock;
    private final KafkaRaftServer server;
    private final PortReservation controllerPort;

    private BrokerRun(FileChannel lock, KafkaRaftServer server, PortReservation controllerPort) {
        this.lock = lock;
        this.server = server;
        this.controllerPort = controllerPort;
    }

    static BrokerRun launch(ServerDirectory directory, BrokerListeners listeners) throws Exception {
        return OwnClassLoader.during(() -> launchHere(directory, listeners));
    }

    private static BrokerRun launchHere(ServerDirectory directory, BrokerListeners listeners) throws Exception {
        QuietLogging.apply();
        FileChannel lock = directory.lock();
        try {
            Ports.requireFree(listeners.port(), "Kafka");
            if (directory.prepareData()) {
                format(directory.data());
                directory.markComplete();
            }
            return PortReservation.start(controllerPort ->
                    new BrokerRun(lock, start(directory.data(), listeners, controllerPort.port()), controllerPort));
        } catch (Exception e) {
            lock.close();
            throw e;
        }
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerConfiguration.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setControllerListenerName(BrokerConfiguration.CONTROLLER_LISTENER)
                .run();
    }

    private static KafkaRaftServer start(Path data, BrokerListeners listeners, int controllerPort) {
        Ports.requireFree(listeners.port(), "Kafka");
        KafkaConfig configuration = KafkaConfig.apply(BrokerConfiguration.of(data, listeners, controllerPort), false);
        KafkaRaftServer server = new KafkaRaftServer(configuration, Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    void stop() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        controllerPort.close();
        lock.close();
    }
}
