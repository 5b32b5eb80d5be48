package io.variantdash.bench.decisions.speed;

import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.decision.Rules;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.HourFactors;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A persona with many active variants of all ages, as a persona with history has them: from none to some 100,000 views, true
 * rates that scatter around their predictions as the learnt prior says, and minutes that are stored.
 */
final class ManyVariants {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final double TYPICAL = 0.03;
    private static final InformedPrior PRIOR = new InformedPrior(new PriorStrength(12, 0.65, TYPICAL), 1);
    private static final ExposureModel MODEL = new ExposureModel(HourFactors.NONE, 20, 1.2);
    private static final Rules RULES = new Rules(1, 0.8, 0.5, 0.05, Duration.ofMinutes(5), 100, 0);
    private static final Learnt LEARNT = new Learnt(1, NOW, Source.PERSONA, PRIOR, 214, null, MODEL, Source.PERSONA);
    private static final long MINUTE_SECONDS = 60;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, VariantExposure> exposures = new HashMap<>();

    ManyVariants(int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            add("variant-" + i, random);
        }
    }

    /** Decides about all of them. */
    Assessment decide() {
        return Assessment.of(candidates, LEARNT, exposures, RULES, NOW);
    }

    private void add(String id, SplittableRandom random) {
        double predicted = TYPICAL * Math.exp(0.5 * random.nextGaussian());
        double rate = Math.min(0.5, predicted * Math.exp(0.3 * random.nextGaussian()));
        long views = (long) Math.exp(11.5 * random.nextDouble()) - 1;
        long interactions = Math.min(
                views, Math.max(0, Math.round(views * rate + random.nextGaussian() * Math.sqrt(views * rate))));
        Instant posted = NOW.minus(Duration.ofMinutes(1 + random.nextLong(3_000)));
        candidates.add(
                new Candidate(id, "Post " + id, predicted, "pattern-" + id.length(), posted, NOW, interactions, views));
        long minute = posted.getEpochSecond() / MINUTE_SECONDS;
        exposures.put(id, VariantExposure.of(MODEL, List.of(new MinuteTotals(minute, views, interactions))));
    }
}
