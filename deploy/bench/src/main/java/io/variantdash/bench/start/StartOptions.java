package io.variantdash.bench.start;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the start benchmark. */
final class StartOptions {

    @Option(names = "--clients", paramLabel = "N", description = "How many clients (${DEFAULT-VALUE}).")
    int clients = 100;

    @Option(names = "--personas", paramLabel = "N", description = "How many personas they watch (${DEFAULT-VALUE}).")
    int personas = 50;

    @Option(names = "--events-per-second", paramLabel = "N", description = "Of all monitors (${DEFAULT-VALUE}).")
    int eventsPerSecond = 1_000;

    @Mixin
    final RoundOptions measured = new RoundOptions(3, 60);

    @Mixin
    final SettingOptions settings = new SettingOptions();

    void check() {
        Numbers.requirePositive("--clients", clients);
        Numbers.requirePositive("--personas", personas);
        Numbers.requirePositive("--events-per-second", eventsPerSecond);
        Numbers.requireEven(clients, personas);
        measured.check();
    }
}
