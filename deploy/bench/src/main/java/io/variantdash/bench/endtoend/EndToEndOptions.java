package io.variantdash.bench.endtoend;

import io.variantdash.bench.testbed.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of the end-to-end benchmark. */
final class EndToEndOptions {

    @Option(names = "--clients", paramLabel = "N", description = "How many clients (${DEFAULT-VALUE}).")
    int clients = 500;

    @Option(names = "--personas", paramLabel = "N", description = "How many personas they watch (${DEFAULT-VALUE}).")
    int personas = 50;

    @Option(names = "--events-per-second", paramLabel = "N", description = "Of all monitors (${DEFAULT-VALUE}).")
    int eventsPerSecond = 1_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds after the warm-up (${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a round (${DEFAULT-VALUE}).")
    int seconds = 8;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of load before the first round (${DEFAULT-VALUE}).")
    int warmup = 100;

    @Option(
            names = "--service",
            paramLabel = "NAME=VALUE",
            description = "An environment variable of our services; repeatable.")
    Map<String, String> service = new LinkedHashMap<>();

    @Option(names = "--postgres", paramLabel = "NAME=VALUE", description = "A setting of PostgreSQL; repeatable.")
    Map<String, String> postgres = new LinkedHashMap<>();

    void check() {
        Numbers.requirePositive("--clients", clients);
        Numbers.requirePositive("--personas", personas);
        Numbers.requirePositive("--events-per-second", eventsPerSecond);
        Numbers.requirePositive("--rounds", rounds);
        Numbers.requirePositive("--seconds", seconds);
        Numbers.requirePositive("--warmup", warmup);
        Numbers.requireEven(clients, personas);
    }
}
