package io.variantdash.query.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.LearntParameters;
import java.time.Instant;

/** Stands where the engine does, which most tests run without: learns of a persona what its rows teach now. */
public final class Fits {

    private Fits() {}

    public static void of(String persona) {
        Fitting fitting = Arc.container().instance(Fitting.class).get();
        LearntParameters parameters =
                Arc.container().instance(LearntParameters.class).get();
        QuarkusTransaction.requiringNew()
                .call(() -> fitting.fit(persona, Instant.now()))
                .ifPresent(learnt -> parameters.take(persona, learnt));
    }
}
