package io.variantdash.query.optimization;

import io.variantdash.query.optimization.alert.OpenSuggestions;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;

@Path("/api/optimization/{persona_id}")
class OptimizationResource {

    private final OpenSuggestions suggestions;
    private final DecisionEngine engine;
    private final Clock clock;

    OptimizationResource(OpenSuggestions suggestions, DecisionEngine engine, Clock clock) {
        this.suggestions = suggestions;
        this.engine = engine;
        this.clock = clock;
    }

    @GET
    public Optimization optimization(@PathParam("persona_id") @Encoded PersonaId persona) {
        Assessment assessment = engine.assess(persona, clock.instant());
        return new Optimization(
                suggestions.of(persona, assessment),
                assessment.learnt().version(),
                Thresholds.of(assessment.rules(), engine.hasOwnRules(persona)));
    }

    /** The answer; an object, so that it can grow. */
    record Optimization(List<Suggestion> suggestions, long parametersVersion, Thresholds thresholds) {}
}
