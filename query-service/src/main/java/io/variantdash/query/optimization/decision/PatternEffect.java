package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.stats.fatigue.EffectFatigue;
import io.variantdash.query.optimization.stats.fatigue.PatternCounts;

/**
 * Whether a pattern earns less than it used to, relative to the persona's other patterns in the same weeks (statistics §G).
 *
 * @param ratio (recent rate / earlier rate) of the pattern over the same of the others
 * @param interval the 95 % interval of the ratio
 * @param probability that the ratio is below 0.8
 * @param strength what the others' rate is worth as the pattern's prior, in interactions
 * @param recent the pattern's posts of the last 7 days
 * @param earlier those of the 23 days before
 */
public record PatternEffect(
        double ratio,
        Range interval,
        double probability,
        double strength,
        Counts recent,
        Counts earlier,
        Counts othersRecent,
        Counts othersEarlier) {

    /** What posts earned together; {@code dispersion} by how much that scatters more than binomially. */
    public record Counts(double views, double interactions, double dispersion) {

        private PatternCounts counts() {
            return new PatternCounts(interactions, views, dispersion);
        }
    }

    static PatternEffect of(Counts recent, Counts earlier, Counts othersRecent, Counts othersEarlier, double strength) {
        EffectFatigue fatigue = EffectFatigue.of(
                recent.counts(), earlier.counts(), othersRecent.counts(), othersEarlier.counts(), strength);
        return new PatternEffect(
                fatigue.ratio(),
                Range.of(fatigue.interval()),
                fatigue.probability(),
                strength,
                recent,
                earlier,
                othersRecent,
                othersEarlier);
    }

    /** Whether that is fatigue. */
    public boolean warns() {
        return probability > EffectFatigue.WARN_ABOVE;
    }
}
