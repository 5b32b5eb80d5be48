package io.variantdash.query.fatigue;

import io.variantdash.query.optimization.decision.PatternEffect;
import io.variantdash.query.optimization.decision.PatternUse;
import io.variantdash.query.optimization.decision.PatternUse.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is wearing out.
 *
 * @param basis what the score comes from
 * @param effect whether it earns less than it used to; null where that cannot be told
 * @param fired what speaks for fatigue: use, effect or both
 */
public record PatternFatigueWarning(
        String pattern,
        long usageCount,
        double fatigueScore,
        double freshness,
        PatternUse.Basis basis,
        @Nullable PatternEffect effect,
        List<Sign> fired,
        WarningLevel warningLevel,
        String recommendation) {

    /**
     * Empty where the pattern is fresh enough.
     *
     * @param fresher what can take its place
     * @param avoided patterns that must not be recommended
     */
    static Optional<PatternFatigueWarning> of(PatternUse use, Optional<PatternUse> fresher, Set<String> avoided) {
        boolean byEffect = use.effect() != null && use.effect().warns();
        Optional<WarningLevel> byUse = WarningLevel.of(use.score());
        List<Sign> fired = new ArrayList<>();
        byUse.ifPresent(level -> fired.add(Sign.USE));
        if (byEffect) {
            fired.add(Sign.EFFECT);
        }
        return (byEffect ? WarningLevel.atLeastMedium(byUse) : byUse)
                .map(level -> new PatternFatigueWarning(
                        use.pattern(),
                        use.uses(),
                        use.score(),
                        use.freshness(),
                        use.basis(),
                        use.effect(),
                        List.copyOf(fired),
                        level,
                        recommendation(use, avoided).orElseGet(() -> advice(use, level, fresher))));
    }

    /** The detector's word, unless it sends to a pattern that is no better: it knows less than we do. */
    private static Optional<String> recommendation(PatternUse use, Set<String> avoided) {
        return Optional.ofNullable(use.recommendation())
                .filter(text -> avoided.stream()
                        .filter(pattern -> !pattern.equals(use.pattern()))
                        .noneMatch(pattern -> words(text).contains(words(pattern))));
    }

    /** In small letters between single spaces, so that a name is found however it is written. */
    private static String words(String text) {
        return ' '
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + ' ';
    }

    private static String advice(PatternUse use, WarningLevel level, Optional<PatternUse> fresher) {
        String instead = fresher.map(other -> "; %s is fresher.".formatted(other.pattern()))
                .orElse("; none of the others is fresh, so try a new one.");
        return switch (level) {
                    case HIGH -> "Rest %s for a week".formatted(use.pattern());
                    case MEDIUM -> "Post other patterns before the next %s".formatted(use.pattern());
                    case LOW -> "Alternate %s with other patterns".formatted(use.pattern());
                }
                + instead;
    }
}
