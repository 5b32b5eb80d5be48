package io.variantdash.query.suggestions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.dashboard.Metrics;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.http.ContentTag;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;

/** Encodes what a snapshot says is to be done, once for each snapshot; an answer goes with its snapshot. */
@Singleton
class OptimizationAnswers {

    private final ObjectMapper json;
    private final DecisionEngine engine;
    private final Cache<Metrics, EncodedOptimization> encoded;

    OptimizationAnswers(ObjectMapper json, DecisionEngine engine, DashboardConfig config) {
        this.json = json;
        this.engine = engine;
        // By weak keys, so by which snapshot it is and not by what is in it.
        this.encoded = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(config.snapshot().maxCount())
                .build();
    }

    EncodedOptimization of(PersonaId persona, Metrics metrics) {
        return encoded.get(metrics, snapshot -> encode(persona, snapshot));
    }

    private EncodedOptimization encode(PersonaId persona, Metrics metrics) {
        Optimization answer = new Optimization(
                metrics.optimizationOpportunities(),
                metrics.parametersVersion(),
                // Settings hold for the life of the service, so they are those that the snapshot was made by.
                Thresholds.of(engine.rulesOf(persona), engine.hasOwnRules(persona)));
        try {
            byte[] body = json.writeValueAsBytes(answer);
            return new EncodedOptimization(body, ContentTag.of(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer; an object, so that it can grow. */
    record Optimization(List<Suggestion> suggestions, long parametersVersion, Thresholds thresholds) {}
}
