package io.variantdash.query.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.Priority;
import io.variantdash.query.optimization.alert.OpenAlert;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.suggestion.Evidence.Refit;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what the engine raises and clears into the words of an alert. */
@Singleton
class AlertMessages {

    private final ObjectMapper json;

    AlertMessages(ObjectMapper json) {
        this.json = json;
    }

    AlertChange raised(PersonaId persona, Suggestion suggestion, Instant now) {
        ObjectNode evidence = json.valueToTree(suggestion.evidence());
        evidence.put(OpenAlert.DECIDED_BY, OpenAlert.ENGINE);
        return new AlertChange(new OptimizationAlert(
                null,
                persona.value(),
                suggestion.type(),
                Priority.valueOf(suggestion.priority().toUpperCase(Locale.ROOT)),
                suggestion.title(),
                suggestion.description(),
                suggestion.action(),
                suggestion.why(),
                suggestion.suggestionId(),
                AlertState.RAISED,
                suggestion.variantId(),
                suggestion.pattern(),
                evidence,
                now));
    }

    /**
     * With the words and numbers of the raise, and why it is over.
     *
     * @param refit what was learnt anew, where it would still stand without that
     */
    AlertChange cleared(PersonaId persona, OpenAlert alert, Assessment assessment, Optional<Refit> refit, Instant now) {
        Suggestion said = alert.asSuggestion();
        // The last word wins, also where the clock of who raised it was ahead.
        Instant after = alert.raisedAt().plusNanos(1_000);
        return new AlertChange(new OptimizationAlert(
                null,
                persona.value(),
                said.type(),
                Priority.valueOf(said.priority().toUpperCase(Locale.ROOT)),
                said.title(),
                said.description(),
                null,
                refit.map(Refit::cleared).orElseGet(() -> whyOver(alert, said.variantId(), assessment)),
                alert.suggestionId(),
                AlertState.CLEARED,
                said.variantId(),
                said.pattern(),
                evidenceOfClear(alert, assessment, refit),
                after.isAfter(now) ? after : now));
    }

    /** That of the raise, with the version by which it is over. */
    private JsonNode evidenceOfClear(OpenAlert alert, Assessment assessment, Optional<Refit> refit) {
        ObjectNode evidence = alert.event().path("evidence").deepCopy();
        evidence.remove(OpenAlert.REFIT);
        refit.ifPresent(learnt -> evidence.set(OpenAlert.REFIT, json.valueToTree(learnt)));
        evidence.put("parameters_version_when_cleared", assessment.learnt().version());
        return evidence;
    }

    private static String whyOver(OpenAlert alert, @Nullable String variantId, Assessment assessment) {
        if (variantId == null) {
            return "The numbers no longer say so.";
        }
        Optional<Candidate> variant = assessment.candidates().stream()
                .filter(candidate -> candidate.id().equals(variantId))
                .findAny();
        if (variant.isEmpty()) {
            return "The variant no longer runs.";
        }
        JsonNode views = alert.event().path("evidence").path("views");
        return views.isNumber() && variant.get().views() < views.asLong()
                ? "Its counts were corrected downwards."
                : "Its newer numbers no longer say so.";
    }
}
