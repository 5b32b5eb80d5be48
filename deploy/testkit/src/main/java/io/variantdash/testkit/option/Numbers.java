package io.variantdash.testkit.option;

/** Refuses numbers that mean nothing as the value of an option. */
public final class Numbers {

    private Numbers() {}

    public static void requirePositive(String option, long value) {
        requireAtLeast(1, option, value);
    }

    public static void requireAtLeast(long smallest, String option, long value) {
        if (value < smallest) {
            throw new IllegalStateException("%s: %d is less than %d".formatted(option, value, smallest));
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
