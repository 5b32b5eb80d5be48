package io.variantdash.query.optimization.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Learnt.Source;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.posterior.FittedPrior;
import io.variantdash.query.optimization.stats.posterior.PredictionOutcome;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Learns from the variants of the last 30 days, killed ones included, because any choice by outcome would bend the fit. A
 * persona with fewer than 20 learns from all personas together. Each replica learns for itself, again every 10 minutes.
 */
@ApplicationScoped
class Learning {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration REFIT = Duration.ofMinutes(10);
    private static final int MOST_PERSONAS_KEPT = 10_000;

    /** A fit takes time in proportion; from some hundred variants on it hardly moves. */
    private static final int MOST_OUTCOMES = 400;

    private static final int MOST_PERSONAS_POOLED = 100;
    private static final int MOST_OUTCOMES_OF_A_PERSONA = 20;

    private static final String OUTCOMES = """
            SELECT v.predicted_er, m.interaction_count, m.view_count
            FROM variants v
            JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.posted_at > ? AND v.predicted_er > 0 AND v.predicted_er <= 1
              AND m.view_count > 0 AND m.interaction_count BETWEEN 0 AND m.view_count
            ORDER BY v.posted_at DESC
            LIMIT ?""";

    /** Some of the newest of each persona, from persona to persona along the primary key. */
    private static final String POOLED = """
            WITH RECURSIVE every AS (
                (SELECT persona_id FROM variants ORDER BY persona_id LIMIT 1)
                UNION ALL
                SELECT (SELECT v.persona_id FROM variants v WHERE v.persona_id > every.persona_id
                        ORDER BY v.persona_id LIMIT 1)
                FROM every
                WHERE every.persona_id IS NOT NULL
            ), chosen AS (
                SELECT persona_id FROM every WHERE persona_id IS NOT NULL LIMIT ?
            )
            SELECT newest.predicted_er, newest.interaction_count, newest.view_count
            FROM chosen
            CROSS JOIN LATERAL (
                SELECT v.predicted_er, m.interaction_count, m.view_count
                FROM variants v
                JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
                WHERE v.persona_id = chosen.persona_id AND v.posted_at > ? AND v.predicted_er > 0
                  AND v.predicted_er <= 1 AND m.view_count > 0 AND m.interaction_count BETWEEN 0 AND m.view_count
                ORDER BY v.posted_at DESC
                LIMIT ?) newest""";

    private final Database database;
    private final boolean pooled;
    private final Cache<String, Learnt> ofPersonas = Caffeine.newBuilder()
            .expireAfterWrite(REFIT)
            .maximumSize(MOST_PERSONAS_KEPT)
            .build();
    private final Cache<Source, Learnt> ofAll =
            Caffeine.newBuilder().expireAfterWrite(REFIT).build();

    Learning(Database database, DashboardConfig config) {
        this.database = database;
        this.pooled = config.decisions().learnFromAllPersonas();
    }

    Learnt of(PersonaId persona, Instant now) {
        return ofPersonas.get(persona.value(), key -> learn(key, now));
    }

    private Learnt learn(String persona, Instant now) {
        List<PredictionOutcome> outcomes =
                database.rows(OUTCOMES, Learning::outcome, persona, now.minus(WINDOW), MOST_OUTCOMES);
        Optional<CalibrationLikelihoodRatio> calibration = CalibrationLikelihoodRatio.of(outcomes);
        if (calibration.isPresent()) {
            FittedPrior fitted = calibration.get().fitted();
            return new Learnt(Source.PERSONA, fitted.prior(), fitted.variants(), now, calibration.get());
        }
        return pooled ? ofAll.get(Source.ALL_PERSONAS, key -> learnFromAll(now)) : Learnt.nothing(now);
    }

    private Learnt learnFromAll(Instant now) {
        List<PredictionOutcome> outcomes = database.rows(
                POOLED, Learning::outcome, MOST_PERSONAS_POOLED, now.minus(WINDOW), MOST_OUTCOMES_OF_A_PERSONA);
        return PriorFit.of(outcomes)
                .map(fitted -> new Learnt(Source.ALL_PERSONAS, fitted.prior(), fitted.variants(), now, null))
                .orElseGet(() -> Learnt.nothing(now));
    }

    private static PredictionOutcome outcome(Row row) throws SQLException {
        return new PredictionOutcome(
                row.rate("predicted_er"), row.number("interaction_count"), row.number("view_count"));
    }
}
