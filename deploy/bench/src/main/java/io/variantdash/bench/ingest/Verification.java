package io.variantdash.bench.ingest;

/** A figure counts only if the work behind it was done. */
final class Verification {

    private Verification() {}

    static void equal(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("The round does not count: %,d %s were expected and %,d are there"
                    .formatted(expected, what, found));
        }
    }
}
