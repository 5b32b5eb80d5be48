package io.variantdash.embedded;

import io.variantdash.embedded.port.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a broker that is alone, local and its own controller. */
final class BrokerConfiguration {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerConfiguration() {}

    static Map<String, String> of(Path data, BrokerListeners listeners, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(roles(controllerPort));
        settings.putAll(listeners(listeners, controllerPort));
        settings.putAll(listeners.security());
        settings.putAll(internalTopics());
        settings.putAll(Map.of(
                "log.dirs", data.toString(),
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                // Kept by size, not by age: a replayed history carries the times of its events.
                "log.retention.ms", "-1",
                "log.retention.bytes", Long.toString(1L << 30),
                "log.segment.bytes", Integer.toString(64 << 20),
                // The cleaner's default buffer alone is 128 MB of heap.
                "log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20)));
        return settings;
    }

    private static Map<String, String> roles(int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + Ports.HOST + ":" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER);
    }

    private static Map<String, String> listeners(BrokerListeners listeners, int controllerPort) {
        return Map.of(
                "listeners",
                listeners.listening() + "," + CONTROLLER_LISTENER + "://" + Ports.HOST + ":" + controllerPort,
                "advertised.listeners",
                listeners.advertised(),
                "listener.security.protocol.map",
                listeners.protocols() + "," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                BrokerListeners.MAIN);
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                // A transaction that its producer left ends when its time is over, not up to 10 s later.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }
}
