package io.variantdash.query.optimization;

import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What there is to do next for a persona. A new rule takes its place here, by urgency. */
@ApplicationScoped
public class Suggestions {

    private final List<Rule> mostUrgentFirst;

    Suggestions(PatternOptimization patternOptimization, PredictionCalibration predictionCalibration) {
        this.mostUrgentFirst = List.of(patternOptimization, predictionCalibration);
    }

    /** The suggestions that the stored data support, most urgent first. */
    public List<Suggestion> of(PersonaId persona, Instant now) {
        return mostUrgentFirst.stream()
                .flatMap(rule -> rule.suggestions(persona, now))
                .toList();
    }
}
