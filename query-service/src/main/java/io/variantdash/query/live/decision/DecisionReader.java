package io.variantdash.query.live.decision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.query.dashboard.Metrics;
import io.variantdash.query.dashboard.Snapshot;
import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.stream.Position;
import io.variantdash.query.stream.StreamProgress;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decides about a persona now. Slow, so not for an event loop. */
@Singleton
public class DecisionReader {

    private final DecisionEngine engine;
    private final Snapshots snapshots;
    private final StreamProgress progress;
    private final Clock clock;

    DecisionReader(DecisionEngine engine, Snapshots snapshots, StreamProgress progress, Clock clock) {
        this.engine = engine;
        this.snapshots = snapshots;
        this.progress = progress;
        this.clock = clock;
    }

    /** From the snapshot that is kept, where that is up to date: its decisions need not be worked out again. */
    public PersonaDecisions read(PersonaId persona) {
        Snapshot current = snapshots.current(persona);
        return current == null ? decide(persona) : ofSnapshot(current.metrics());
    }

    private static PersonaDecisions ofSnapshot(Metrics metrics) {
        Map<String, Decision> variants = new LinkedHashMap<>();
        metrics.activeVariants().stream()
                .filter(variant -> !variant.decision().equals(Decision.NONE))
                .forEach(variant -> variants.put(variant.id(), variant.decision()));
        return new PersonaDecisions(metrics.position(), metrics.parametersVersion(), variants);
    }

    /** The position comes first: what is published after it may be in already, but nothing from before is missing. */
    private PersonaDecisions decide(PersonaId persona) {
        Position position = progress.positionOf(persona.value());
        Assessment assessment = QuarkusTransaction.requiringNew().call(() -> engine.assess(persona, clock.instant()));
        Map<String, Decision> variants = new LinkedHashMap<>();
        assessment.variants().forEach(variant -> variants.put(variant.variant().id(), variant.decision()));
        return new PersonaDecisions(position, assessment.learnt().version(), variants);
    }
}
