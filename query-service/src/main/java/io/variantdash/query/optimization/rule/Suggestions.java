package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is to do next for a persona. Of two suggestions about one variant or one pattern only the first is made, so that
 * none contradicts another. A new rule takes its place here. Every rule holds at least what it raises.
 */
@ApplicationScoped
public class Suggestions {

    private static final int MOST = 50;

    private static final Comparator<Suggestion> MOST_URGENT_FIRST = Comparator.comparing((Suggestion suggestion) ->
                    Priority.valueOf(suggestion.priority().toUpperCase(Locale.ROOT)))
            .reversed();

    private final List<Rule> firstDecides;

    Suggestions(
            KillCandidates kills,
            BetterUsedElsewhere elsewhere,
            ScaleWinner winner,
            PatternPerformance patterns,
            PatternFatigue fatigue,
            PredictionCalibration calibration,
            DataQuality quality,
            AllocationAdvice allocation) {
        this.firstDecides = List.of(kills, elsewhere, winner, patterns, fatigue, calibration, quality, allocation);
    }

    /**
     * The suggestions that the stored data support, most urgent first.
     *
     * @param open the ids of those that stand already, and are held by a little less
     */
    public List<Suggestion> of(PersonaId persona, Assessment assessment, Set<String> open) {
        List<Suggestion> made = new ArrayList<>();
        Set<String> variants = new HashSet<>();
        Set<String> patterns = new HashSet<>();
        for (Rule rule : firstDecides) {
            for (Suggestion suggestion : standing(rule, persona, assessment, open)) {
                boolean first = (suggestion.variantId() == null || variants.add(suggestion.variantId()))
                        && (suggestion.pattern() == null || patterns.add(suggestion.pattern()));
                if (first) {
                    made.add(suggestion);
                }
            }
        }
        // What stands is not cleared only because there is no room for it any more.
        made.sort(MOST_URGENT_FIRST.thenComparing(suggestion -> !open.contains(suggestion.suggestionId())));
        return List.copyOf(made.subList(0, Math.min(MOST, made.size())));
    }

    /** What the rule raises, and what it holds of that which stands; where all of it stands the rule is asked once. */
    private static List<Suggestion> standing(Rule rule, PersonaId persona, Assessment assessment, Set<String> open) {
        if (open.isEmpty()) {
            return rule.suggestions(persona, assessment, Bar.RAISE);
        }
        List<Suggestion> held = rule.suggestions(persona, assessment, Bar.HOLD);
        if (held.stream().allMatch(suggestion -> open.contains(suggestion.suggestionId()))) {
            return held;
        }
        Set<String> raised = rule.suggestions(persona, assessment, Bar.RAISE).stream()
                .map(Suggestion::suggestionId)
                .collect(Collectors.toSet());
        return held.stream()
                .filter(suggestion ->
                        open.contains(suggestion.suggestionId()) || raised.contains(suggestion.suggestionId()))
                .toList();
    }
}
