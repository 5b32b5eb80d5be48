package io.variantdash.query.optimization.decision;

import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads how much each pattern of a persona has been used lately, and what the monitors' detector says of it. */
@ApplicationScoped
public class PatternUsage {

    /** From this score on a pattern is called wearing. */
    public static final double WEARING = 1 / 3.0;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_PATTERNS = 50;

    /** Ordered by what decides about the score, so that the limit cuts off the freshest. */
    private static final String USES = """
            SELECT left(pattern, 281) AS pattern,
                   coalesce(posts, 0) AS posts,
                   coalesce(sum(posts) OVER (), 0)::bigint AS all_posts,
                   count(posts) OVER () AS patterns,
                   coalesce(usage_count, 0) AS detected_uses,
                   coalesce(fatigue_score, 0) AS detected_score,
                   left(recommendation, 281) AS recommendation
            FROM (SELECT pattern, count(*) FILTER (WHERE used_at > ?) AS posts
                  FROM pattern_usage
                  WHERE persona_id = ? AND used_at > ?
                  GROUP BY pattern) used
            FULL JOIN (SELECT pattern, usage_count, fatigue_score, recommendation
                       FROM pattern_fatigue
                       WHERE persona_id = ? AND detected_at > ?) detected USING (pattern)
            ORDER BY greatest(coalesce(posts, 0)::float8 / greatest(max(posts) OVER (), 1), coalesce(fatigue_score, 0)) DESC,
                pattern
            LIMIT ?""";

    private static final Comparator<PatternUse> WORST_FIRST = Comparator.comparingDouble(PatternUse::score)
            .thenComparingLong(PatternUse::uses)
            .reversed()
            .thenComparing(PatternUse::pattern);

    private final Database database;

    PatternUsage(Database database) {
        this.database = database;
    }

    /** The patterns used within 30 days, or spoken of by the detector within 7; the most worn out first. */
    public List<PatternUse> of(PersonaId persona, Instant now) {
        Instant week = now.minus(WEEK);
        return database
                .rows(
                        USES,
                        PatternUse::from,
                        week,
                        persona.value(),
                        now.minus(MONTH),
                        persona.value(),
                        week,
                        MOST_PATTERNS)
                .stream()
                .sorted(WORST_FIRST)
                .toList();
    }

    /** The freshest pattern that can take the place of a worn one: it is not wearing itself. Empty where there is none. */
    public static Optional<PatternUse> replacement(PatternUse worn, List<PatternUse> all) {
        return all.stream()
                .filter(other -> other.score() < WEARING && other.score() < worn.score())
                .min(Comparator.comparingDouble(PatternUse::score).thenComparing(PatternUse::pattern));
    }
}
