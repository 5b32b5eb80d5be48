package io.variantdash.bench.rest;

import io.variantdash.bench.testbed.AccessOptions;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
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

    @Mixin
    final RoundOptions measured = new RoundOptions(3, 15);

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

    @Option(names = "--reference", description = "Beside each round, ask the JDK's own server for the same bytes.")
    boolean reference;

    @Mixin
    final AccessOptions access = new AccessOptions();

    @Mixin
    final SettingOptions settings = new SettingOptions();
}
