package io.variantdash.embedded;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker on 127.0.0.1 that is its own controller. Stopped and started again it keeps port and data. */
public final class KafkaBroker implements AutoCloseable {

    public static final int DEFAULT_PARTITIONS = 6;

    /** The name of the listener that asks who a client is. */
    public static final String SECURED = "SECURED";

    /** The topics of the event contract. */
    public static final List<String> TOPICS = List.of(
            "monitor.variant-posted",
            "monitor.performance-update",
            "monitor.early-kill",
            "monitor.pattern-fatigue",
            "monitor.optimization-alert",
            "monitor.dead-letter",
            "dashboard.updates",
            "dashboard.erasures",
            "dashboard.parameters");

    /** Those of them that keep the newest record of each key, and no other. */
    static final Set<String> COMPACTED = Set.of("dashboard.erasures", "dashboard.parameters");

    private final ServerDirectory directory;
    private final BrokerListeners listeners;
    private final Runnable releasePort;
    private @Nullable BrokerRun run;

    private KafkaBroker(ServerDirectory directory, BrokerListeners listeners, Runnable releasePort) {
        this.directory = directory;
        this.listeners = listeners;
        this.releasePort = releasePort;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int port() {
        return listeners.port();
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port();
    }

    /** Starts the broker again after {@link #stop()}. */
    public synchronized void start() {
        if (run != null) {
            return;
        }
        try {
            run = BrokerRun.launch(directory, listeners);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start on port " + port(), e);
        }
    }

    public synchronized void stop() {
        if (run != null) {
            try {
                run.stop();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot release the lock of Kafka's data", e);
            }
            run = null;
        }
    }

    @Override
    public synchronized void close() {
        stop();
        directory.deleteIfTemporary();
        releasePort.run();
    }

    /** Creates those of the contract's topics that are not there yet. */
    public void createTopics() {
        createTopics(DEFAULT_PARTITIONS);
    }

    /** Creates those of the contract's topics that are not there yet, with so many partitions. */
    public void createTopics(int partitions) {
        TopicCreation.run(bootstrapServers(), TOPICS, partitions);
    }

    /** How the broker is to run; what is not said is temporary and on a port reserved until it is closed. */
    public static final class Builder {

        private @Nullable Path directory;
        private int port;
        private int behindProxy;
        private int proxy;
        private int secured;
        private Map<String, String> security = Map.of();

        private Builder() {}

        /** Keeps the data there between runs. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Listens on a second port, whose clients are told that the broker is where the proxy listens. */
        public Builder behindProxy(int port, int proxy) {
            this.behindProxy = port;
            this.proxy = proxy;
            return this;
        }

        /** Listens on a further port with SASL_SSL, as the broker's settings say. */
        public Builder secured(int port, Map<String, String> settings) {
            this.secured = port;
            this.security = settings;
            return this;
        }

        public KafkaBroker start() {
            return port == 0
                    ? PortReservation.start(reserved -> start(reserved.port(), reserved::close))
                    : start(port, () -> {});
        }

        private KafkaBroker start(int chosen, Runnable releasePort) {
            KafkaBroker broker = new KafkaBroker(
                    ServerDirectory.of(directory, "kafka"),
                    new BrokerListeners(chosen, behindProxy, proxy, secured, security),
                    releasePort);
            try {
                broker.start();
                return broker;
            } catch (RuntimeException | Error e) {
                broker.close();
                throw e;
            }
        }
    }
}
