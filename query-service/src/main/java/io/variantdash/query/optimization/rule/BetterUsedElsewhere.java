package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds variants whose next views are worth more on another one: they miss their prediction and earn less than the others. */
@ApplicationScoped
class BetterUsedElsewhere implements Rule {

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<Assessed> ripe = Ripe.of(assessment);
        double total = ripe.stream()
                .mapToDouble(assessed -> assessed.posterior().mean())
                .sum();
        return ripe.size() < 2
                ? List.of()
                : ripe.stream()
                        .filter(assessed -> assessed.variant().isPredicted())
                        .map(assessed -> suggestion(persona, assessment, assessed, ripe.size() - 1, total, bar))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<Suggestion> suggestion(
            PersonaId persona, Assessment assessment, Assessed assessed, int others, double total, Bar bar) {
        double othersEr = (total - assessed.posterior().mean()) / others;
        Evidence.Counts counts = Ripe.counts(assessed);
        double probability = assessed.posterior().probabilityBelow(Math.min(counts.predictedEr(), othersEr));
        if (probability < bar.credible()) {
            return Optional.empty();
        }
        return Optional.of(Suggestion.ofVariant(
                persona,
                "better_used_elsewhere",
                Priority.MEDIUM,
                assessed.variant().id(),
                new Suggestion.Words(
                        "Give the next views of “%s” to others"
                                .formatted(assessed.variant().name()),
                        "It earns %s where %s was predicted; your %d other running variants earn %s."
                                .formatted(
                                        Figures.rate(counts.actualEr()),
                                        Figures.rate(counts.predictedEr()),
                                        others,
                                        Figures.rate(othersEr)),
                        "Show another variant instead where you can choose.",
                        "With %s probability it truly earns less than predicted and less than the others."
                                .formatted(Figures.chance(probability))),
                new Evidence.Elsewhere(
                        counts,
                        others,
                        othersEr,
                        probability,
                        Evidence.Prior.of(assessed.posterior().prior(), assessment.learnt()),
                        Evidence.ASSUMPTION,
                        Evidence.Grounds.of(assessment))));
    }
}
