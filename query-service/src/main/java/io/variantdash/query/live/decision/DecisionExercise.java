package io.variantdash.query.live.decision;

import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.warmup.Exercise;
import io.variantdash.query.warmup.MadeUpPersona;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deciding about a persona, and making frames of that. */
@Singleton
class DecisionExercise implements Exercise {

    private static final int VARIANTS = 20;
    private static final PersonaId PERSONA = new PersonaId(MadeUpPersona.ID);

    private final DecisionEngine engine;
    private final DecisionEncoder encoder;

    DecisionExercise(DecisionEngine engine, DecisionEncoder encoder) {
        this.engine = engine;
        this.encoder = encoder;
    }

    @Override
    public void once() {
        Map<String, Decision> decided = new LinkedHashMap<>();
        MadeUpPersona.assessment(VARIANTS, engine.rulesOf(PERSONA))
                .variants()
                .forEach(variant -> decided.put(variant.variant().id(), variant.decision()));
        encoder.frames(new PersonaDecisions(null, 1, decided), new DecisionChanges().since(decided));
    }
}
