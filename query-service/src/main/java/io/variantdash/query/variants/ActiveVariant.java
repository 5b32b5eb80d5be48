package io.variantdash.query.variants;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant as lists show it. What the post says is null while only counts have arrived.
 *
 * @param content its beginning, where the whole is longer than a list has room for
 */
public record ActiveVariant(
        String id,
        @Nullable String content,
        boolean contentTruncated,
        @Nullable Double predictedEr,
        @Nullable String patternUsed,
        @Nullable Instant postedAt,
        String status,
        double currentEr,
        long interactionCount,
        LiveMetrics liveMetrics,
        @Nullable String timeSincePost,
        @Nullable Double performanceVsPrediction,
        @Nullable Instant lastUpdated,
        @JsonUnwrapped Decision decision) {

    /** Keeps the ratio finite: below it a prediction says "never" anyway. SQL that sorts by the ratio does the same. */
    static final double SMALLEST_PREDICTION = 1e-300;

    static ActiveVariant from(Row row, Instant now) throws SQLException {
        Preview content = Preview.of(row.nullableText("content"));
        String pattern = row.nullableText("pattern_used");
        return of(
                row.text("id"),
                content,
                row.nullableRate("predicted_er"),
                pattern == null ? null : Preview.withEllipsis(pattern),
                row.nullableInstant("posted_at"),
                row.text("status"),
                LiveMetrics.from(row),
                row.nullableInstant("last_updated"),
                now);
    }

    static ActiveVariant of(
            String id,
            Preview content,
            @Nullable Double predictedEr,
            @Nullable String pattern,
            @Nullable Instant postedAt,
            String status,
            LiveMetrics metrics,
            @Nullable Instant lastUpdated,
            Instant now) {
        return new ActiveVariant(
                id,
                content.text(),
                content.truncated(),
                predictedEr,
                pattern,
                postedAt,
                status,
                metrics.engagementRate(),
                metrics.interactions(),
                metrics,
                postedAt == null ? null : TimeSincePost.of(postedAt, now),
                predictedEr == null ? null : performanceVsPrediction(metrics.engagementRate(), predictedEr),
                lastUpdated,
                Decision.NONE);
    }

    /** The same variant with what the engine says of it. */
    public ActiveVariant decided(Assessment assessment) {
        return new ActiveVariant(
                id,
                content,
                contentTruncated,
                predictedEr,
                patternUsed,
                postedAt,
                status,
                currentEr,
                interactionCount,
                liveMetrics,
                timeSincePost,
                performanceVsPrediction,
                lastUpdated,
                assessment.decisionOf(id));
    }

    static double performanceVsPrediction(double actual, double predicted) {
        return predicted == 0 ? 0 : (actual - predicted) / Math.max(predicted, SMALLEST_PREDICTION);
    }
}
