package io.variantdash.bench.decisions;

import io.variantdash.testkit.option.Numbers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the calibration report. */
final class DecisionsOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A CSV of variants with their impressions and clicks, plain or gzipped"
                    + " (../shared/data/upworthy/variants.csv.gz beside the checkout).")
    @Nullable Path data;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often the tests are split and their clicks dealt anew (${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Chooses splits and clicks: the same gives the same report (${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--report", paramLabel = "DIR", description = "Writes the plots there, as SVG.")
    @Nullable Path report;

    void check() {
        Numbers.requirePositive("--rounds", rounds);
    }
}
