package io.variantdash.endtoend.environment;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.embedded.port.PortReservation;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import io.variantdash.event.Topics;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.PackagedServices;
import io.variantdash.local.stack.Servers;
import io.variantdash.local.stack.ServiceKind;
import io.variantdash.local.stack.process.ServiceProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL, a Kafka broker and replicas of both services, all of them real and durable, with a proxy in front of each
 * server. Tests come straight to the servers, the replicas through the proxies.
 */
public final class TestEnvironment implements AutoCloseable {

    private final CompletableFuture<PostgresServer> postgres;
    private final BrokerProcess broker;
    private final TcpProxy databaseProxy;
    private final TcpProxy brokerProxy;
    private final ReplicaGroups groups;
    // Of the broker, which is going to be away for a while.
    private final List<PortReservation> ports;
    private boolean migrated;

    private TestEnvironment(
            CompletableFuture<PostgresServer> postgres,
            BrokerProcess broker,
            TcpProxy databaseProxy,
            TcpProxy brokerProxy,
            ReplicaGroups groups,
            List<PortReservation> ports) {
        this.postgres = postgres;
        this.broker = broker;
        this.databaseProxy = databaseProxy;
        this.brokerProxy = brokerProxy;
        this.groups = groups;
        this.ports = ports;
    }

    /**
     * Starts the servers; replicas come with {@link #prepare}.
     *
     * @param directory for the servers' data and logs
     */
    public static TestEnvironment open(
            Path repository, Path directory, Console console, int ingestReplicas, int queryReplicas) {
        PackagedServices services = new PackagedServices(repository, console);
        services.require(ServiceKind.INGEST);
        CompletableFuture<PostgresServer> postgres = CompletableFuture.supplyAsync(() -> PostgresServer.builder()
                .directory(directory.resolve("postgres"))
                .start());
        TcpProxy databaseProxy = new TcpProxy(
                Protocol.POSTGRES,
                () -> new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), postgres.join().port()));
        PortReservation direct = PortReservation.next();
        PortReservation behindProxy = PortReservation.next();
        TcpProxy brokerProxy = new TcpProxy(Protocol.KAFKA, behindProxy.port());
        BrokerProcess broker = new BrokerProcess(
                directory.resolve("kafka"), direct.port(), behindProxy.port(), brokerProxy.port(), console);
        Servers proxies = new Servers(
                // The proxy reads along, and cannot read what is encrypted.
                "jdbc:postgresql://127.0.0.1:%d/variantdash?sslmode=disable&gssEncMode=disable"
                        .formatted(databaseProxy.port()),
                "postgres",
                "postgres",
                "127.0.0.1:" + brokerProxy.port());
        TestEnvironment environment = new TestEnvironment(
                postgres,
                broker,
                databaseProxy,
                brokerProxy,
                new ReplicaGroups(services, proxies, ingestReplicas, queryReplicas),
                List.of(direct, behindProxy));
        try {
            broker.start();
            postgres.join();
            return environment;
        } catch (RuntimeException e) {
            environment.close();
            throw e;
        }
    }

    /** Brings the environment into its first state: healthy servers, empty tables and so many ready replicas of ingest-service. */
    public void prepare(int wantedReplicas) {
        queries().forEach(Replica::stop);
        engines().forEach(Replica::stop);
        prepareIngest(wantedReplicas);
    }

    /** Another first state: healthy servers, and all replicas of query-service alone, ready. */
    public void prepareLive() {
        if (!migrated) {
            prepareIngest(1);
        }
        prepareIngest(0);
        engines().forEach(Replica::stop);
        queries().forEach(Replica::start);
        queries().forEach(Replica::awaitReady);
        forgetHealth(queries());
    }

    /** A third one: healthy servers, empty tables, a replica of ingest-service, and all that decide, ready. */
    public void prepareDeciding() {
        queries().forEach(Replica::stop);
        prepareIngest(1);
        engines().forEach(Replica::start);
        engines().forEach(Replica::awaitReady);
        forgetHealth(engines());
    }

    /** All replicas of both services, ready, healthy servers and empty tables. */
    public void prepareAll() {
        prepareIngest(replicas().size());
        queries().forEach(Replica::start);
        queries().forEach(Replica::awaitReady);
        forgetHealth(queries());
    }

    private void prepareIngest(int wantedReplicas) {
        databaseProxy.clear();
        brokerProxy.clear();
        postgres().start();
        broker.start();
        List<Replica> wanted = replicas().subList(0, wantedReplicas);
        replicas().stream().filter(replica -> !wanted.contains(replica)).forEach(Replica::stop);
        // One after the other: the first migrates the database.
        for (Replica replica : wanted) {
            if (!replica.isRunning()) {
                replica.start();
            }
            replica.awaitReady();
        }
        database().empty();
        migrated |= wantedReplicas > 0;
        forgetHealth(replicas());
    }

    private static void forgetHealth(List<Replica> watched) {
        watched.forEach(replica -> {
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

    /** All of query-service that there are, running or not; they decide nothing. */
    public List<Replica> queries() {
        return groups.queries();
    }

    /** Further replicas of query-service, which share the decisions among them; running or not. */
    public List<Replica> engines() {
        return groups.engines();
    }

    /** All of ingest-service that there are, running or not. */
    public List<Replica> replicas() {
        return groups.ingest();
    }

    /** A process that fills the database again from Kafka, not started yet. */
    public ServiceProcess rebuild() {
        return groups.rebuild();
    }

    /** A further replica of ingest-service, which deletes what is too old; it is not started, and ended by the test that starts it. */
    public ServiceProcess retaining() {
        return groups.retaining();
    }

    public Database database() {
        return new Database(postgres());
    }

    public MonitorGroup group() {
        return new MonitorGroup(broker.bootstrapServers());
    }

    public EngineGroup engineGroup() {
        return new EngineGroup(broker.bootstrapServers());
    }

    public UpdatesTopic updatesTopic() {
        return new UpdatesTopic(broker.bootstrapServers());
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
        groups.close();
        databaseProxy.close();
        brokerProxy.close();
        broker.close();
        postgres.thenAccept(PostgresServer::close)
                .exceptionally(alreadyReported -> null)
                .join();
        ports.forEach(PortReservation::close);
    }
}
