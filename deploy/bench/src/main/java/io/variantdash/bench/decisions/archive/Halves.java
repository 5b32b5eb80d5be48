package io.variantdash.bench.decisions.archive;

import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tests that are judged by what was learnt from others.
 *
 * @param tests those that are judged
 * @param prior fitted to the rest
 */
public record Halves(List<VariantTest> tests, InformedPrior prior) {

    /** Splits the tests in two at random, and takes each half once to fit and once to be judged. */
    public static List<Halves> of(List<VariantTest> tests, Predictor predictor, Random random) {
        List<VariantTest> shuffled = new ArrayList<>(tests);
        Collections.shuffle(shuffled, random);
        List<VariantTest> one = shuffled.subList(0, shuffled.size() / 2);
        List<VariantTest> other = shuffled.subList(shuffled.size() / 2, shuffled.size());
        return List.of(new Halves(one, fit(other, predictor)), new Halves(other, fit(one, predictor)));
    }

    /** How the variants of a test ended against their predictions. */
    public static List<PredictionOutcome> outcomes(VariantTest test, Predictor predictor) {
        List<PredictionOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < test.variants().size(); i++) {
            Ended ended = test.variants().get(i);
            outcomes.add(new PredictionOutcome(predictor.prediction(test, i), ended.clicks(), ended.views()));
        }
        return outcomes;
    }

    private static InformedPrior fit(List<VariantTest> tests, Predictor predictor) {
        return PriorFit.of(tests.stream()
                        .flatMap(test -> outcomes(test, predictor).stream())
                        .toList())
                .orElseThrow(() -> new IllegalStateException(
                        "Too few clean tests in the file: each half of them needs %d variants that were clicked"
                                .formatted(PriorFit.LEAST_VARIANTS)))
                .prior();
    }
}
