package io.variantdash.bench.gateway;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the gateway benchmark. */
final class GatewayOptions {

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "N",
            description =
                    "How many events a request has, one size after the other (${DEFAULT-VALUE}). The last line is that"
                            + " of the last size.")
    List<Integer> events = List.of(1, 10, 100);

    @Mixin
    final RoundOptions measured = new RoundOptions(5, 10);

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of load before the first round of a size (${DEFAULT-VALUE}).")
    int warmup = 20;

    @Option(names = "--clients", paramLabel = "N", description = "Keep-alive connections (${DEFAULT-VALUE}).")
    int clients = 16;

    @Mixin
    final SettingOptions settings = new SettingOptions();

    void check() {
        events.forEach(number -> Numbers.requirePositive("--events", number));
        measured.check();
        Numbers.requirePositive("--warmup", warmup);
        Numbers.requirePositive("--clients", clients);
    }
}
