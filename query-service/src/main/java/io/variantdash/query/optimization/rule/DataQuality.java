package io.variantdash.query.optimization.rule;

import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds variants whose numbers cannot be decided on: no monitor tells of them any more, or their counts are impossible. */
@ApplicationScoped
class DataQuality implements Rule {

    private static final Duration SILENT_AFTER = Duration.ofMinutes(10);
    private static final int MOST_NAMED = 20;

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        List<Suggestion> found = new ArrayList<>();
        List<Candidate> silent = assessment.candidates().stream()
                .filter(variant -> isSilent(variant, assessment.at().minus(SILENT_AFTER)))
                .toList();
        if (!silent.isEmpty()) {
            found.add(suggestion(
                    persona,
                    "silent",
                    silent,
                    assessment,
                    new Suggestion.Words(
                            "No counts of %s".formatted(Figures.count(silent.size(), "running variant")),
                            "No monitor has reported counts of %s for 10 minutes or more.".formatted(named(silent)),
                            "Look after the monitor, or end the variants if they no longer run.",
                            "What is said about these variants rests on old numbers.")));
        }
        List<Candidate> impossible = assessment.candidates().stream()
                .filter(variant -> !variant.isPossible())
                .toList();
        if (!impossible.isEmpty()) {
            found.add(
                    suggestion(
                            persona,
                            "impossible_counts",
                            impossible,
                            assessment,
                            new Suggestion.Words(
                                    "More interactions than views",
                                    "The counts of %s say more interactions than views.".formatted(named(impossible)),
                                    "Look after what the monitor counts: each interaction needs a view.",
                                    "Nothing is decided about these variants, because interactions are taken as at most one per view.")));
        }
        return found;
    }

    private static Suggestion suggestion(
            PersonaId persona, String check, List<Candidate> variants, Assessment assessment, Suggestion.Words words) {
        return Suggestion.ofPersona(
                persona,
                "data_quality",
                Priority.MEDIUM,
                check,
                words,
                new Evidence.Quality(
                        check,
                        variants.stream().map(Candidate::id).limit(MOST_NAMED).toList(),
                        assessment.at()));
    }

    private static boolean isSilent(Candidate variant, Instant since) {
        Instant last = variant.lastUpdated();
        return (last == null ? variant.postedAt() : last).isBefore(since);
    }

    private static String named(List<Candidate> variants) {
        String first = "“%s”".formatted(variants.get(0).name());
        return variants.size() == 1 ? first : "%s and %d more".formatted(first, variants.size() - 1);
    }
}
