package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps the newest counts of each minute, for charts. */
@ApplicationScoped
public class EngagementStore {

    private static final SetStatement<Identified<PerformanceUpdate>> UPSERT = new SetStatement<
                    Identified<PerformanceUpdate>>("""
            INSERT INTO variant_engagement AS stored (persona_id, variant_id, bucket, views, interactions, last_updated,
                                                      identity)
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
            """)
            .text(update -> update.event().personaId())
            .text(update -> update.event().variantId())
            .micros(update -> bucket(update.event()))
            .bigint(update -> update.event().viewCount())
            .bigint(update -> update.event().interactionCount())
            .micros(update -> update.event().updatedAt())
            .uuid(Identified::identity);

    public void store(Connection connection, EventBatch batch) throws SQLException {
        UPSERT.execute(
                connection,
                batch.variants().stream()
                        .flatMap(variant -> variant.countsOfMinutes().stream())
                        .toList());
    }

    private static Instant bucket(PerformanceUpdate update) {
        return update.updatedAt().truncatedTo(ChronoUnit.MINUTES);
    }
}
