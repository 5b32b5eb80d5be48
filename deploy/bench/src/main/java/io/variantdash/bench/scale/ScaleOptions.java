package io.variantdash.bench.scale;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the scale benchmark. */
final class ScaleOptions {

    /** Two replicas of a service, the database, and the broker with the clients. */
    private static final int LEAST_PROCESSORS = 4;

    @Option(
            names = "--query-replicas",
            paramLabel = "N",
            description = "Replicas of query-service beside one (${DEFAULT-VALUE}).")
    int queryReplicas = 2;

    @Option(
            names = "--ingest-replicas",
            paramLabel = "N",
            description = "Replicas of ingest-service beside one (${DEFAULT-VALUE}).")
    int ingestReplicas = 2;

    @Option(names = "--events", paramLabel = "N", description = "Events of a backlog (${DEFAULT-VALUE}).")
    int events = 1_000_000;

    @Option(names = "--clients", paramLabel = "N", description = "Clients of all replicas (${DEFAULT-VALUE}).")
    int clients = 4_000;

    @Option(
            names = "--updates-per-second",
            paramLabel = "N",
            description = "Updates, each to all clients (${DEFAULT-VALUE}).")
    int updatesPerSecond = 20;

    @Option(
            names = "--anyway",
            description =
                    "Run with fewer than 4 processors as well, to try the benchmark; its figures say nothing then.")
    boolean anyway;

    @Mixin
    final RoundOptions measured = new RoundOptions(5, 8);

    @Mixin
    final SettingOptions settings = new SettingOptions();

    /** @param processors that this machine has */
    void check(int processors) {
        Numbers.requireAtLeast(2, "--query-replicas", queryReplicas);
        Numbers.requireAtLeast(2, "--ingest-replicas", ingestReplicas);
        Numbers.requirePositive("--events", events);
        Numbers.requirePositive("--clients", clients);
        Numbers.requirePositive("--updates-per-second", updatesPerSecond);
        Numbers.requireEven(clients, queryReplicas);
        measured.check();
        if (processors < LEAST_PROCESSORS && !anyway) {
            throw new IllegalStateException(
                    "scale cannot measure here: this machine has %d processors, and replicas that take turns on them scale nothing. It needs %d."
                            .formatted(processors, LEAST_PROCESSORS));
        }
    }
}
