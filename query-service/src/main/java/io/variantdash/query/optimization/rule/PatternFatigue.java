package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.PatternEffect;
import io.variantdash.query.optimization.decision.PatternUsage;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.decision.PatternUse.Sign;
import io.variantdash.query.optimization.stats.fatigue.EffectFatigue;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds patterns that are worn out: they are used too often, or earn less than they used to. */
@ApplicationScoped
class PatternFatigue implements Rule {

    private static final double FATIGUED = 0.5;
    private static final double WORN_OUT = 0.8;
    private static final int MOST_SUGGESTIONS = 3;

    private final PatternUsage usage;
    private final PatternPerformance performance;

    PatternFatigue(PatternUsage usage, PatternPerformance performance) {
        this.usage = usage;
        this.performance = performance;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<PatternUse> uses = usage.of(persona, assessment.learnt(), assessment.at());
        List<PatternUse> worn = uses.stream()
                .filter(use -> !fired(use, bar).isEmpty())
                // What is raised comes first, so that nothing that is only held takes its place.
                .sorted(Comparator.comparing(use -> fired(use, Bar.RAISE).isEmpty()))
                .limit(MOST_SUGGESTIONS)
                .toList();
        if (worn.isEmpty()) {
            return List.of();
        }
        Set<String> failing = performance.failing(persona, assessment);
        List<PatternUse> good = uses.stream()
                .filter(use -> fired(use, Bar.HOLD).isEmpty() && !failing.contains(use.pattern()))
                .toList();
        return worn.stream()
                .map(use -> suggestion(persona, use, PatternUsage.replacement(use, good), assessment, bar))
                .toList();
    }

    /** What speaks for fatigue: use, effect or both. */
    private static List<Sign> fired(PatternUse use, Bar bar) {
        List<Sign> signs = new ArrayList<>();
        if (use.score() >= bar.of(FATIGUED)) {
            signs.add(Sign.USE);
        }
        if (use.effect() != null && use.effect().probability() > bar.of(EffectFatigue.WARN_ABOVE)) {
            signs.add(Sign.EFFECT);
        }
        return signs;
    }

    private static Suggestion suggestion(
            PersonaId persona, PatternUse use, Optional<PatternUse> fresher, Assessment assessment, Bar bar) {
        List<Sign> fired = fired(use, bar);
        PatternEffect effect = use.effect();
        return Suggestion.ofPattern(
                persona,
                "pattern_fatigue",
                Priority.MEDIUM,
                use.pattern(),
                new Suggestion.Words(
                        (use.score() >= WORN_OUT || fired.contains(Sign.EFFECT)
                                        ? "%s is worn out"
                                        : "%s is wearing out")
                                .formatted(use.pattern()),
                        "It was used %s within 7 days and counts as %s worn out.%s"
                                .formatted(
                                        Figures.count(use.uses(), "time"),
                                        Figures.share(use.score()),
                                        effect == null ? "" : earned(effect)),
                        fresher.map(other -> "Rest %s and use %s instead; it is fresher."
                                        .formatted(use.pattern(), other.pattern()))
                                .orElse("Rest %s; none of the other patterns is fresh either, so try a new one."
                                        .formatted(use.pattern())),
                        effect != null && fired.contains(Sign.EFFECT)
                                ? "With %s probability it earns less than 80 %% of what it did before, held against your other patterns."
                                        .formatted(Figures.chance(effect.probability()))
                                : whyByUse(use)),
                new Evidence.PatternUse(
                        use.uses(),
                        use.score(),
                        use.basis().wireName(),
                        use.counted().posts(),
                        use.counted().allPosts(),
                        use.counted().patterns(),
                        fired,
                        effect,
                        fresher.map(PatternUse::pattern).orElse(null),
                        Evidence.Grounds.of(assessment)));
    }

    private static String earned(PatternEffect effect) {
        return String.format(
                Locale.ROOT, " Against your other patterns it earns %.2f times what it did before.", effect.ratio());
    }

    private static String whyByUse(PatternUse use) {
        return switch (use.basis()) {
            case USE -> "People have seen this kind of post three times or more in a week.";
            case RELATIVE_USE -> "It takes far more than its share of all that you post.";
            case DETECTOR -> "The monitor that watches for fatigue says so.";
        };
    }
}
