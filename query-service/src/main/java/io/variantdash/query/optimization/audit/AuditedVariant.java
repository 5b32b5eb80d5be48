package io.variantdash.query.optimization.audit;

import io.variantdash.query.optimization.audit.KillRule.Look;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variant, and when each rule would have killed it; a rule that would not is not in the map. */
record AuditedVariant(EndedVariant variant, Map<KillRule, Look> kills) {

    /** A rule is asked again when there is so much more to see: nothing that matters changes in between. */
    private static final double GROWTH = 1.02;

    private static final long SECONDS_OF_A_MINUTE = 60;

    static AuditedVariant of(EndedVariant variant, Learnt learnt, AuditSettings settings) {
        List<Look> looks = looks(variant, learnt.exposure());
        Map<KillRule, Look> kills = new EnumMap<>(KillRule.class);
        for (KillRule rule : KillRule.values()) {
            Look kill = rule.firstKill(looks, variant.predictedEr(), learnt, settings);
            if (kill != null) {
                kills.put(rule, kill);
            }
        }
        return new AuditedVariant(variant, kills);
    }

    private static List<Look> looks(EndedVariant variant, @Nullable ExposureModel model) {
        List<Look> looks = new ArrayList<>();
        List<MinuteTotals> minutes = variant.minutes();
        VariantExposure course = model == null ? null : VariantExposure.of(model, List.of());
        long posted = Math.floorDiv(variant.postedAt().getEpochSecond(), SECONDS_OF_A_MINUTE);
        double next = 1;
        for (MinuteTotals report : minutes) {
            if (course != null && model != null) {
                course = course.at(model, report.minute(), report.views());
            }
            if (report.views() >= next && report.interactions() <= report.views()) {
                looks.add(new Look(
                        report.minute(),
                        Math.max(0, report.minute() - posted),
                        report.views(),
                        report.interactions(),
                        course == null ? 0 : course.matured()));
                next = GROWTH * report.views() + 1;
            }
        }
        return looks;
    }
}
