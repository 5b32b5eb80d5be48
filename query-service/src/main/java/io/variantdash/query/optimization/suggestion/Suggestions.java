package io.variantdash.query.optimization.suggestion;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What there is to do next for a persona. Of two suggestions about one variant or one pattern only the first is made, so that
 * none contradicts another. A new rule takes its place here.
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

    /** The suggestions that the stored data support, most urgent first. */
    public List<Suggestion> of(PersonaId persona, Assessment assessment) {
        List<Suggestion> made = new ArrayList<>();
        Set<String> variants = new HashSet<>();
        Set<String> patterns = new HashSet<>();
        for (Rule rule : firstDecides) {
            for (Suggestion suggestion : rule.suggestions(persona, assessment)) {
                boolean first = (suggestion.variantId() == null || variants.add(suggestion.variantId()))
                        && (suggestion.pattern() == null || patterns.add(suggestion.pattern()));
                if (first) {
                    made.add(suggestion);
                }
            }
        }
        made.sort(MOST_URGENT_FIRST);
        return List.copyOf(made.subList(0, Math.min(MOST, made.size())));
    }
}
