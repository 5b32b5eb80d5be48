package io.variantdash.query.optimization.stats.posterior;

/** A Beta distribution of an engagement rate before any view is counted: {@code a} interactions and {@code b} failures. */
public record BetaPrior(double a, double b) {

    /** Where nothing is known. */
    public static final BetaPrior JEFFREYS = new BetaPrior(0.5, 0.5);

    /** Every rate alike. */
    public static final BetaPrior UNIFORM = new BetaPrior(1, 1);

    public BetaPrior {
        if (!(a > 0 && b > 0 && a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Beta(%s, %s) is no distribution".formatted(a, b));
        }
    }

    /** How many views the prior weighs as much as. */
    public double worthViews() {
        return a + b;
    }

    public EngagementPosterior after(long interactions, long views) {
        return new EngagementPosterior(this, interactions, views);
    }
}
