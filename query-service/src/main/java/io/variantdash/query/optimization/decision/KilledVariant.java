package io.variantdash.query.optimization.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it was when it was killed.
 *
 * @param predictedEr null where nothing was predicted
 * @param postedAt null where it is not known
 * @param engagementRate interactions by views, 0 to 1
 */
public record KilledVariant(
        String id,
        @Nullable Double predictedEr,
        @Nullable Instant postedAt,
        Instant killedAt,
        double engagementRate,
        long views) {

    long interactions() {
        return Math.min(views, Math.round(engagementRate * (double) views));
    }
}
