package io.variantdash.query.fatigue;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.stats.fatigue.PatternWear;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use of a pattern within the last 7 days, by our count and (null or 0 where it is silent) by the detector's. */
record PatternUse(
        String pattern,
        long posts,
        long detectedUses,
        double detectedScore,
        @Nullable String recommendation) {

    static PatternUse from(Row row) throws SQLException {
        String recommendation = row.nullableText("recommendation");
        return new PatternUse(
                Preview.withEllipsis(row.text("pattern")),
                row.number("posts"),
                row.number("detected_uses"),
                row.rate("detected_score"),
                recommendation == null ? null : Preview.withEllipsis(recommendation));
    }

    Optional<PatternFatigueWarning> warning() {
        double score = Math.max(PatternWear.fatigueScore(posts), detectedScore);
        long uses = Math.max(posts, detectedUses);
        return WarningLevel.of(score)
                .map(level -> new PatternFatigueWarning(
                        pattern, uses, score, PatternWear.freshness(uses), level, advice(level)));
    }

    private String advice(WarningLevel level) {
        if (recommendation != null) {
            return recommendation;
        }
        return switch (level) {
            case HIGH -> "Rest %s for a week and post other patterns.".formatted(pattern);
            case MEDIUM -> "Post other patterns before the next %s.".formatted(pattern);
            case LOW -> "Alternate %s with other patterns.".formatted(pattern);
        };
    }
}
