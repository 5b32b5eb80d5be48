package io.variantdash.query.optimization.decision;

import io.variantdash.query.database.Row;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An active variant as the engine sees it.
 *
 * @param name its text, or its id where that is not known
 * @param predictedEr null where nothing, or no rate, was predicted
 */
public record Candidate(
        String id,
        String name,
        @Nullable Double predictedEr,
        @Nullable String pattern,
        Instant postedAt,
        @Nullable Instant lastUpdated,
        long interactions,
        long views) {

    private static final int NAME_CHARACTERS = 60;

    /** Below this a prediction says "never", against which nothing is evidence. */
    private static final double LEAST_PREDICTION = 1e-9;

    static Candidate from(Row row) throws SQLException {
        String id = row.text("id");
        String pattern = row.nullableText("pattern_used");
        return new Candidate(
                id,
                name(row.nullableText("content"), id),
                row.nullableRate("predicted_er"),
                pattern == null ? null : Preview.withEllipsis(pattern),
                row.instant("posted_at"),
                row.nullableInstant("last_updated"),
                row.numberOrZero("interaction_count"),
                row.numberOrZero("view_count"));
    }

    /** Interactions are taken as at most one a view: counts that contradict it decide nothing. */
    public boolean isPossible() {
        return interactions <= views;
    }

    /** Whether there is a prediction that evidence can be held against. */
    public boolean isPredicted() {
        return isPrediction(predictedEr);
    }

    static boolean isPrediction(@Nullable Double predictedEr) {
        return predictedEr != null && predictedEr >= LEAST_PREDICTION;
    }

    private static String name(@Nullable String content, String id) {
        if (content == null || content.isBlank()) {
            return id;
        }
        int end = content.offsetByCodePoints(0, Math.min(NAME_CHARACTERS, content.codePointCount(0, content.length())));
        return end < content.length() ? content.substring(0, end).strip() + "…" : content;
    }
}
