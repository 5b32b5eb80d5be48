package io.variantdash.query.fatigue;

import io.variantdash.query.optimization.decision.PatternUse;
import java.util.Optional;

/**
 * A pattern that is wearing out.
 *
 * @param basis what the score comes from
 */
public record PatternFatigueWarning(
        String pattern,
        long usageCount,
        double fatigueScore,
        double freshness,
        PatternUse.Basis basis,
        WarningLevel warningLevel,
        String recommendation) {

    /** Empty where the pattern is fresh enough. */
    static Optional<PatternFatigueWarning> of(PatternUse use, Optional<PatternUse> fresher) {
        return WarningLevel.of(use.score())
                .map(level -> new PatternFatigueWarning(
                        use.pattern(),
                        use.uses(),
                        use.score(),
                        use.freshness(),
                        use.basis(),
                        level,
                        use.recommendation() == null ? advice(use, level, fresher) : use.recommendation()));
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
