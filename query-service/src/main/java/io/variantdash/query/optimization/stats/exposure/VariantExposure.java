package io.variantdash.query.optimization.stats.exposure;

import java.util.List;

/**
 * The exposure of one variant so far, which goes on from report to report in constant time.
 *
 * @param minute of the last report, counted from 1970
 * @param views the total at that report
 */
public record VariantExposure(Exposure exposure, long minute, long views) {

    /** The exposure after these reports, in the order of their minutes; none at all where there are none. */
    public static VariantExposure of(ExposureModel model, List<MinuteTotals> minutes) {
        VariantExposure course = new VariantExposure(
                Exposure.NONE, minutes.isEmpty() ? 0 : minutes.get(0).minute(), 0);
        return course.after(model, minutes);
    }

    public VariantExposure after(ExposureModel model, List<MinuteTotals> minutes) {
        VariantExposure course = this;
        for (MinuteTotals report : minutes) {
            course = course.at(model, report.minute(), report.views());
        }
        return course;
    }

    /**
     * The exposure at a later minute, when the total is {@code total}: what is new counts as seen then, as late as can be.
     * Where the total fell, because it was corrected, all that was counted shrinks with it.
     */
    public VariantExposure at(ExposureModel model, long later, long total) {
        long elapsed = Math.max(0, later - minute);
        long now = minute + elapsed;
        if (total < views) {
            double kept = (double) total / views;
            Exposure waited = exposure.after((double) elapsed, 0, 1, model.lagMinutes());
            return new VariantExposure(new Exposure(kept * waited.total(), kept * waited.pending()), now, total);
        }
        double factor = model.hours().at(MinuteTotals.hourOf(now));
        return new VariantExposure(
                exposure.after((double) elapsed, (double) (total - views), factor, model.lagMinutes()), now, total);
    }

    /** N: the views whose interactions have come by then. */
    public double matured() {
        return exposure.matured();
    }
}
