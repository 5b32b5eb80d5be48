package io.variantdash.embedded.fuzz;

import java.util.Random;

/** What fuzzers begin with: what {@code -Dfuzz.seed} says; else always the same, so that a build fails for its own changes alone, and with {@code -Pfull} another each time. */
public final class FuzzSeed {

    private static final long OF_EVERY_BUILD = 20_261_128;

    private FuzzSeed() {}

    public static long value() {
        return Long.getLong("fuzz.seed", Boolean.getBoolean("test.full") ? new Random().nextLong() : OF_EVERY_BUILD);
    }
}
