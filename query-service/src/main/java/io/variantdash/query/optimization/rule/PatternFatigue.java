package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.PatternUsage;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds patterns that are worn out by use. */
@ApplicationScoped
class PatternFatigue implements Rule {

    private static final double FATIGUED = 0.5;
    private static final int MOST_SUGGESTIONS = 3;

    private final PatternUsage usage;

    PatternFatigue(PatternUsage usage) {
        this.usage = usage;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<PatternUse> uses = usage.of(persona, assessment.at());
        return uses.stream()
                .filter(use -> use.score() >= bar.of(FATIGUED))
                .limit(MOST_SUGGESTIONS)
                .map(use -> suggestion(persona, use, PatternUsage.replacement(use, uses), assessment))
                .toList();
    }

    private static Suggestion suggestion(
            PersonaId persona, PatternUse use, Optional<PatternUse> fresher, Assessment assessment) {
        return Suggestion.ofPattern(
                persona,
                "pattern_fatigue",
                Priority.MEDIUM,
                use.pattern(),
                new Suggestion.Words(
                        "%s is worn out".formatted(use.pattern()),
                        "It was used %s within 7 days and counts as %s worn out."
                                .formatted(Figures.count(use.uses(), "time"), Figures.chance(use.score())),
                        fresher.map(other -> "Rest %s and use %s instead; it is fresher."
                                        .formatted(use.pattern(), other.pattern()))
                                .orElse("Rest %s; none of the other patterns is fresh either, so try a new one."
                                        .formatted(use.pattern())),
                        switch (use.basis()) {
                            case USE -> "People have seen this kind of post three times or more in a week.";
                            case RELATIVE_USE -> "It takes far more than its share of all that you post.";
                            case DETECTOR -> "The monitor that watches for fatigue says so.";
                        }),
                new Evidence.PatternUse(
                        use.uses(),
                        use.score(),
                        use.basis().wireName(),
                        fresher.map(PatternUse::pattern).orElse(null),
                        assessment.at()));
    }
}
