package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps the newest counts of each minute and of each hour, for charts. Hours are written as minutes are, rather than made of
 * them later: so late events change both alike, and nothing has to find out which hours are no longer right.
 */
@ApplicationScoped
public class EngagementStore {

    private static final String UPSERT = """
            INSERT INTO $table AS stored (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
            SELECT persona_id, variant_id, from_micros(bucket), views, interactions, from_micros(last_updated),
                   identity::uuid
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
                .micros(update -> update.event().updatedAt().truncatedTo(bucket))
                .bigint(update -> update.event().viewCount())
                .bigint(update -> update.event().interactionCount())
                .micros(update -> update.event().updatedAt())
                .uuid(Identified::identity);
    }

    public void store(Connection connection, EventBatch batch) throws SQLException {
        MINUTES.execute(connection, ofAll(batch, VariantChanges::countsOfMinutes));
        HOURS.execute(connection, ofAll(batch, VariantChanges::countsOfHours));
    }

    private static List<Identified<PerformanceUpdate>> ofAll(
            EventBatch batch, Function<VariantChanges, List<Identified<PerformanceUpdate>>> counts) {
        return batch.variants().stream()
                .flatMap(variant -> counts.apply(variant).stream())
                .toList();
    }
}
