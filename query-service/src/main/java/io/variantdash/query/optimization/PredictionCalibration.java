package io.variantdash.query.optimization;

import io.variantdash.event.Priority;
import io.variantdash.query.database.Database;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Speaks up when so many new variants are killed that the predictions must promise too much. */
@ApplicationScoped
class PredictionCalibration implements Rule {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final double HIGHEST_KILL_RATE = 0.3;

    private static final String POSTED_SINCE = """
            SELECT count(*) AS posted, count(*) FILTER (WHERE status = 'killed') AS killed
            FROM variants
            WHERE persona_id = ? AND posted_at > ?""";

    private final Database database;

    PredictionCalibration(Database database) {
        this.database = database;
    }

    @Override
    public Stream<Suggestion> suggestions(PersonaId persona, Instant now) {
        CalibrationEvidence evidence = database.row(
                POSTED_SINCE,
                row -> evidence(row.number("posted"), row.number("killed")),
                persona.value(),
                now.minus(WINDOW));
        return evidence.killRate() > HIGHEST_KILL_RATE ? Stream.of(suggestion(evidence)) : Stream.empty();
    }

    private static CalibrationEvidence evidence(long posted, long killed) {
        return new CalibrationEvidence(posted, killed, posted == 0 ? 0 : (double) killed / posted);
    }

    private static Suggestion suggestion(CalibrationEvidence evidence) {
        return new Suggestion(
                "prediction_calibration",
                Priority.MEDIUM.wireName(),
                "Many new variants are killed early",
                "%d of %d variants posted in the last 24 hours were killed, so the predictions promise too much."
                        .formatted(evidence.killed(), evidence.posted()),
                "Lower or recalibrate the predicted engagement rates before posting more.",
                evidence);
    }
}
