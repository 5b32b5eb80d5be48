package io.variantdash.query.optimization.suggestion;

/**
 * How much a suggestion takes. What has been raised is held by a little less, so that counts that move to and fro around a
 * threshold do not raise and clear it again and again.
 */
public enum Bar {
    RAISE(0.95, 1),
    HOLD(0.90, 0.8);

    private final double credible;
    private final double share;

    Bar(double credible, double share) {
        this.credible = credible;
        this.share = share;
    }

    /** The probability that counts as credible. */
    public double credible() {
        return credible;
    }

    /** Of a threshold that has to be reached. */
    public double of(double threshold) {
        return share * threshold;
    }

    /** Of a limit that must not be passed. */
    public double under(double limit) {
        return limit / share;
    }
}
