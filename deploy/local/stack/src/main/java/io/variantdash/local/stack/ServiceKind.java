package io.variantdash.local.stack;

import java.nio.file.Path;
import java.util.List;

/** The two services: where they are built, where they listen, and how their JVM runs. */
public enum ServiceKind {
    QUERY("query", "query-service", "variantdash_query", 8081),
    INGEST("ingest", "ingest-service", "variantdash_ingest", 8082);

    /** Replicas of the one kind take every second port, so that those of the other fit between. */
    private static final int PORT_STEP = 2;

    private final String label;
    private final String module;
    private final String databaseRole;
    private final int firstPort;

    ServiceKind(String label, String module, String databaseRole, int firstPort) {
        this.label = label;
        this.module = module;
        this.databaseRole = databaseRole;
        this.firstPort = firstPort;
    }

    /** The first replica goes by the name of the service, the others are numbered: query, query-2, query-3. */
    String name(int replica) {
        return replica == 0 ? label : label + "-" + (replica + 1);
    }

    int port(int replica) {
        return firstPort + PORT_STEP * replica;
    }

    /** The folder of its module. */
    public String module() {
        return module;
    }

    /** As whom it signs in to a database that was set up with roles (db/roles.sql). */
    String databaseRole() {
        return databaseRole;
    }

    Path jar(Path repository) {
        return repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /**
     * The options of its JVM, the same here, in the images and in every benchmark. What a start loads fits into both's
     * Metaspace: with the JVM's own size of it there would be full collections while it is filled.
     */
    public List<String> jvmOptions() {
        return switch (this) {
            // The plain collector has the least memory of its own. What stays, such as the connections of thousands of
            // dashboards that come at once, is copied as often as a young generation is full: a small one makes pauses
            // of some milliseconds out of one of 40. A third of the heap stays free, or thousands of clients that come
            // at once make it grow in steps, each with a full collection. The options after that let it shrink, at
            // once, when live.connection.HeapTrim has it collected, and have the C library give back what the compiler
            // and connections of before used; a JVM that does not know how (17.0.9 and older) starts all the same.
            case QUERY ->
                List.of(
                        "-Xms80m",
                        "-Xmx256m",
                        "-Xmn12m",
                        "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=30",
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:-ShrinkHeapInSteps",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:TrimNativeHeapInterval=10000",
                        "-XX:MetaspaceSize=64m",
                        "-XX:+ExitOnOutOfMemoryError");
            // The heap grows with a backlog and is given back within a minute of it; a large young generation of the
            // plain collector keeps all of it for good, for no less processor time an event. A full batch has columns
            // of up to 2 MB: what is larger than half a region is set apart from the young generation, and with regions
            // of 1 MB the collector was at it all the time.
            case INGEST ->
                List.of(
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-XX:G1HeapRegionSize=4m",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=20",
                        "-XX:G1PeriodicGCInterval=30000",
                        "-XX:MetaspaceSize=64m",
                        "-XX:+ExitOnOutOfMemoryError");
        };
    }
}
