package io.variantdash.bench.drain;

/** A figure counts only if the work behind it was done. */
public final class Verification {

    private Verification() {}

    public static void equal(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("The round does not count: %,d %s were expected and %,d are there"
                    .formatted(expected, what, found));
        }
    }
}
