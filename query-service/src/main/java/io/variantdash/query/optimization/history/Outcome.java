package io.variantdash.query.optimization.history;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether what happened after a suggestion was raised bears it out. */
enum Outcome {
    HIT,
    MISS;

    /** A variant that still runs is judged by what it has earned within this time. */
    static final Duration JUDGED_AFTER = Duration.ofHours(24);

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Of a suggestion about a variant that has ended, or of a day ago; empty of all others.
     *
     * @param ends what is known of variants, by their ids
     * @param protectedShare what counts where the evidence does not say it
     */
    static Optional<Outcome> of(AlertWord raise, Map<String, VariantEnd> ends, double protectedShare, Instant now) {
        VariantEnd end = raise.variantId() == null ? null : ends.get(raise.variantId());
        if (end == null
                || end.predictedEr() == null
                || !end.hasRate()
                || (end.runs() && raise.at().isAfter(now.minus(JUDGED_AFTER)))) {
            return Optional.empty();
        }
        JsonNode evidence = raise.evidence();
        return switch (raise.type()) {
            case "early_kill_candidate" ->
                Optional.of(
                        hit(end.er() < evidence.path("protected_share").asDouble(protectedShare) * end.predictedEr()));
            case "better_used_elsewhere" -> {
                double others = evidence.path("others_er").asDouble(1);
                yield Optional.of(hit(end.er() < Math.min(others, end.predictedEr())));
            }
            case "scale_winner" -> Optional.of(hit(isBest(end, evidence.path("compared"), ends)));
            default -> Optional.empty();
        };
    }

    private static boolean isBest(VariantEnd winner, JsonNode compared, Map<String, VariantEnd> ends) {
        for (JsonNode each : compared) {
            VariantEnd other = ends.get(each.path("variant_id").asText());
            if (other != null && other.hasRate() && other.er() > winner.er()) {
                return false;
            }
        }
        return true;
    }

    private static Outcome hit(boolean right) {
        return right ? HIT : MISS;
    }
}
