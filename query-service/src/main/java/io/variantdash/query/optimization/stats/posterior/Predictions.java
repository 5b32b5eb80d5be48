package io.variantdash.query.optimization.stats.posterior;

/** What a predicted engagement rate must satisfy. */
public final class Predictions {

    private Predictions() {}

    public static void check(double prediction) {
        if (!(prediction >= 0 && prediction <= 1)) {
            throw new IllegalArgumentException("predicted rate %s".formatted(prediction));
        }
    }
}
