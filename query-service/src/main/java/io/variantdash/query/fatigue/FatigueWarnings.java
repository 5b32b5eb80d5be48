package io.variantdash.query.fatigue;

import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds patterns that are wearing out, by our count of posts and by the detector's word. */
@ApplicationScoped
public class FatigueWarnings {

    private static final Duration WINDOW = Duration.ofDays(7);
    private static final int MOST_WARNINGS = 50;

    /** Ordered by what decides about the score, so that the limit cuts off the freshest. */
    private static final String MOST_USED = """
            SELECT left(pattern, 281) AS pattern,
                   coalesce(posts, 0) AS posts,
                   coalesce(usage_count, 0) AS detected_uses,
                   coalesce(fatigue_score, 0) AS detected_score,
                   left(recommendation, 281) AS recommendation
            FROM (SELECT pattern, count(*) AS posts
                  FROM pattern_usage
                  WHERE persona_id = ? AND used_at > ?
                  GROUP BY pattern) used
            FULL JOIN (SELECT pattern, usage_count, fatigue_score, recommendation
                       FROM pattern_fatigue
                       WHERE persona_id = ? AND detected_at > ?) detected USING (pattern)
            ORDER BY greatest(least(coalesce(posts, 0) / 6.0, 1), coalesce(fatigue_score, 0)) DESC, pattern
            LIMIT ?""";

    private static final Comparator<PatternFatigueWarning> WORST_FIRST = Comparator.comparingDouble(
                    PatternFatigueWarning::fatigueScore)
            .thenComparingLong(PatternFatigueWarning::usageCount)
            .reversed()
            .thenComparing(PatternFatigueWarning::pattern);

    private final Database database;

    FatigueWarnings(Database database) {
        this.database = database;
    }

    /** The warnings of a persona, worst first. */
    public List<PatternFatigueWarning> of(PersonaId persona, Instant now) {
        Instant from = now.minus(WINDOW);
        return database
                .rows(MOST_USED, PatternUse::from, persona.value(), from, persona.value(), from, MOST_WARNINGS)
                .stream()
                .map(PatternUse::warning)
                .flatMap(Optional::stream)
                .sorted(WORST_FIRST)
                .toList();
    }
}
