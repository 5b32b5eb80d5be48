package io.variantdash.query.optimization.rule;

import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.suggestion.Evidence;
import java.util.List;
import java.util.Objects;

/** Variants that are old enough and have views enough for a word about them. */
final class Ripe {

    private Ripe() {}

    static List<Assessed> of(Assessment assessment) {
        return assessment.variants().stream()
                .filter(assessed -> isRipe(assessed.variant(), assessment))
                .toList();
    }

    private static boolean isRipe(Candidate variant, Assessment assessment) {
        return variant.views() >= assessment.rules().leastViews()
                && !variant.postedAt()
                        .isAfter(assessment.at().minus(assessment.rules().gracePeriod()));
    }

    /** Of a variant with views and a prediction. */
    static Evidence.Counts counts(Assessed assessed) {
        Candidate variant = assessed.variant();
        return new Evidence.Counts(
                variant.views(),
                variant.interactions(),
                (double) variant.interactions() / variant.views(),
                Objects.requireNonNull(variant.predictedEr()));
    }
}
