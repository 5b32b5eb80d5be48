package io.variantdash.query.optimization.stats.comparison;

/** Products of all factors but one, without a division, so that a factor of 0 does no harm. */
final class LeaveOneOut {

    private final double[] products;

    LeaveOneOut(int factors) {
        this.products = new double[factors];
    }

    /** The product of all of {@code factors} but each; overwritten by the next call. */
    double[] of(double[] factors) {
        double product = 1;
        for (int k = 0; k < products.length; k++) {
            products[k] = product;
            product *= factors[k];
        }
        product = 1;
        for (int k = products.length - 1; k >= 0; k--) {
            products[k] *= product;
            product *= factors[k];
        }
        return products;
    }
}
