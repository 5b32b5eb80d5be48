package io.variantdash.ingest.performance;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.SetStatement;
import io.variantdash.ingest.store.TouchedVariants;
import io.variantdash.ingest.store.VariantKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current state of each variant: the newest counts, and a copy of the status.
 *
 * <p>Only a batch with a post or a kill of the variant copies the status, as it alone holds the row in {@code variants}
 * ({@link io.variantdash.ingest.variant.VariantStore} ran before in the same transaction). A batch of counts must not: the status that it sees may
 * be about to change in a transaction beside it.
 */
@ApplicationScoped
public class MonitoringStore {

    private static final SetStatement<Row> UPSERT = new SetStatement<Row>("""
            INSERT INTO variant_monitoring AS stored (persona_id, variant_id, current_er, interaction_count, view_count,
                                                      status, status_known, last_updated, identity)
            SELECT state.persona_id, state.variant_id, coalesce(current_er, 0), coalesce(interaction_count, 0),
                   coalesce(view_count, 0), coalesce(variant.status, 'active'), decides_status,
                   from_micros(last_updated), state.identity
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                AS state (persona_id, variant_id, decides_status, current_er, interaction_count, view_count,
                          last_updated, identity)
            LEFT JOIN variants variant
                ON decides_status AND variant.persona_id = state.persona_id AND variant.id = state.variant_id
            ORDER BY state.persona_id COLLATE "C", state.variant_id COLLATE "C"
            ON CONFLICT (persona_id, variant_id) DO UPDATE
            SET (current_er, interaction_count, view_count, last_updated, identity) = (
                    SELECT current_er, interaction_count, view_count, last_updated, identity
                    FROM (VALUES (excluded.current_er, excluded.interaction_count, excluded.view_count,
                                  excluded.last_updated, excluded.identity),
                                 (stored.current_er, stored.interaction_count, stored.view_count,
                                  stored.last_updated, stored.identity))
                        AS counts (current_er, interaction_count, view_count, last_updated, identity)
                    ORDER BY last_updated DESC NULLS LAST, identity DESC NULLS LAST
                    LIMIT 1),
                status = CASE WHEN excluded.status_known THEN excluded.status ELSE stored.status END,
                status_known = stored.status_known OR excluded.status_known
            WHERE excluded.status_known
               OR supersedes(excluded.last_updated, excluded.identity, stored.last_updated, stored.identity)
            RETURNING persona_id, variant_id, current_er, interaction_count, view_count, last_updated, identity
            """)
            .text(row -> row.key().personaId())
            .text(row -> row.key().variantId())
            .bool(Row::decidesStatus)
            .doublePrecision(row -> row.fromCounts(PerformanceUpdate::engagementRate))
            .bigint(row -> row.fromCounts(PerformanceUpdate::interactionCount))
            .bigint(row -> row.fromCounts(PerformanceUpdate::viewCount))
            .micros(row -> row.fromCounts(PerformanceUpdate::updatedAt))
            .uuid(row -> row.counts() == null ? null : row.counts().identity());

    private static final SetStatement<VariantKey> SELECT =
            new SetStatement<VariantKey>("""
            SELECT persona_id, variant_id, current_er, interaction_count, view_count, last_updated, identity
            FROM unnest(?, ?) AS key (persona_id, variant_id)
            JOIN variant_monitoring USING (persona_id, variant_id)
            """).text(VariantKey::personaId).text(VariantKey::variantId);

    private record Row(
            VariantKey key, boolean decidesStatus, @Nullable Identified<PerformanceUpdate> counts) {

        <T> @Nullable T fromCounts(Function<PerformanceUpdate, T> field) {
            return counts == null ? null : field.apply(counts.event());
        }
    }

    /** Stores the batch and returns the newest counts of every variant that the batch has counts of. */
    public List<Identified<PerformanceUpdate>> store(Connection connection, EventBatch batch) throws SQLException {
        Map<VariantKey, Identified<PerformanceUpdate>> counts = batch.newest(PerformanceUpdate.class, VariantKey::of);
        List<Row> rows = new ArrayList<>();
        TouchedVariants.of(batch)
                .forEach((key, decidesStatus) -> rows.add(new Row(key, decidesStatus, counts.get(key))));

        List<Identified<PerformanceUpdate>> newest = new ArrayList<>();
        Set<VariantKey> missing = new HashSet<>(counts.keySet());
        UPSERT.query(connection, rows, row -> {
            if (missing.remove(key(row))) {
                newest.add(state(row));
            }
        });
        // Late and repeated counts change no row, and an upsert returns only rows that it wrote.
        SELECT.query(connection, List.copyOf(missing), row -> newest.add(state(row)));
        return newest;
    }

    private static VariantKey key(ResultSet row) throws SQLException {
        return new VariantKey(row.getString("persona_id"), row.getString("variant_id"));
    }

    private static Identified<PerformanceUpdate> state(ResultSet row) throws SQLException {
        return new Identified<>(
                new PerformanceUpdate(
                        null,
                        row.getString("persona_id"),
                        row.getString("variant_id"),
                        row.getLong("view_count"),
                        row.getLong("interaction_count"),
                        row.getDouble("current_er"),
                        row.getObject("last_updated", OffsetDateTime.class).toInstant()),
                row.getObject("identity", UUID.class));
    }
}
