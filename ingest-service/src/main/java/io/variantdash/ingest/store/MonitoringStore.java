package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current state of each variant: the newest counts, and a copy of the status.
 *
 * <p>Only a batch with a post or a kill of the variant copies the status, as it alone holds the row in {@code variants}
 * ({@link io.variantdash.ingest.store.VariantStore} ran before in the same transaction). A batch of counts must not: the status that it sees may
 * be about to change in a transaction beside it.
 */
@ApplicationScoped
public class MonitoringStore {

    /** The rows of a batch in the order of their keys, which is the order of their locks. */
    private static final String STATES = """
            (SELECT persona_id, variant_id, status_known, current_er, interaction_count, view_count,
                    last_updated, identity, ordinal,
                    CASE WHEN status_known THEN (SELECT status FROM variants variant
                                                 WHERE variant.persona_id = state.persona_id
                                                   AND variant.id = state.variant_id) END AS status
             FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                 AS state (persona_id, variant_id, status_known, current_er, interaction_count, view_count,
                           last_updated, identity, ordinal)
             ORDER BY persona_id COLLATE "C", variant_id COLLATE "C")
            """;

    private static final String NEWER =
            "supersedes(excluded.last_updated, excluded.identity, stored.last_updated, stored.identity)";

    private static final String CHANGES = """
            SET current_er = CASE WHEN $newer THEN excluded.current_er ELSE stored.current_er END,
                interaction_count = CASE WHEN $newer THEN excluded.interaction_count ELSE stored.interaction_count END,
                view_count = CASE WHEN $newer THEN excluded.view_count ELSE stored.view_count END,
                last_updated = CASE WHEN $newer THEN excluded.last_updated ELSE stored.last_updated END,
                identity = CASE WHEN $newer THEN excluded.identity ELSE stored.identity END,
                status = CASE WHEN excluded.status_known THEN excluded.status ELSE stored.status END,
                status_known = stored.status_known OR excluded.status_known
            """.replace("$newer", NEWER);

    /** Most rows are there, and to update them takes one lock less than to try an insert first. */
    private static final SetStatement<VariantChanges> UPDATE =
            states("UPDATE variant_monitoring AS stored " + CHANGES + "FROM "
                    + STATES + "AS excluded WHERE stored.persona_id = excluded.persona_id"
                    + " AND stored.variant_id = excluded.variant_id AND (excluded.status_known OR " + NEWER + ")"
                    + " RETURNING ordinal, stored.identity IS NOT DISTINCT FROM excluded.identity");

    /** Rows that are missing; should another transaction add one meanwhile, it is changed. */
    private static final SetStatement<VariantChanges> INSERT =
            states("""
            INSERT INTO variant_monitoring AS stored (persona_id, variant_id, current_er, interaction_count, view_count,
                                                      status, status_known, last_updated, identity)
            SELECT persona_id, variant_id, coalesce(current_er, 0), coalesce(interaction_count, 0),
                   coalesce(view_count, 0), coalesce(status, 'active'), status_known, last_updated, identity
            FROM $states AS state
            WHERE NOT EXISTS (SELECT FROM variant_monitoring known
                              WHERE known.persona_id = state.persona_id AND known.variant_id = state.variant_id)
            ON CONFLICT (persona_id, variant_id) DO UPDATE
            """.replace("$states", STATES) + CHANGES + "WHERE excluded.status_known OR " + NEWER);

    private static final SetStatement<VariantChanges> SELECT = new SetStatement<VariantChanges>("""
            SELECT persona_id, variant_id, current_er, interaction_count, view_count, last_updated, identity
            FROM unnest(?, ?) AS key (persona_id, variant_id)
            JOIN variant_monitoring USING (persona_id, variant_id)
            """)
            .text(row -> row.key().personaId())
            .text(row -> row.key().variantId());

    private static SetStatement<VariantChanges> states(String sql) {
        return new SetStatement<VariantChanges>(sql)
                .text(row -> row.key().personaId())
                .text(row -> row.key().variantId())
                .bool(VariantChanges::decidesStatus)
                .doublePrecision(row -> fromCounts(row, PerformanceUpdate::engagementRate))
                .bigint(row -> fromCounts(row, PerformanceUpdate::interactionCount))
                .bigint(row -> fromCounts(row, PerformanceUpdate::viewCount))
                .timestamptz(row -> fromCounts(row, PerformanceUpdate::updatedAt))
                .uuid(row -> row.counts() == null ? null : row.counts().identity());
    }

    /** Stores the batch and returns the newest counts of every variant that the batch has counts of. */
    public List<Identified<PerformanceUpdate>> store(Connection connection, EventBatch batch) throws SQLException {
        List<VariantChanges> rows = batch.variants();
        BitSet changed = new BitSet(rows.size());
        BitSet newest = new BitSet(rows.size());
        List<Identified<PerformanceUpdate>> newestCounts = new ArrayList<>(rows.size());
        UPDATE.query(connection, rows, result -> {
            int row = result.getInt(1) - 1;
            changed.set(row);
            Identified<PerformanceUpdate> counts = rows.get(row).counts();
            if (counts != null && result.getBoolean(2) && !newest.get(row)) {
                newest.set(row);
                newestCounts.add(counts);
            }
        });
        List<VariantChanges> unchanged = new ArrayList<>();
        List<VariantChanges> superseded = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!changed.get(row)) {
                unchanged.add(rows.get(row));
            }
            if (!newest.get(row) && rows.get(row).counts() != null) {
                superseded.add(rows.get(row));
            }
        }
        INSERT.execute(connection, unchanged);
        SELECT.query(connection, superseded, result -> newestCounts.add(state(result)));
        return newestCounts;
    }

    private static <T> @Nullable T fromCounts(VariantChanges row, Function<PerformanceUpdate, T> field) {
        return row.counts() == null ? null : field.apply(row.counts().event());
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
