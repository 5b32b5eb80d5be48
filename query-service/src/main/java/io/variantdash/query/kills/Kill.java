package io.variantdash.query.kills;

import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.decision.KilledVariant;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The kill of a variant, the earliest where it has several. What the post says is null where it never arrived, and no more of
 * it is shown than a list has room for.
 *
 * @param killEvidence how much spoke against it then, from 0 to 1; null where nothing was predicted
 */
record Kill(
        UUID identity,
        String variantId,
        String killReason,
        double finalEr,
        long sampleSize,
        Instant killedAt,
        @Nullable Instant postedAt,
        @Nullable Double timeToKillMinutes,
        @Nullable String content,
        boolean contentTruncated,
        @Nullable Double predictedEr,
        @Nullable String patternUsed,
        @Nullable Double killEvidence) {

    private static final double SECONDS_PER_MINUTE = 60;

    static Kill from(Row row) throws SQLException {
        Instant killedAt = row.instant("killed_at");
        Instant postedAt = row.nullableInstant("posted_at");
        Preview content = Preview.of(row.nullableText("content"));
        String pattern = row.nullableText("pattern_used");
        return new Kill(
                row.uuid("identity"),
                row.text("variant_id"),
                Preview.withEllipsis(row.text("reason")),
                row.rate("final_engagement_rate"),
                row.number("sample_size"),
                killedAt,
                postedAt,
                postedAt == null ? null : minutes(postedAt, killedAt),
                content.text(),
                content.truncated(),
                row.nullableRate("predicted_er"),
                pattern == null ? null : Preview.withEllipsis(pattern),
                null);
    }

    /** As it is to be judged. */
    KilledVariant variant() {
        return new KilledVariant(variantId, predictedEr, postedAt, killedAt, finalEr, sampleSize);
    }

    Kill with(@Nullable Double evidence) {
        return new Kill(
                identity,
                variantId,
                killReason,
                finalEr,
                sampleSize,
                killedAt,
                postedAt,
                timeToKillMinutes,
                content,
                contentTruncated,
                predictedEr,
                patternUsed,
                evidence);
    }

    private static double minutes(Instant postedAt, Instant killedAt) {
        return Math.max(0, Duration.between(postedAt, killedAt).toSeconds() / SECONDS_PER_MINUTE);
    }
}
