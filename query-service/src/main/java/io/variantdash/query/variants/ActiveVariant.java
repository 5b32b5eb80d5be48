package io.variantdash.query.variants;

import io.variantdash.entity.Variant;
import io.variantdash.entity.VariantMonitoring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A variant that is running. What the post says is null while only counts have arrived. */
public record ActiveVariant(
        String id,
        @Nullable String content,
        @Nullable Double predictedEr,
        @Nullable String patternUsed,
        @Nullable Instant postedAt,
        String status,
        double currentEr,
        long interactionCount,
        LiveMetrics liveMetrics,
        @Nullable String timeSincePost,
        @Nullable Double performanceVsPrediction,
        @Nullable Instant lastUpdated) {

    /** Keeps the ratio finite: below it a prediction says "never" anyway. SQL that sorts by the ratio does the same. */
    static final double SMALLEST_PREDICTION = 1e-300;

    static ActiveVariant from(Variant variant, Instant now) {
        VariantMonitoring monitoring = variant.monitoring();
        LiveMetrics metrics = monitoring == null
                ? LiveMetrics.NONE
                : new LiveMetrics(monitoring.currentEr(), monitoring.interactionCount(), monitoring.viewCount());
        Instant postedAt = variant.postedAt();
        Double predictedEr = variant.predictedEr();
        return new ActiveVariant(
                variant.key().id(),
                variant.content(),
                predictedEr,
                variant.patternUsed(),
                postedAt,
                variant.status().wireName(),
                metrics.engagementRate(),
                metrics.interactions(),
                metrics,
                postedAt == null ? null : TimeSincePost.of(postedAt, now),
                predictedEr == null ? null : performanceVsPrediction(metrics.engagementRate(), predictedEr),
                monitoring == null ? null : monitoring.lastUpdated());
    }

    static double performanceVsPrediction(double actual, double predicted) {
        return predicted == 0 ? 0 : (actual - predicted) / Math.max(predicted, SMALLEST_PREDICTION);
    }
}
