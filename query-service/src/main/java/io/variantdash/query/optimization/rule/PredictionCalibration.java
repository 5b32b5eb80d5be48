package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.learning.Learnt.Bias;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
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
import java.util.Locale;

/** Speaks up when predictions are biased, or when credibly more than 30 % of what is posted is killed. */
@ApplicationScoped
class PredictionCalibration implements Rule {

    private static final String TYPE = "prediction_calibration";
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final double HIGHEST_KILL_RATE = 0.3;
    private static final double SIGNIFICANT = 0.01;

    private static final String POSTED_SINCE = """
            SELECT count(*) AS posted, count(*) FILTER (WHERE status = 'killed') AS killed
            FROM variants
            WHERE persona_id = ? AND posted_at > ?""";

    private final Database database;

    PredictionCalibration(Database database) {
        this.database = database;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<Suggestion> found = new ArrayList<>();
        Bias calibration = assessment.learnt().bias();
        if (calibration != null && calibration.pValue() < bar.under(SIGNIFICANT)) {
            found.add(bias(persona, calibration, assessment));
        }
        Evidence.KillRate kills = database.row(
                POSTED_SINCE,
                row -> killRate(row.number("posted"), row.number("killed"), assessment),
                persona.value(),
                assessment.at().minus(WINDOW));
        if (kills.probability() >= bar.credible()) {
            found.add(killRate(persona, kills));
        }
        return found;
    }

    private static Suggestion bias(PersonaId persona, Bias calibration, Assessment assessment) {
        double factor = calibration.factor();
        Range interval = Range.of(calibration.interval());
        String much = factor < 1 ? "too much" : "too little";
        return Suggestion.ofPersona(
                persona,
                TYPE,
                Priority.MEDIUM,
                "factor",
                new Suggestion.Words(
                        "Predictions promise " + much,
                        String.format(
                                Locale.ROOT,
                                "Posts earn %.2f times what is predicted (95 %% interval %.2f to %.2f, from %d posts).",
                                factor,
                                interval.low(),
                                interval.high(),
                                calibration.sample()),
                        String.format(Locale.ROOT, "Multiply predictions by %.2f, or retrain what predicts.", factor),
                        "Over your last posts the difference is too steady to be chance, killed ones counted in."),
                new Evidence.Bias(
                        factor,
                        interval,
                        calibration.likelihoodRatio(),
                        calibration.pValue(),
                        calibration.sample(),
                        Evidence.ASSUMPTION,
                        Evidence.Grounds.of(assessment)));
    }

    private static Evidence.KillRate killRate(long posted, long killed, Assessment assessment) {
        return new Evidence.KillRate(
                posted,
                killed,
                posted == 0 ? 0 : (double) killed / posted,
                1 - new EngagementPosterior(killed, posted).probabilityBelow(HIGHEST_KILL_RATE),
                Evidence.Grounds.of(assessment));
    }

    private static Suggestion killRate(PersonaId persona, Evidence.KillRate kills) {
        return Suggestion.ofPersona(
                persona,
                TYPE,
                Priority.MEDIUM,
                "kill_rate",
                new Suggestion.Words(
                        "Many new variants are killed early",
                        "%d of %d variants posted in the last 24 hours were killed."
                                .formatted(kills.killed(), kills.posted()),
                        "Lower or recalibrate the predicted engagement rates before posting more.",
                        "With %s probability more than 30 %% of what you post now gets killed."
                                .formatted(Figures.chance(kills.probability()))),
                kills);
    }
}
