package io.variantdash.query.optimization.alert;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.rule.Suggestions;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that a person may act on: what the engine suggests by the newest numbers, and what monitors have raised. What the
 * engine is about to raise is in it, and what it is about to clear is not. Of a variant or a pattern that the engine speaks
 * of, monitors are not heard, so that nothing contradicts itself; nor of variants that no longer run.
 */
@ApplicationScoped
public class OpenSuggestions {

    private static final int MOST = 50;

    private static final Comparator<Suggestion> MOST_URGENT_FIRST = Comparator.comparing((Suggestion suggestion) ->
                    Priority.valueOf(suggestion.priority().toUpperCase(Locale.ROOT)))
            .reversed();

    private final OpenAlerts alerts;
    private final Suggestions suggestions;

    OpenSuggestions(OpenAlerts alerts, Suggestions suggestions) {
        this.alerts = alerts;
        this.suggestions = suggestions;
    }

    /** Most urgent first; of the same urgency the engine's come first, then the newest. */
    public List<Suggestion> of(PersonaId persona, Assessment assessment) {
        List<OpenAlert> open = alerts.of(persona, assessment.at());
        Map<String, OpenAlert> raised = open.stream()
                .filter(OpenAlert::isOfEngine)
                .collect(Collectors.toMap(OpenAlert::suggestionId, Function.identity()));
        List<Suggestion> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> spokenOf = new HashSet<>();
        for (Suggestion suggestion : suggestions.of(persona, assessment, raised.keySet())) {
            OpenAlert alert = raised.get(suggestion.suggestionId());
            all.add(alert == null ? suggestion : standing(suggestion, alert));
            ids.add(suggestion.suggestionId());
            subject(suggestion).ifPresent(spokenOf::add);
        }
        Set<String> running =
                assessment.candidates().stream().map(Candidate::id).collect(Collectors.toSet());
        open.stream()
                .filter(alert -> !alert.isOfEngine() && ids.add(alert.suggestionId()))
                .map(OpenAlert::asSuggestion)
                .filter(alert -> alert.variantId() == null || running.contains(alert.variantId()))
                .filter(alert -> subject(alert).stream().noneMatch(spokenOf::contains))
                .forEach(all::add);
        all.sort(MOST_URGENT_FIRST);
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Suggestion standing(Suggestion suggestion, OpenAlert alert) {
        return alert.refit().map(suggestion::after).orElse(suggestion).raisedAt(alert.raisedAt());
    }

    /** The variant or the pattern that it is about. */
    private static Optional<String> subject(Suggestion suggestion) {
        if (suggestion.variantId() != null) {
            return Optional.of("variant/" + suggestion.variantId());
        }
        return Optional.ofNullable(suggestion.pattern()).map(pattern -> "pattern/" + pattern);
    }
}
