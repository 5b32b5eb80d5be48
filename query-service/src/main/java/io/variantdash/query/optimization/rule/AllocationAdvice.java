package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.decision.PatternUsage;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.stats.comparison.Allocation;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says how the next views are best shared, where that promises a gain over equal shares. */
@ApplicationScoped
class AllocationAdvice implements Rule {

    private static final double LEAST_GAIN = 0.1;
    private static final int MOST_SHARES = 20;

    private final PatternUsage usage;

    AllocationAdvice(PatternUsage usage) {
        this.usage = usage;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        // Without any that is, or may still be, to be stopped; the same for raising and holding.
        List<Assessed> running = Ripe.of(assessment).stream()
                .filter(assessed -> KillCandidates.ruleAgainst(assessed, assessment.rules(), Bar.HOLD)
                        .isEmpty())
                .toList();
        if (running.size() < 2) {
            return List.of();
        }
        Map<String, Double> freshness = usage.of(persona, assessment.learnt(), assessment.at()).stream()
                .collect(Collectors.toMap(PatternUse::pattern, PatternUse::freshness, (first, second) -> first));
        List<Double> best = running.stream().map(Assessed::truthBest).toList();
        List<Double> fresh = running.stream()
                .map(assessed -> assessed.variant().pattern() == null
                        ? 1.0
                        : freshness.getOrDefault(assessed.variant().pattern(), 1.0))
                .toList();
        List<Double> shares = Allocation.shares(best, fresh);
        double even = running.stream()
                .mapToDouble(assessed -> assessed.posterior().mean())
                .average()
                .orElseThrow();
        double weighted = 0;
        List<Evidence.Share> listed = new ArrayList<>();
        for (int k = 0; k < running.size(); k++) {
            weighted += shares.get(k) * running.get(k).posterior().mean();
            listed.add(new Evidence.Share(
                    running.get(k).variant().id(),
                    shares.get(k),
                    best.get(k),
                    fresh.get(k),
                    running.get(k).posterior().mean()));
        }
        listed.sort(Comparator.comparingDouble(Evidence.Share::share).reversed());
        Evidence.Shares evidence = new Evidence.Shares(
                listed.stream().limit(MOST_SHARES).toList(),
                listed.size(),
                even,
                weighted,
                weighted / even - 1,
                Evidence.ASSUMPTION,
                Evidence.Grounds.of(assessment));
        return evidence.gain() < bar.of(LEAST_GAIN) ? List.of() : List.of(suggestion(persona, running, evidence));
    }

    private static Suggestion suggestion(PersonaId persona, List<Assessed> running, Evidence.Shares evidence) {
        Map<String, String> names = running.stream()
                .collect(Collectors.toMap(
                        assessed -> assessed.variant().id(),
                        assessed -> assessed.variant().name()));
        String first = evidence.shares().stream()
                .limit(3)
                .map(share -> "%s to “%s”".formatted(Figures.share(share.share()), names.get(share.variantId())))
                .collect(Collectors.joining(", "));
        return Suggestion.ofPersona(
                persona,
                "allocation",
                Priority.LOW,
                "allocation",
                new Suggestion.Words(
                        "Share the next views by what each variant promises",
                        "Of the next views, give %s.".formatted(first),
                        "Set the shares where you can choose which variant is shown.",
                        "Equal shares would earn about %s less engagement, by what is known so far."
                                .formatted(Figures.share(1 - evidence.evenEr() / evidence.sharedEr()))),
                evidence);
    }
}
