package io.variantdash.query.optimization;

import io.variantdash.event.Priority;
import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds patterns that credibly earn less than half of what was expected of them. */
@ApplicationScoped
class PatternOptimization implements Rule {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int MOST_SUGGESTIONS = 20;

    /**
     * Patterns that fell behind at all, and those first that missed most. Sums end where JSON numbers stop being exact;
     * rates are left to Java, because PostgreSQL fails where a quotient is too small for it. What no monitor could have
     * reported proves nothing.
     */
    private static final String BEHIND = """
            SELECT left(v.pattern_used, 281) AS pattern,
                   count(*) AS variants,
                   least(sum(m.view_count), 9007199254740991)::bigint AS views,
                   least(sum(m.interaction_count), 9007199254740991)::bigint AS interactions,
                   sum(m.view_count * v.predicted_er) AS expected
            FROM variants v
            JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.posted_at > ? AND v.pattern_used IS NOT NULL AND m.view_count > 0
              AND v.predicted_er BETWEEN 0 AND 1 AND m.interaction_count BETWEEN 0 AND m.view_count
            GROUP BY v.pattern_used
            HAVING 2 * sum(m.interaction_count) < sum(m.view_count * v.predicted_er)
            ORDER BY sum(m.view_count * v.predicted_er) - sum(m.interaction_count) DESC, v.pattern_used
            LIMIT ?""";

    private final Database database;

    PatternOptimization(Database database) {
        this.database = database;
    }

    @Override
    public Stream<Suggestion> suggestions(PersonaId persona, Instant now) {
        return database.rows(BEHIND, PatternTotals::from, persona.value(), now.minus(WINDOW), MOST_SUGGESTIONS).stream()
                .map(PatternTotals::shortfall)
                .flatMap(Optional::stream)
                .map(PatternOptimization::suggestion);
    }

    private static Suggestion suggestion(PatternEvidence evidence) {
        return new Suggestion(
                "pattern_optimization",
                Priority.HIGH.wireName(),
                "%s earns less than half of what was expected".formatted(evidence.pattern()),
                String.format(
                        Locale.ROOT,
                        "With %s, %d of the last 30 days' variants earned %.2f %% engagement over %d views, where %.2f %% were"
                                + " predicted.",
                        evidence.pattern(),
                        evidence.variants(),
                        100 * evidence.actualEr(),
                        evidence.views(),
                        100 * evidence.expectedEr()),
                "Stop posting %s, or rework it before its next use.".formatted(evidence.pattern()),
                evidence);
    }
}
