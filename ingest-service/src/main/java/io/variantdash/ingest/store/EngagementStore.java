package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the newest counts of each minute, for charts. Hours are made of the minutes before these are deleted (retention);
 * only what comes a day late or more is written to them at once, because its minutes may be about to go. Both keep the newest
 * counts, so it does not matter which of the two wrote them.
 */
@ApplicationScoped
public class EngagementStore {

    private static final Duration LATE = Duration.ofDays(1);

    private static final String UPSERT = """
            INSERT INTO $table AS stored (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
            SELECT persona_id, variant_id, bucket, views, interactions, last_updated, identity
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS engagement (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
            ORDER BY persona_id COLLATE "C", variant_id COLLATE "C", bucket
            ON CONFLICT (persona_id, variant_id, bucket) DO UPDATE
            SET views = excluded.views,
                interactions = excluded.interactions,
                last_updated = excluded.last_updated,
                identity = excluded.identity
            WHERE supersedes(excluded.last_updated, excluded.identity, stored.last_updated, stored.identity)
            """;

    private static final SetStatement<Identified<PerformanceUpdate>> MINUTES =
            upsert("variant_engagement", ChronoUnit.MINUTES);

    private static final SetStatement<Identified<PerformanceUpdate>> HOURS =
            upsert("variant_engagement_hours", ChronoUnit.HOURS);

    private static SetStatement<Identified<PerformanceUpdate>> upsert(String table, ChronoUnit bucket) {
        return new SetStatement<Identified<PerformanceUpdate>>(UPSERT.replace("$table", table))
                .text(update -> update.event().personaId())
                .text(update -> update.event().variantId())
                .timestamptz(update -> begin(bucket, update.event().updatedAt()))
                .bigint(update -> update.event().viewCount())
                .bigint(update -> update.event().interactionCount())
                .timestamptz(update -> update.event().updatedAt())
                .uuid(Identified::identity);
    }

    /** The same as {@link Instant#truncatedTo}, which takes longer as it is there for any unit. */
    private static Instant begin(ChronoUnit bucket, Instant time) {
        long seconds = bucket.getDuration().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    public void store(Connection connection, EventBatch batch) throws SQLException {
        List<Identified<PerformanceUpdate>> minutes = batch.variants().stream()
                .flatMap(variant -> variant.countsOfMinutes().stream())
                .toList();
        MINUTES.execute(connection, minutes);
        HOURS.execute(connection, hoursOfLate(minutes, Instant.now().minus(LATE)));
    }

    /** The newest counts of each hour that ended before; those of a variant come in the order of their times. */
    private static List<Identified<PerformanceUpdate>> hoursOfLate(
            List<Identified<PerformanceUpdate>> minutes, Instant before) {
        Map<Hour, Identified<PerformanceUpdate>> newest = new LinkedHashMap<>();
        for (Identified<PerformanceUpdate> counts : minutes) {
            PerformanceUpdate update = counts.event();
            if (update.updatedAt().isBefore(before)) {
                newest.put(
                        new Hour(QualifiedVariantId.of(update), begin(ChronoUnit.HOURS, update.updatedAt())), counts);
            }
        }
        return List.copyOf(newest.values());
    }

    private record Hour(QualifiedVariantId variant, Instant begin) {}
}
