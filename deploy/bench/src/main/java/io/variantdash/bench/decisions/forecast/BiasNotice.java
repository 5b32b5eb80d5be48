package io.variantdash.bench.decisions.forecast;

import io.variantdash.bench.decisions.archive.Halves;
import io.variantdash.bench.decisions.archive.Predictor;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.query.optimization.stats.posterior.FittedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** After how many ended variants the engine's likelihood-ratio test calls predictions biased, asked after every tenth. */
public final class BiasNotice {

    private static final int ASKED_EVERY = 10;
    private static final double SIGNIFICANT = 0.01;
    private static final double CRITICAL = ChiSquaredDistribution.of(1).inverseSurvivalProbability(SIGNIFICANT);

    private BiasNotice() {}

    /** Variants of whole tests in random order; empty where {@code most} of them are not enough. */
    public static OptionalInt after(List<VariantTest> tests, Predictor predictor, int most, Random random) {
        List<VariantTest> shuffled = new ArrayList<>(tests);
        Collections.shuffle(shuffled, random);
        List<PredictionOutcome> outcomes = shuffled.stream()
                .flatMap(test -> Halves.outcomes(test, predictor).stream())
                .filter(outcome -> outcome.prediction() > 0)
                .limit(most)
                .toList();
        for (int seen = PriorFit.LEAST_VARIANTS; seen <= outcomes.size(); seen += ASKED_EVERY) {
            if (isNoticed(outcomes.subList(0, seen))) {
                return OptionalInt.of(seen);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isNoticed(List<PredictionOutcome> outcomes) {
        PriorFit fit = PriorFit.to(outcomes).orElseThrow();
        FittedPrior best = fit.best();
        FittedPrior unbiased = fit.bestAt(0, best.prior().strength());
        return 2 * (best.logLikelihood() - unbiased.logLikelihood()) > CRITICAL;
    }
}
