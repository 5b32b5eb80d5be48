package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.database.Database;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds patterns that credibly earn less than half of what was expected, and fresh ones that earn more than the others. */
@ApplicationScoped
public class PatternPerformance implements Rule {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int MOST_PATTERNS = 50;
    private static final double LEAST_SHARE_OF_EXPECTED = 0.5;

    /**
     * Sums end where JSON numbers stop being exact; rates are left to Java, because PostgreSQL fails where a quotient is too
     * small for it. What no monitor could have reported proves nothing.
     */
    private static final String TOTALS = """
            SELECT left(v.pattern_used, 281) AS pattern,
                   count(*) AS variants,
                   least(sum(m.view_count), 9007199254740991)::bigint AS views,
                   least(sum(m.interaction_count), 9007199254740991)::bigint AS interactions,
                   sum(m.view_count * v.predicted_er) AS expected,
                   sum(m.view_count::float8 * m.view_count) AS squares
            FROM variants v
            JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.posted_at > ? AND v.pattern_used IS NOT NULL AND m.view_count > 0
              AND v.predicted_er BETWEEN 0 AND 1 AND m.interaction_count BETWEEN 0 AND m.view_count
            GROUP BY v.pattern_used
            ORDER BY sum(m.view_count) DESC, v.pattern_used
            LIMIT ?""";

    private final Database database;
    private final PatternUsage usage;

    PatternPerformance(Database database, PatternUsage usage) {
        this.database = database;
        this.usage = usage;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<PatternTotals> patterns = totals(persona, assessment);
        List<Suggestion> found = new ArrayList<>();
        for (PatternTotals pattern : patterns) {
            double probability = shortfall(pattern, assessment);
            if (probability >= bar.credible()) {
                found.add(shortfall(persona, pattern, pattern.evidence(pattern.expectedEr(), probability, assessment)));
            }
        }
        found.addAll(opportunities(persona, patterns, assessment, bar));
        return found;
    }

    /** Patterns that no suggestion may recommend, because they are, or may still be, called failing. */
    public Set<String> failing(PersonaId persona, Assessment assessment) {
        return totals(persona, assessment).stream()
                .filter(pattern -> shortfall(pattern, assessment) >= Bar.HOLD.credible())
                .map(PatternTotals::pattern)
                .collect(Collectors.toSet());
    }

    private List<PatternTotals> totals(PersonaId persona, Assessment assessment) {
        return database.rows(
                TOTALS, PatternTotals::from, persona.value(), assessment.at().minus(WINDOW), MOST_PATTERNS);
    }

    private static double shortfall(PatternTotals pattern, Assessment assessment) {
        return pattern.probabilityBelow(LEAST_SHARE_OF_EXPECTED * pattern.expectedEr(), assessment);
    }

    private List<Suggestion> opportunities(
            PersonaId persona, List<PatternTotals> patterns, Assessment assessment, Bar bar) {
        if (patterns.size() < 2) {
            return List.of();
        }
        Set<String> worn = usage.of(persona, assessment.learnt(), assessment.at()).stream()
                .filter(PatternUse::isWearing)
                .map(PatternUse::pattern)
                .collect(Collectors.toSet());
        double views = patterns.stream().mapToDouble(PatternTotals::views).sum();
        double interactions =
                patterns.stream().mapToDouble(PatternTotals::interactions).sum();
        List<Suggestion> found = new ArrayList<>();
        for (PatternTotals pattern : patterns) {
            double othersViews = views - pattern.views();
            double others = othersViews == 0 ? 1 : (interactions - pattern.interactions()) / othersViews;
            double probability = 1 - pattern.probabilityBelow(others, assessment);
            if (!worn.contains(pattern.pattern()) && probability >= bar.credible()) {
                found.add(opportunity(persona, pattern, pattern.evidence(others, probability, assessment)));
            }
        }
        return found;
    }

    private static Suggestion shortfall(PersonaId persona, PatternTotals pattern, Evidence.PatternRates evidence) {
        return Suggestion.ofPattern(
                persona,
                "pattern_optimization",
                Priority.HIGH,
                pattern.pattern(),
                new Suggestion.Words(
                        "%s earns less than half of what was expected".formatted(pattern.pattern()),
                        "%s of the last 30 days earned %s over %d views, where %s was predicted."
                                .formatted(
                                        Figures.count(evidence.variants(), "variant"),
                                        Figures.rate(evidence.actualEr()),
                                        evidence.views(),
                                        Figures.rate(evidence.referenceEr())),
                        "Stop posting %s, or rework it before its next use.".formatted(pattern.pattern()),
                        "With %s probability the pattern truly earns less than half of what it promises."
                                .formatted(Figures.chance(evidence.probability()))),
                evidence);
    }

    private static Suggestion opportunity(PersonaId persona, PatternTotals pattern, Evidence.PatternRates evidence) {
        return Suggestion.ofPattern(
                persona,
                "pattern_opportunity",
                Priority.LOW,
                pattern.pattern(),
                new Suggestion.Words(
                        "Post more with %s".formatted(pattern.pattern()),
                        "%s of the last 30 days earned %s, your other patterns %s."
                                .formatted(
                                        Figures.count(evidence.variants(), "variant"),
                                        Figures.rate(evidence.actualEr()),
                                        Figures.rate(evidence.referenceEr())),
                        "Use %s for one of the next posts.".formatted(pattern.pattern()),
                        "It is fresh, and with %s probability it truly earns more than the others."
                                .formatted(Figures.chance(evidence.probability()))),
                evidence);
    }
}
