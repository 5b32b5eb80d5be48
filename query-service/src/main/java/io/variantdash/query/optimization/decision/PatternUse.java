package io.variantdash.query.optimization.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.fatigue.PatternWear;
import io.variantdash.query.optimization.stats.fatigue.UseFatigue;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How worn out a pattern is (statistics §G).
 *
 * @param uses within the last 7 days, by our count or, where it is higher, the detector's
 * @param score from 0 (unused) to 1 (worn out)
 * @param freshness from 0 (worn out) to 1 (unused)
 * @param basis what the score comes from
 * @param counted our count
 * @param effect whether it earns less than it used to; null where that cannot be told
 * @param recommendation the detector's word; null where it has none
 */
public record PatternUse(
        String pattern,
        long uses,
        double score,
        double freshness,
        Basis basis,
        Counted counted,
        @Nullable PatternEffect effect,
        @Nullable String recommendation) {

    /**
     * Posts within 7 days that used the pattern, and any, and how many patterns were used within 30: at least 1, as if this
     * one were, where only the detector speaks of it.
     */
    public record Counted(long posts, long allPosts, long patterns) {

        private UseFatigue fatigue() {
            return UseFatigue.of(posts, allPosts, patterns);
        }
    }

    /** What a score of fatigue comes from. */
    public enum Basis {
        /** Our count of uses. */
        USE,
        /** The same, held against the persona's other patterns, because it posts so much that all would count as worn out. */
        RELATIVE_USE,
        /** What the monitors' detector says. */
        DETECTOR;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What speaks for fatigue. */
    public enum Sign {
        USE,
        EFFECT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is to be used less, by either. */
    public boolean isWearing() {
        return score >= PatternUsage.WEARING || (effect != null && effect.warns());
    }

    static PatternUse from(Row row, Learnt learnt) throws SQLException {
        String recommendation = row.nullableText("recommendation");
        return of(
                Preview.withEllipsis(row.text("pattern")),
                new Counted(row.number("posts"), row.number("all_posts"), Math.max(1, row.number("patterns"))),
                row.number("detected_uses"),
                row.rate("detected_score"),
                PatternCourse.from(row, "").effect(PatternCourse.from(row, "all_"), learnt),
                recommendation == null ? null : Preview.withEllipsis(recommendation));
    }

    private static PatternUse of(
            String pattern,
            Counted counted,
            long detectedUses,
            double detectedScore,
            @Nullable PatternEffect effect,
            @Nullable String recommendation) {
        UseFatigue ours = counted.fatigue();
        long uses = Math.max(counted.posts(), detectedUses);
        if (detectedScore > ours.score()) {
            return new PatternUse(
                    pattern,
                    uses,
                    detectedScore,
                    PatternWear.freshness(uses),
                    Basis.DETECTOR,
                    counted,
                    effect,
                    recommendation);
        }
        return ours.relative()
                ? new PatternUse(
                        pattern, uses, ours.score(), 1 - ours.score(), Basis.RELATIVE_USE, counted, effect, null)
                : new PatternUse(
                        pattern,
                        uses,
                        ours.score(),
                        PatternWear.freshness(uses),
                        Basis.USE,
                        counted,
                        effect,
                        recommendation);
    }
}
