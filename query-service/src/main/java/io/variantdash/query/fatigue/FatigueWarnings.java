package io.variantdash.query.fatigue;

import io.variantdash.query.optimization.decision.PatternUsage;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds patterns that are wearing out, by our count of posts, the detector's word, and what they earn. */
@ApplicationScoped
public class FatigueWarnings {

    private final PatternUsage usage;

    FatigueWarnings(PatternUsage usage) {
        this.usage = usage;
    }

    /** The warnings of a persona, worst first. */
    public List<PatternFatigueWarning> of(PersonaId persona, Learnt learnt, Instant now) {
        List<PatternUse> uses = usage.of(persona, learnt, now);
        return uses.stream()
                .map(use -> PatternFatigueWarning.of(use, PatternUsage.replacement(use, uses)))
                .flatMap(Optional::stream)
                .toList();
    }
}
