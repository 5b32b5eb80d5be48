package io.variantdash.bench.testbed;

/** Refuses numbers that mean nothing as the value of an option. */
public final class Numbers {

    private Numbers() {}

    public static void requirePositive(String option, long value) {
        if (value < 1) {
            throw new IllegalStateException("%s: %d is less than 1".formatted(option, value));
        }
    }

    /** Or what clients are to receive depends on who watches what. */
    public static void requireEven(int clients, int personas) {
        if (clients % personas != 0) {
            throw new IllegalStateException(
                    "--clients: %d cannot be spread evenly over --personas %d".formatted(clients, personas));
        }
    }
}
