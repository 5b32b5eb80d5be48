package io.variantdash.query.optimization.decision;

import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads how much each pattern of a persona has been used lately and what that earned, and what the monitors' detector says of it. */
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
                   left(recommendation, 281) AS recommendation,
                   recent_views, recent_interactions, recent_squares,
                   earlier_views, earlier_interactions, earlier_squares,
                   sum(recent_views) OVER () AS all_recent_views,
                   sum(recent_interactions) OVER () AS all_recent_interactions,
                   sum(recent_squares) OVER () AS all_recent_squares,
                   sum(earlier_views) OVER () AS all_earlier_views,
                   sum(earlier_interactions) OVER () AS all_earlier_interactions,
                   sum(earlier_squares) OVER () AS all_earlier_squares
            FROM (SELECT pattern, count(*) FILTER (WHERE recent) AS posts,
                         sum(views) FILTER (WHERE recent) AS recent_views,
                         sum(interactions) FILTER (WHERE recent) AS recent_interactions,
                         sum(views * views) FILTER (WHERE recent) AS recent_squares,
                         sum(views) FILTER (WHERE NOT recent) AS earlier_views,
                         sum(interactions) FILTER (WHERE NOT recent) AS earlier_interactions,
                         sum(views * views) FILTER (WHERE NOT recent) AS earlier_squares
                  FROM (SELECT u.pattern, u.used_at > ? AS recent, m.view_count::float8 AS views,
                               m.interaction_count::float8 AS interactions
                        FROM pattern_usage u
                        LEFT JOIN variant_monitoring m
                            ON m.persona_id = u.persona_id AND m.variant_id = u.variant_id AND m.view_count > 0
                               AND m.interaction_count BETWEEN 0 AND m.view_count
                        WHERE u.persona_id = ? AND u.used_at > ?) post
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
    public List<PatternUse> of(PersonaId persona, Learnt learnt, Instant now) {
        Instant week = now.minus(WEEK);
        return database
                .rows(
                        USES,
                        row -> PatternUse.from(row, learnt),
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
                .filter(other -> !other.isWearing() && !other.pattern().equals(worn.pattern()))
                .min(Comparator.comparingDouble(PatternUse::score).thenComparing(PatternUse::pattern));
    }
}
