package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.decision.Holdout;
import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.decision.Rules;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds active variants that are to be stopped: by evidence that holds however often it is looked at, or by the costs. */
@ApplicationScoped
class KillCandidates implements Rule {

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<Suggestion> found = new ArrayList<>();
        for (Assessed assessed : Ripe.of(assessment)) {
            ruleAgainst(assessed, assessment.rules(), bar)
                    .ifPresent(rule -> found.add(suggestion(persona, assessment, assessed, rule)));
        }
        return found;
    }

    /** The rule that speaks for a kill, e1 or e2; empty where neither does. */
    static Optional<String> ruleAgainst(Assessed assessed, Rules rules, Bar bar) {
        if (!assessed.variant().isPredicted()) {
            return Optional.empty();
        }
        if (Objects.requireNonNull(assessed.evidence()).recommendsKill(bar.under(rules.falseKillRate()))) {
            return Optional.of("e1");
        }
        double below = Objects.requireNonNull(assessed.decision().probabilityBelowThreshold());
        return below >= bar.of(rules.killThreshold()) ? Optional.of("e2") : Optional.empty();
    }

    private static Suggestion suggestion(PersonaId persona, Assessment assessment, Assessed assessed, String rule) {
        Rules rules = assessment.rules();
        double below = Objects.requireNonNull(assessed.decision().probabilityBelowThreshold());
        Evidence.Counts counts = Ripe.counts(assessed);
        String name = assessed.variant().name();
        Range interval = Objects.requireNonNull(assessed.decision().interval());
        boolean holdout = Holdout.contains(persona.value(), assessed.variant().id(), rules.holdoutShare());
        String reason = rule.equals("e1")
                ? "So few interactions are very unlikely for a post that will reach %s of its prediction, however often you look."
                        .formatted(Figures.share(rules.protectedShare()))
                : "With %s probability it truly stays below %s, so letting it run costs more than stopping it."
                        .formatted(Figures.chance(below), Figures.rate(rules.killShare() * counts.predictedEr()));
        return Suggestion.ofVariant(
                persona,
                "early_kill_candidate",
                holdout ? Priority.LOW : rule.equals("e1") ? Priority.HIGH : Priority.MEDIUM,
                assessed.variant().id(),
                new Suggestion.Words(
                        (holdout ? "Let “%s” run" : "Stop “%s”").formatted(name),
                        "It earned %s over %d views where %s was predicted; its true rate lies between %s and %s."
                                .formatted(
                                        Figures.rate(counts.actualEr()),
                                        counts.views(),
                                        Figures.rate(counts.predictedEr()),
                                        Figures.rate(interval.low()),
                                        Figures.rate(interval.high())),
                        holdout
                                ? "Let it run: it was chosen by lot to show how many of such variants do well after all."
                                : "Stop it and give its place to another variant.",
                        holdout ? reason + " It runs on for the holdout." : reason),
                new Evidence.KillCandidate(
                        rule,
                        counts,
                        interval,
                        Objects.requireNonNull(assessed.evidence()).logarithm(),
                        exposed(assessed, assessment.learnt()),
                        rules.falseKillRate(),
                        rules.protectedShare(),
                        rules.killShare(),
                        below,
                        rules.killThreshold(),
                        Evidence.Prior.of(assessed.posterior().prior(), assessment.learnt()),
                        holdout,
                        rules.holdoutShare(),
                        Evidence.ASSUMPTION,
                        Evidence.Grounds.of(assessment)));
    }

    private static Evidence.@Nullable Exposed exposed(Assessed assessed, Learnt learnt) {
        ExposureModel model = learnt.exposure();
        return model == null || assessed.exposure() == null
                ? null
                : new Evidence.Exposed(
                        assessed.exposure(), model.lagMinutes(), model.dispersion(), learnt.exposureSource());
    }
}
