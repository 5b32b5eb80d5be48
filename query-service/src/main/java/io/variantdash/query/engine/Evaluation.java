package io.variantdash.query.engine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.event.AlertState;
import io.variantdash.query.optimization.alert.OpenAlert;
import io.variantdash.query.optimization.alert.OpenAlerts;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.rule.Suggestions;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what has to be raised and cleared for a persona. */
@Singleton
class Evaluation {

    private final DecisionEngine engine;
    private final Learning learning;
    private final Suggestions suggestions;
    private final OpenAlerts alerts;
    private final AlertMessages messages;
    private final Clock clock;

    /** What changes, and what had been learnt when that was decided. */
    record Outcome(List<AlertChange> changes, Learnt under) {}

    Evaluation(
            DecisionEngine engine,
            Learning learning,
            Suggestions suggestions,
            OpenAlerts alerts,
            AlertMessages messages,
            Clock clock) {
        this.engine = engine;
        this.learning = learning;
        this.suggestions = suggestions;
        this.alerts = alerts;
        this.messages = messages;
        this.clock = clock;
    }

    /** All that the engine may have something to say of: personas with active variants, or with alerts that stand. */
    List<String> personas() {
        return QuarkusTransaction.requiringNew().call(alerts::personas);
    }

    /**
     * What changes, where the tenure knows what it has published itself.
     *
     * @param fitted what has been learnt anew and is not published yet
     */
    Outcome of(PersonaId persona, Tenure tenure, Optional<Learnt> fitted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Learnt known = learning.of(persona);
        Learnt last = tenure.decidedUnder(persona.value());
        Learnt under = fitted.orElse(known);
        return new Outcome(
                QuarkusTransaction.requiringNew()
                        .call(() -> changes(persona, tenure, last == null ? known : last, under, now)),
                under);
    }

    private List<AlertChange> changes(PersonaId persona, Tenure tenure, Learnt before, Learnt under, Instant now) {
        Map<String, Tenure.Published> unstored = tenure.unstored(persona.value());
        if (!unstored.isEmpty()) {
            tenure.stored(persona.value(), alerts.newest(persona, unstored.keySet()));
            unstored = tenure.unstored(persona.value());
        }
        Map<String, OpenAlert> raised = new HashMap<>();
        alerts.ofEngine(persona).forEach(alert -> raised.put(alert.suggestionId(), alert));
        Set<String> standing = new HashSet<>(raised.keySet());
        unstored.forEach((id, last) -> {
            if (last.state() == AlertState.RAISED) {
                standing.add(id);
            } else {
                standing.remove(id);
            }
        });
        Assessment assessment = engine.assess(persona, under, now);
        List<Suggestion> made = suggestions.of(persona, assessment, standing);
        Set<String> over = new HashSet<>(standing);
        made.forEach(suggestion -> over.remove(suggestion.suggestionId()));
        List<Suggestion> begun = made.stream()
                .filter(suggestion -> !standing.contains(suggestion.suggestionId()))
                .toList();
        if (begun.isEmpty() && over.isEmpty()) {
            return List.of();
        }
        RefitEffect refit = RefitEffect.between(
                before, under, () -> suggestions.of(persona, engine.reassess(persona, assessment, before), standing));
        List<AlertChange> changes = new ArrayList<>();
        begun.forEach(suggestion -> changes.add(messages.raised(persona, refit.onRaise(suggestion), now)));
        for (String id : over) {
            OpenAlert alert = raised.get(id);
            // One that is not stored yet can wait until it is: then its words are known.
            if (alert != null && !unstored.containsKey(id)) {
                changes.add(messages.cleared(persona, alert, assessment, refit.onClear(id), now));
            }
        }
        return changes;
    }
}
