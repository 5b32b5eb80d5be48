package io.variantdash.bench.guard;

import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the guard. A baseline belongs to the defaults of what is measured for how long. */
final class GuardOptions {

    @Mixin
    final RoundOptions measured = new RoundOptions(3, 4);

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of load before the first round of each part (${DEFAULT-VALUE}).")
    int warmup = 15;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Measure only these parts: ${COMPLETION-CANDIDATES}.")
    Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--update", description = "Write what is measured as the new baseline, and judge nothing.")
    boolean update;

    void check() {
        measured.check();
        Numbers.requirePositive("--warmup", warmup);
    }
}
