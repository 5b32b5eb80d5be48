package io.variantdash.query.dashboard;

import io.variantdash.query.kills.EarlyKillsToday;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Assessment.Assessed;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.variants.ActiveVariant;
import io.variantdash.query.variants.LiveMetrics;
import io.variantdash.query.warmup.Exercise;
import io.variantdash.query.warmup.MadeUpPersona;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.util.List;

/** Encoding a snapshot. */
@Singleton
class SnapshotExercise implements Exercise {

    private static final int VARIANTS = 20;
    private static final int LEADERS = 10;
    private static final PersonaId PERSONA = new PersonaId(MadeUpPersona.ID);

    private final SnapshotEncoder encoder;
    private final DecisionEngine engine;

    SnapshotExercise(SnapshotEncoder encoder, DecisionEngine engine) {
        this.encoder = encoder;
        this.engine = engine;
    }

    @Override
    public void once() {
        Assessment assessment = MadeUpPersona.assessment(VARIANTS, engine.rulesOf(PERSONA));
        List<ActiveVariant> variants =
                assessment.variants().stream().map(SnapshotExercise::shown).toList();
        encoder.encode(new Metrics(
                new Summary(VARIANTS, VARIANTS, 0.05, 1, 1, 0, Summary.Verdicts.of(assessment.variants()), null, null),
                variants,
                variants.subList(0, LEADERS),
                new EarlyKillsToday(0, 0.0, "UTC"),
                List.of(),
                List.of(),
                List.of(),
                null,
                assessment.learnt().version(),
                assessment.at(),
                null));
    }

    private static ActiveVariant shown(Assessed assessed) {
        Candidate variant = assessed.variant();
        double rate = (double) variant.interactions() / variant.views();
        return new ActiveVariant(
                variant.id(),
                variant.name(),
                false,
                variant.predictedEr(),
                variant.pattern(),
                variant.postedAt(),
                "active",
                rate,
                variant.interactions(),
                new LiveMetrics(rate, variant.interactions(), variant.views()),
                "2h",
                0.1,
                variant.lastUpdated(),
                assessed.decision());
    }
}
