package io.variantdash.bench.growth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of the growth benchmark. */
final class GrowthOptions {

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "How many events are stored already, ascending (${DEFAULT-VALUE}).")
    List<Long> sizes = List.of(10_000L, 1_000_000L, 10_000_000L);

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds for each size (${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--events", paramLabel = "N", description = "New events a round (${DEFAULT-VALUE}).")
    long events = 300_000;

    @Option(
            names = "--service",
            paramLabel = "NAME=VALUE",
            description = "An environment variable of our service; repeatable.")
    Map<String, String> service = new LinkedHashMap<>();

    @Option(names = "--postgres", paramLabel = "NAME=VALUE", description = "A setting of PostgreSQL; repeatable.")
    Map<String, String> postgres = new LinkedHashMap<>();
}
