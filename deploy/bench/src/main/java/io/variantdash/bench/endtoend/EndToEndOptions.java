package io.variantdash.bench.endtoend;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the end-to-end benchmark. */
final class EndToEndOptions {

    @Option(names = "--clients", paramLabel = "N", description = "How many clients (${DEFAULT-VALUE}).")
    int clients = 500;

    @Option(names = "--personas", paramLabel = "N", description = "How many personas they watch (${DEFAULT-VALUE}).")
    int personas = 50;

    @Option(names = "--events-per-second", paramLabel = "N", description = "Of all monitors (${DEFAULT-VALUE}).")
    int eventsPerSecond = 1_000;

    @Mixin
    final RoundOptions measured = new RoundOptions(5, 8);

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of load before the first round (${DEFAULT-VALUE}).")
    int warmup = 100;

    @Option(
            names = "--reference",
            description = "Beside each round, send as many records straight from a producer to a consumer.")
    boolean reference;

    @Mixin
    final SettingOptions settings = new SettingOptions();

    void check() {
        Numbers.requirePositive("--clients", clients);
        Numbers.requirePositive("--personas", personas);
        Numbers.requirePositive("--events-per-second", eventsPerSecond);
        measured.check();
        Numbers.requirePositive("--warmup", warmup);
        Numbers.requireEven(clients, personas);
    }
}
