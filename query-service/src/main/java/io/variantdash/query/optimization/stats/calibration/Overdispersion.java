package io.variantdash.query.optimization.stats.calibration;

/** By how much counts of variants scatter more than binomially, because the variants' true rates differ. */
public final class Overdispersion {

    private Overdispersion() {}

    /** The variance of a beta-binomial count over the binomial one: 1 + (n − 1)/(m + 1), m the prior's worth in views. */
    public static double factor(double views, double worthViews) {
        return views <= 1 ? 1 : 1 + (views - 1) / (worthViews + 1);
    }
}
