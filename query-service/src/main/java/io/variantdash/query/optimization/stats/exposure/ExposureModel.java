package io.variantdash.query.optimization.stats.exposure;

/**
 * How the interactions of a persona come (statistics §E): more at some hours than at others, later than their views, and
 * maybe several at once.
 *
 * @param hours by how much more or less interactions an hour brings, in UTC
 * @param lagMinutes τ, the mean time from a view to its interaction; estimated high rather than low
 * @param dispersion φ, by how much interactions cluster; estimated high rather than low
 */
public record ExposureModel(HourFactors hours, double lagMinutes, double dispersion) {

    public ExposureModel {
        if (!(lagMinutes >= 0 && dispersion >= 1) || Double.isInfinite(lagMinutes + dispersion)) {
            throw new IllegalArgumentException("lag %s min, dispersion %s".formatted(lagMinutes, dispersion));
        }
    }
}
