package io.variantdash.query.kills;

import io.variantdash.query.database.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kill of a variant, the earliest where it has several. What the post says is null where it never arrived. */
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
        @Nullable Double predictedEr,
        @Nullable String patternUsed) {

    private static final double SECONDS_PER_MINUTE = 60;

    static Kill from(Row row) throws SQLException {
        Instant killedAt = row.instant("killed_at");
        Instant postedAt = row.nullableInstant("posted_at");
        return new Kill(
                row.uuid("identity"),
                row.text("variant_id"),
                row.text("reason"),
                row.decimal("final_engagement_rate"),
                row.number("sample_size"),
                killedAt,
                postedAt,
                postedAt == null ? null : minutes(postedAt, killedAt),
                row.nullableText("content"),
                row.nullableDecimal("predicted_er"),
                row.nullableText("pattern_used"));
    }

    private static double minutes(Instant postedAt, Instant killedAt) {
        return Math.max(0, Duration.between(postedAt, killedAt).toSeconds() / SECONDS_PER_MINUTE);
    }
}
