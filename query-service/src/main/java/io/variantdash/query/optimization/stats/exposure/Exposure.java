package io.variantdash.query.optimization.stats.exposure;

/**
 * How many views count by now, where interactions come late (an exponential lag) and more at some hours than at others.
 * Updated in constant time: U ← U·e^(−Δ/τ) + s·Δn, N = Σ s·Δn − U.
 *
 * @param total Σ s·Δn: the views by the factor of their hour
 * @param pending U: the part whose interactions have not come yet
 */
public record Exposure(double total, double pending) {

    public static final Exposure NONE = new Exposure(0, 0);

    /**
     * The exposure after {@code minutes} more, at whose end {@code views} were added.
     *
     * @param hourFactor s: how many interactions the hour brings, where 1 is the average
     * @param lagMinutes τ: the mean lag of an interaction; 0 where interactions come at once
     */
    public Exposure after(double minutes, double views, double hourFactor, double lagMinutes) {
        if (!(minutes >= 0 && views >= 0 && hourFactor > 0 && lagMinutes >= 0)) {
            throw new IllegalArgumentException(
                    "%s views after %s min, factor %s, lag %s min".formatted(views, minutes, hourFactor, lagMinutes));
        }
        double added = hourFactor * views;
        double left = lagMinutes == 0 ? 0 : pending * Math.exp(-minutes / lagMinutes) + added;
        return new Exposure(total + added, left);
    }

    /** N: the views whose interactions have come. */
    public double matured() {
        return Math.max(0, total - pending);
    }
}
