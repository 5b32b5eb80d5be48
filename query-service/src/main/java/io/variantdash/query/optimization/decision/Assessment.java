package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.comparison.FurtherViews;
import io.variantdash.query.optimization.stats.comparison.PredictiveComparison;
import io.variantdash.query.optimization.stats.comparison.VariantComparison;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.sequential.ConfidenceSequence;
import io.variantdash.query.optimization.stats.sequential.KillEvidence;
import io.variantdash.query.optimization.stats.sequential.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The active variants of a persona with all that the engine says of them; computed once and never changed. */
public final class Assessment {

    /** How far the probability of being best looks ahead, in views of each variant. */
    public static final int VIEWS_AHEAD = 1000;

    private final List<Candidate> candidates;
    private final Map<String, Assessed> byId;
    private final Learnt learnt;
    private final Rules rules;
    private final Instant at;

    /**
     * A variant, and what the engine says of it.
     *
     * @param truthBest the probability that its true rate is the highest
     * @param evidence E1; null without a prediction
     * @param exposure the views whose interactions have come by now, which E1 counts; null where no minutes are known
     */
    public record Assessed(
            Candidate variant,
            EngagementPosterior posterior,
            double truthBest,
            @Nullable KillEvidence evidence,
            @Nullable Double exposure,
            Decision decision) {}

    private Assessment(List<Candidate> candidates, Map<String, Assessed> byId, Learnt learnt, Rules rules, Instant at) {
        this.candidates = candidates;
        this.byId = byId;
        this.learnt = learnt;
        this.rules = rules;
        this.at = at;
    }

    /** Assesses variants; those with impossible counts are left out. */
    public static Assessment of(
            List<Candidate> candidates,
            Learnt learnt,
            Map<String, VariantExposure> exposures,
            Rules rules,
            Instant at) {
        List<Candidate> possible =
                candidates.stream().filter(Candidate::isPossible).toList();
        List<EngagementPosterior> posteriors = possible.stream()
                .map(variant -> learnt.priorOf(variant.predictedEr()).after(variant.interactions(), variant.views()))
                .toList();
        Map<String, Assessed> byId = new LinkedHashMap<>();
        if (!possible.isEmpty()) {
            VariantComparison truth = VariantComparison.of(posteriors);
            PredictiveComparison ahead = PredictiveComparison.of(posteriors, VIEWS_AHEAD);
            for (int k = 0; k < possible.size(); k++) {
                Assessed assessed = assess(
                        possible.get(k),
                        posteriors.get(k),
                        learnt.exposure(),
                        matured(possible.get(k), learnt.exposure(), exposures, at),
                        rules,
                        truth.probabilityBest(k),
                        truth.expectedLoss(k),
                        ahead.probabilityAhead(k));
                byId.put(assessed.variant().id(), assessed);
            }
        }
        return new Assessment(candidates, byId, learnt, rules, at);
    }

    /** All active variants, those with impossible counts included. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** Those that can be assessed, in the order in which they were given. */
    public List<Assessed> variants() {
        return List.copyOf(byId.values());
    }

    public Decision decisionOf(String variantId) {
        Assessed assessed = byId.get(variantId);
        return assessed == null ? Decision.NONE : assessed.decision();
    }

    public Learnt learnt() {
        return learnt;
    }

    public Rules rules() {
        return rules;
    }

    public Instant at() {
        return at;
    }

    private static Assessed assess(
            Candidate variant,
            EngagementPosterior posterior,
            @Nullable ExposureModel model,
            @Nullable Double exposure,
            Rules rules,
            double truthBest,
            double expectedLoss,
            double probabilityAhead) {
        long s = variant.interactions();
        long n = variant.views();
        Double prediction = variant.predictedEr();
        Verdict verdict = prediction == null ? null : Verdict.of(ConfidenceSequence.DEFAULT, prediction, s, n);
        KillEvidence evidence = prediction == null || !variant.isPredicted()
                ? null
                : model == null || exposure == null
                        ? KillEvidence.inViews(rules.ratesOf(prediction), s, n)
                        : KillEvidence.inExposure(rules.ratesOf(prediction), (double) s, exposure, model.dispersion());
        Decision decision = new Decision(
                Estimate.of(posterior),
                Range.of(ConfidenceSequence.DEFAULT.interval(s, n)),
                probabilityAhead,
                Math.max(0, expectedLoss),
                evidence == null ? null : evidence.meter(rules.falseKillRate()),
                prediction == null || !variant.isPredicted()
                        ? null
                        : posterior.probabilityBelow(rules.killShare() * prediction),
                verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT),
                prediction != null && verdict == Verdict.TOO_EARLY ? viewsToDecision(prediction, s, n) : null);
        return new Assessed(variant, posterior, truthBest, evidence, exposure, decision);
    }

    /** The stored minutes carried on to the newest counts, and from there to now. */
    private static @Nullable Double matured(
            Candidate variant, @Nullable ExposureModel model, Map<String, VariantExposure> exposures, Instant at) {
        VariantExposure stored = exposures.get(variant.id());
        if (model == null || stored == null) {
            return null;
        }
        Instant counted = variant.lastUpdated() == null ? at : variant.lastUpdated();
        return stored.at(model, Exposures.minute(counted), variant.views())
                .at(model, Exposures.minute(at), variant.views())
                .matured();
    }

    private static @Nullable Long viewsToDecision(double prediction, long interactions, long views) {
        OptionalLong further = FurtherViews.until(
                (s, n) -> Verdict.of(ConfidenceSequence.DEFAULT, prediction, s, n) != Verdict.TOO_EARLY,
                interactions,
                views);
        return further.isPresent() ? further.getAsLong() : null;
    }
}
