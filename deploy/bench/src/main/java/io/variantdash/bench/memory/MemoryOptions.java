package io.variantdash.bench.memory;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.SettingOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the memory benchmark. */
final class MemoryOptions {

    @Option(
            names = "--clients",
            split = ",",
            paramLabel = "N",
            description = "How many clients, one size after the other (${DEFAULT-VALUE}).")
    List<Integer> clients = List.of(500, 5_000, 10_000);

    @Option(names = "--rate", paramLabel = "N", description = "Updates a second (${DEFAULT-VALUE}).")
    int rate = 4;

    @Option(names = "--personas", paramLabel = "N", description = "How many personas are watched (${DEFAULT-VALUE}).")
    int personas = 1;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long a size is held before the memory is read (${DEFAULT-VALUE}).")
    int settle = 20;

    @Mixin
    final SettingOptions settings = new SettingOptions();

    void check() {
        Numbers.requirePositive("--rate", rate);
        Numbers.requirePositive("--personas", personas);
        Numbers.requirePositive("--settle", settle);
        clients.forEach(number -> {
            Numbers.requirePositive("--clients", number);
            Numbers.requireEven(number, personas);
        });
    }
}
