package io.variantdash.endtoend.scene;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import io.variantdash.event.Topics;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.PackagedServices;
import io.variantdash.local.stack.Servers;
import io.variantdash.local.stack.ServiceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * PostgreSQL, a Kafka broker and replicas of ingest-service, all of them real and durable, with a proxy in front of each
 * server. Tests come straight to the servers, the replicas through the proxies.
 */
public final class Scene implements AutoCloseable {

    private static final int MOST_REPLICAS = 2;

    private final CompletableFuture<PostgresServer> postgres;
    private final BrokerProcess broker;
    private final TcpProxy databaseProxy;
    private final TcpProxy brokerProxy;
    private final List<Replica> replicas;

    private Scene(
            CompletableFuture<PostgresServer> postgres,
            BrokerProcess broker,
            TcpProxy databaseProxy,
            TcpProxy brokerProxy,
            List<Replica> replicas) {
        this.postgres = postgres;
        this.broker = broker;
        this.databaseProxy = databaseProxy;
        this.brokerProxy = brokerProxy;
        this.replicas = replicas;
    }

    /**
     * Starts the servers; replicas come with {@link #prepare}.
     *
     * @param directory for the servers' data and logs
     */
    public static Scene open(Path repository, Path directory, Console console) {
        PackagedServices services = new PackagedServices(repository, console);
        services.require(ServiceKind.INGEST);
        int postgresPort = FreePorts.next();
        int behindProxy = FreePorts.next();
        CompletableFuture<PostgresServer> postgres = CompletableFuture.supplyAsync(() -> PostgresServer.builder()
                .directory(directory.resolve("postgres"))
                .port(postgresPort)
                .start());
        TcpProxy databaseProxy = new TcpProxy(Protocol.POSTGRES, FreePorts.next(), postgresPort);
        TcpProxy brokerProxy = new TcpProxy(Protocol.KAFKA, FreePorts.next(), behindProxy);
        BrokerProcess broker = new BrokerProcess(
                directory.resolve("kafka"), FreePorts.next(), behindProxy, brokerProxy.port(), console);
        Servers proxies = new Servers(
                // The proxy reads along, and cannot read what is encrypted.
                "jdbc:postgresql://127.0.0.1:%d/variantdash?sslmode=disable&gssEncMode=disable"
                        .formatted(databaseProxy.port()),
                "postgres",
                "postgres",
                "127.0.0.1:" + brokerProxy.port());
        List<Replica> replicas = IntStream.rangeClosed(1, MOST_REPLICAS)
                .mapToObj(number -> new Replica(
                        services.replica(ServiceKind.INGEST, "ingest-" + number, FreePorts.next(), proxies, Map.of())))
                .toList();
        Scene scene = new Scene(postgres, broker, databaseProxy, brokerProxy, replicas);
        try {
            broker.start();
            postgres.join();
            return scene;
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    /** Brings the scene into its first state: healthy servers, empty tables and so many ready replicas. */
    public void prepare(int wantedReplicas) {
        databaseProxy.clear();
        brokerProxy.clear();
        postgres().start();
        broker.start();
        List<Replica> wanted = replicas.subList(0, wantedReplicas);
        replicas.stream().filter(replica -> !wanted.contains(replica)).forEach(Replica::stop);
        // One after the other: the first migrates the database.
        for (Replica replica : wanted) {
            if (!replica.isRunning()) {
                replica.start();
            }
            replica.awaitReady();
        }
        database().empty();
        replicas.forEach(replica -> {
            replica.takeLivenessLosses();
            replica.takeUnreadiness();
        });
    }

    public PostgresServer postgres() {
        return postgres.join();
    }

    public BrokerProcess broker() {
        return broker;
    }

    /** Between the replicas and PostgreSQL. */
    public TcpProxy databaseProxy() {
        return databaseProxy;
    }

    /** Between the replicas and the broker. */
    public TcpProxy brokerProxy() {
        return brokerProxy;
    }

    /** All that there are, running or not. */
    public List<Replica> replicas() {
        return replicas;
    }

    public Database database() {
        return new Database(postgres());
    }

    public MonitorGroup group() {
        return new MonitorGroup(broker.bootstrapServers());
    }

    /** What the replicas are going to tell dashboards from now on. */
    public TopicSection updatesFromNow() {
        return TopicSection.fromNow(broker.bootstrapServers(), Topics.DASHBOARD_UPDATES);
    }

    /** What the replicas are going to refuse from now on. */
    public TopicSection deadLettersFromNow() {
        return TopicSection.fromNow(broker.bootstrapServers(), Topics.DEAD_LETTER);
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        replicas.forEach(replica -> closing.add(CompletableFuture.runAsync(replica::close)));
        CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).join();
        databaseProxy.close();
        brokerProxy.close();
        broker.close();
        postgres.thenAccept(PostgresServer::close)
                .exceptionally(alreadyReported -> null)
                .join();
    }
}
