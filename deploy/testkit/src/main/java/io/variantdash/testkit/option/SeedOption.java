package io.variantdash.testkit.option;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run chooses at random, it chooses by this number, so that it can be done again. */
public final class SeedOption {

    private static final int LARGEST_RANDOM_SEED = 1_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Chooses the events, their order and the moments; a random one if not given.")
    private @Nullable Long seed;

    /** The same for the whole run. */
    public long value() {
        if (seed == null) {
            seed = ThreadLocalRandom.current().nextLong(LARGEST_RANDOM_SEED);
        }
        return seed;
    }
}
