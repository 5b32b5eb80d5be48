package io.variantdash.bench.decisions.kill;

import io.variantdash.bench.decisions.archive.Course;
import io.variantdash.bench.decisions.archive.Ended;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A variant, how it ended and how the score of each rule rose.
 *
 * @param shareOfPrediction its rate in the end, as a share of its prediction
 */
public record Judged(double shareOfPrediction, int views, Map<KillRule, Ascent> ascents) {

    /** Between two looks, in views. */
    public static final int LOOK = 50;

    public static Judged of(Ended ended, Course course, double prediction, InformedPrior prior) {
        Map<KillRule, Ascent> ascents = new EnumMap<>(KillRule.class);
        for (KillRule rule : KillRule.values()) {
            Ascent ascent = new Ascent();
            for (int shown = LOOK; shown < ended.views() + LOOK; shown += LOOK) {
                int views = Math.min(shown, ended.views());
                ascent.look(rule.score(prediction, course.clicksWithin(views), views, prior), views);
            }
            ascents.put(rule, ascent);
        }
        return new Judged(ended.rate() / prediction, ended.views(), ascents);
    }

    public boolean failed() {
        return shareOfPrediction < KillRule.KILL_SHARE;
    }

    public Ascent ascent(KillRule rule) {
        return Objects.requireNonNull(ascents.get(rule));
    }
}
