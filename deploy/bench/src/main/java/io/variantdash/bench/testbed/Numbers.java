package io.variantdash.bench.testbed;

/** Refuses numbers that mean nothing as the value of an option. */
public final class Numbers {

    private Numbers() {}

    public static void requirePositive(String option, long value) {
        if (value < 1) {
            throw new IllegalStateException("%s: %d is less than 1".formatted(option, value));
        }
    }
}
