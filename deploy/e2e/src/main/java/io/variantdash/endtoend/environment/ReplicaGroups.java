package io.variantdash.endtoend.environment;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.stack.PackagedServices;
import io.variantdash.local.stack.Servers;
import io.variantdash.local.stack.ServiceKind;
import io.variantdash.local.stack.process.ServiceProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The replicas of a test environment by what they are for, each with a port of its own; none runs at first. */
final class ReplicaGroups implements AutoCloseable {

    private static final String ENGINE = "engine-";
    private static final int ENGINES = 2;

    private final PackagedServices services;
    private final Servers servers;
    // They keep ports of what is going to be away for a while.
    private final List<PortReservation> ports = new ArrayList<>();
    private final List<Replica> ingest;
    private final List<Replica> queries;
    private final List<Replica> engines;
    private final int rebuildPort;
    private final int retainingPort;

    /** {@code servers} are what all of them work with. */
    ReplicaGroups(PackagedServices services, Servers servers, int ingestReplicas, int queryReplicas) {
        this.services = services;
        this.servers = servers;
        ingest = replicas(
                ServiceKind.INGEST,
                "ingest-",
                ingestReplicas,
                // Tests need not wait as long as people would, compare all that was ever stored, and erase a persona.
                Map.of(
                        "DASHBOARD_HEARTBEAT_INTERVAL",
                        "500MS",
                        "DASHBOARD_RETENTION_ENABLED",
                        "false",
                        "DASHBOARD_ADMIN_ENABLED",
                        "true"));
        queries = replicas(ServiceKind.QUERY, "query-", queryReplicas, LiveSettings.HASTY);
        engines = replicas(ServiceKind.QUERY, ENGINE, ENGINES, LiveSettings.DECIDING);
        rebuildPort = reserve();
        retainingPort = reserve();
    }

    private List<Replica> replicas(ServiceKind kind, String name, int count, Map<String, String> environment) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Map<String, String> named = new HashMap<>(environment);
                    named.put(EngineGroup.CLIENT, name + number);
                    return new Replica(services.replica(kind, name + number, reserve(), servers, named));
                })
                .toList();
    }

    private int reserve() {
        PortReservation reservation = PortReservation.next();
        ports.add(reservation);
        return reservation.port();
    }

    /** Of ingest-service. */
    List<Replica> ingest() {
        return ingest;
    }

    /** Of query-service; they decide nothing. */
    List<Replica> queries() {
        return queries;
    }

    /** Of query-service, which share the decisions among them. */
    List<Replica> engines() {
        return engines;
    }

    /** A process that fills the database again from Kafka, not started yet. */
    ServiceProcess rebuild() {
        return services.replica(
                ServiceKind.INGEST,
                "rebuild",
                rebuildPort,
                servers,
                Map.of("DASHBOARD_REBUILD", "true", "DASHBOARD_RETENTION_ENABLED", "false"));
    }

    /** A further replica of ingest-service, which deletes what is too old; not started yet. */
    ServiceProcess retaining() {
        return services.replica(ServiceKind.INGEST, "retaining", retainingPort, servers, Map.of());
    }

    /** Ends all replicas at the same time, and then gives their ports back. */
    @Override
    public void close() {
        CompletableFuture.allOf(Stream.of(ingest, queries, engines)
                        .flatMap(List::stream)
                        .map(replica -> CompletableFuture.runAsync(replica::close))
                        .toArray(CompletableFuture[]::new))
                .join();
        ports.forEach(PortReservation::close);
    }
}
