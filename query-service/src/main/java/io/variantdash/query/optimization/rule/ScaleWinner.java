package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.stats.comparison.VariantComparison;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds the variant that is the best of at least two with enough views, and whose choice can hardly be wrong. */
@ApplicationScoped
class ScaleWinner implements Rule {

    private static final double MOST_RELATIVE_LOSS = 0.01;

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<Assessed> ripe = Ripe.of(assessment).stream()
                .filter(assessed -> assessed.variant().isPredicted())
                .toList();
        if (ripe.size() < 2) {
            return List.of();
        }
        VariantComparison comparison =
                VariantComparison.of(ripe.stream().map(Assessed::posterior).toList());
        for (int k = 0; k < ripe.size(); k++) {
            Assessed assessed = ripe.get(k);
            double probability = comparison.probabilityBest(k);
            double loss = Math.max(0, comparison.expectedLoss(k));
            if (probability > bar.credible()
                    && loss
                            < bar.under(MOST_RELATIVE_LOSS)
                                    * assessed.posterior().mean()) {
                return List.of(suggestion(persona, assessment, assessed, ripe, probability, loss));
            }
        }
        return List.of();
    }

    private static Suggestion suggestion(
            PersonaId persona,
            Assessment assessment,
            Assessed winner,
            List<Assessed> compared,
            double probability,
            double loss) {
        Evidence.Counts counts = Ripe.counts(winner);
        return Suggestion.ofVariant(
                persona,
                "scale_winner",
                Priority.MEDIUM,
                winner.variant().id(),
                new Suggestion.Words(
                        "Show “%s” more often".formatted(winner.variant().name()),
                        "It earns %s over %d views and is the best of %d running variants with %s probability."
                                .formatted(
                                        Figures.rate(counts.actualEr()),
                                        counts.views(),
                                        compared.size(),
                                        Figures.chance(probability)),
                        "Give it more views, and post more like it.",
                        "Even if it were not the best, choosing it costs less than 1 % of its engagement."),
                new Evidence.Winner(
                        counts,
                        probability,
                        loss,
                        compared.stream()
                                .map(each -> new Evidence.Compared(
                                        each.variant().id(),
                                        each.posterior().a(),
                                        each.posterior().b()))
                                .toList(),
                        Evidence.ASSUMPTION,
                        Evidence.Grounds.of(assessment)));
    }
}
