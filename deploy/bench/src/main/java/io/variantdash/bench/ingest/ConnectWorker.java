package io.variantdash.bench.ingest;

import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.stack.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A worker of Kafka Connect in a process of its own, with a connector for each table of a peer. */
final class ConnectWorker {

    /** Those of Kafka Connect's own start script. */
    static final List<String> JVM_OPTIONS = List.of(
            "-Xms256m", "-Xmx2g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    /** Rewriting made the sink a tenth faster. */
    private static final String URL_OPTIONS = "?reWriteBatchedInserts=true";

    /** What served the sinks best. */
    private static final Map<String, String> SINK =
            Map.of("tasks.max", "2", "batch.size", "2000", "consumer.override.max.poll.records", "2000");

    private final Testbed testbed;
    private final Path plugins;
    private final Path settingsFolder;
    private final PortReservation reserved = PortReservation.next();
    private final int port = reserved.port();

    ConnectWorker(Testbed testbed, Surroundings surroundings) {
        this.testbed = testbed;
        this.plugins = surroundings.built("peers");
        this.settingsFolder = surroundings.built("connect");
    }

    /**
     * Returns when the worker answers; the sinks join their groups soon after.
     *
     * @param copies whether events come again
     * @param further settings of every connector
     */
    ServiceProcess start(Peer peer, boolean copies, Map<String, String> further) {
        ServiceProcess process = new ServiceProcess(
                "debezium-" + peer.schema(),
                URI.create("http://127.0.0.1:" + port),
                "/health",
                command(peer, copies, further),
                Map.of(),
                testbed.console());
        process.start();
        process.awaitReady();
        // Where it listens, nothing else does.
        reserved.close();
        return process;
    }

    private List<String> command(Peer peer, boolean copies, Map<String, String> further) {
        try {
            Path folder = Files.createDirectories(settingsFolder.resolve(Integer.toString(port)));
            Path worker = write(folder.resolve("worker.properties"), worker(folder));
            List<String> connectors = new ArrayList<>();
            for (SinkTable table : peer.tables()) {
                connectors.add(write(
                                folder.resolve(table.connector(peer.schema()) + ".properties"),
                                connector(peer, table, copies, further))
                        .toString());
            }
            return Stream.of(
                            List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString()),
                            JVM_OPTIONS,
                            List.of(
                                    "-Dfile.encoding=UTF-8",
                                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "org.apache.kafka.connect.cli.ConnectStandalone",
                                    worker.toString()),
                            connectors)
                    .flatMap(List::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the settings of Kafka Connect", e);
        }
    }

    private Map<String, String> worker(Path folder) {
        return Map.of(
                "bootstrap.servers",
                testbed.kafka().bootstrapServers(),
                "listeners",
                "http://127.0.0.1:" + port,
                "plugin.path",
                plugins.toString(),
                "plugin.discovery",
                "service_load",
                "offset.storage.file.filename",
                folder.resolve("offsets").toString(),
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable",
                "true");
    }

    private Map<String, String> connector(Peer peer, SinkTable table, boolean copies, Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                table.connector(peer.schema()),
                "connector.class",
                "io.debezium.connector.jdbc.JdbcSinkConnector",
                "topics",
                table.topic(peer.schema()),
                "connection.url",
                testbed.postgres().jdbcUrl() + URL_OPTIONS,
                "connection.username",
                testbed.postgres().username(),
                "connection.password",
                testbed.postgres().password(),
                // With its schema: a table of that name in another one would pass for it.
                "collection.name.format",
                peer.schema() + "." + table.table(),
                "schema.evolution",
                "basic",
                "consumer.override.isolation.level",
                "read_committed"));
        settings.putAll(SINK);
        settings.putAll(table.settings(copies));
        settings.putAll(further);
        return settings;
    }

    private static Path write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
