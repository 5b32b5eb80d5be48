package io.variantdash.query.optimization.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.query.optimization.suggestion.Suggestion.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An episode, and what happened after it began.
 *
 * @param why it was raised; null where the alert does not say
 * @param clearedAt null while it stands
 * @param whyCleared null while it stands, and where the alert does not say
 * @param holdout whether the variant was let run, so that it is known what it would have become
 * @param after null where the suggestion is about no variant, or about one of which nothing is known
 * @param outcome null where it is too early to judge, or the suggestion is of a kind that is not judged
 */
record JudgedEpisode(
        UUID identity,
        String suggestionId,
        Source source,
        String type,
        String priority,
        String title,
        @Nullable String variantId,
        @Nullable String pattern,
        Instant raisedAt,
        @Nullable String why,
        @Nullable Instant clearedAt,
        @Nullable String whyCleared,
        boolean holdout,
        @Nullable After after,
        @Nullable Outcome outcome) {

    /**
     * What became of the variant.
     *
     * @param viewsSince views after the raise; null where the alert says no number, or counts were corrected downwards
     * @param erSince the rate over these alone, which what led to the raise has no part in; null without any
     */
    record After(
            String status,
            long views,
            long interactions,
            @Nullable Double finalEr,
            @Nullable Double predictedEr,
            @Nullable Long viewsSince,
            @Nullable Double erSince) {

        static After of(VariantEnd end, JsonNode evidence) {
            long views = end.views() - evidence.path("views").asLong();
            long interactions =
                    end.interactions() - evidence.path("interactions").asLong();
            boolean counted = evidence.path("views").isNumber()
                    && evidence.path("interactions").isNumber()
                    && interactions >= 0
                    && views >= interactions;
            return new After(
                    end.status(),
                    end.views(),
                    end.interactions(),
                    end.hasRate() ? end.er() : null,
                    end.predictedEr(),
                    counted ? views : null,
                    counted && views > 0 ? (double) interactions / views : null);
        }
    }

    static JudgedEpisode of(Episode episode, @Nullable VariantEnd end, @Nullable Outcome outcome) {
        AlertWord raise = episode.raise();
        AlertWord clear = episode.clear();
        return new JudgedEpisode(
                raise.identity(),
                raise.suggestionId(),
                raise.source(),
                raise.type(),
                raise.priority(),
                raise.title(),
                raise.variantId(),
                raise.pattern(),
                raise.at(),
                raise.why(),
                clear == null ? null : clear.at(),
                clear == null ? null : clear.why(),
                raise.isHoldout(),
                end == null ? null : After.of(end, raise.evidence()),
                outcome);
    }

    boolean endedByKill() {
        return after != null && after.status().equals(VariantEnd.KILLED);
    }
}
