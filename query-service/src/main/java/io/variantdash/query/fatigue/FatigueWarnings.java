package io.variantdash.query.fatigue;

import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.PatternUsage;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.rule.PatternPerformance;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds patterns that are wearing out, by our count of posts, the detector's word, and what they earn. */
@ApplicationScoped
public class FatigueWarnings {

    private final PatternUsage usage;
    private final PatternPerformance performance;

    FatigueWarnings(PatternUsage usage, PatternPerformance performance) {
        this.usage = usage;
        this.performance = performance;
    }

    /** The warnings of a persona, worst first. None of them recommends a pattern that is itself wearing, or failing. */
    public List<PatternFatigueWarning> of(PersonaId persona, Assessment assessment) {
        List<PatternUse> uses = usage.of(persona, assessment.learnt(), assessment.at());
        if (uses.stream().noneMatch(PatternUse::isWearing)) {
            return List.of();
        }
        Set<String> avoided = new HashSet<>(performance.failing(persona, assessment));
        List<PatternUse> good =
                uses.stream().filter(use -> !avoided.contains(use.pattern())).toList();
        uses.stream().filter(PatternUse::isWearing).map(PatternUse::pattern).forEach(avoided::add);
        return uses.stream()
                .map(use -> PatternFatigueWarning.of(use, PatternUsage.replacement(use, good), avoided))
                .flatMap(Optional::stream)
                .toList();
    }
}
