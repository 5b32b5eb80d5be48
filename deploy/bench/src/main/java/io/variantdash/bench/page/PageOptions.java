package io.variantdash.bench.page;

import io.variantdash.testkit.option.RoundOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the benchmark of the page. */
final class PageOptions {

    @Mixin
    final RoundOptions measured = new RoundOptions(7, 60);

    @Option(names = "--updates", paramLabel = "N", description = "Updates a second (${DEFAULT-VALUE}).")
    int updates = 200;

    @Option(names = "--no-lighthouse", negatable = true, description = "Leave out Lighthouse.")
    boolean lighthouse = true;
}
