package io.variantdash.bench.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of the REST benchmark. */
final class RestOptions {

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description =
                    "How many events are stored (${DEFAULT-VALUE}). The last line is that of the design's 1 M, or of"
                            + " the largest where that is not among them.")
    List<Long> sizes = List.of(10_000L, 1_000_000L, 10_000_000L);

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds for each size (${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a round (${DEFAULT-VALUE}).")
    int seconds = 15;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of load before the first round (${DEFAULT-VALUE}).")
    int warmup = 60;

    @Option(names = "--clients", paramLabel = "N", description = "Keep-alive connections (${DEFAULT-VALUE}).")
    int clients = 16;

    @Option(names = "--events-per-second", paramLabel = "N", description = "What arrives meanwhile (${DEFAULT-VALUE}).")
    int eventsPerSecond = 500;

    @Option(
            names = "--no-gzip",
            negatable = true,
            description = "Ask for answers without compression, unlike browsers.")
    boolean gzip = true;

    @Option(
            names = "--service",
            paramLabel = "NAME=VALUE",
            description = "An environment variable of our services; repeatable.")
    Map<String, String> service = new LinkedHashMap<>();

    @Option(names = "--postgres", paramLabel = "NAME=VALUE", description = "A setting of PostgreSQL; repeatable.")
    Map<String, String> postgres = new LinkedHashMap<>();
}
