package io.variantdash.ingest.store;

import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row for each variant that any event named: the newest post and the status. A kill is for good; otherwise the
 * newest post decides.
 *
 * <p>One statement writes all rows in the order of their keys, so that two replicas cannot wait for each other. Whoever
 * changes a status holds the variant's row until the commit; {@code variant_monitoring} relies on that.
 */
@ApplicationScoped
public class VariantStore {

    private static final SetStatement<VariantChanges> UPSERT = new SetStatement<VariantChanges>("""
            INSERT INTO variants AS stored (persona_id, id, content, predicted_er, pattern_used, status, posted_at,
                                            updated_at, identity)
            SELECT persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at, identity
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS variant (persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at, identity)
            ORDER BY persona_id COLLATE "C", id COLLATE "C"
            ON CONFLICT (persona_id, id) DO UPDATE
            SET (content, predicted_er, pattern_used, posted_at, updated_at, identity, status) = (
                SELECT content, predicted_er, pattern_used, posted_at, updated_at, identity,
                       CASE WHEN 'killed' IN (stored.status, excluded.status) THEN 'killed' ELSE status END
                FROM (VALUES (excluded.content, excluded.predicted_er, excluded.pattern_used, excluded.posted_at,
                              excluded.updated_at, excluded.identity, excluded.status),
                             (stored.content, stored.predicted_er, stored.pattern_used, stored.posted_at,
                              stored.updated_at, stored.identity, stored.status))
                    AS post (content, predicted_er, pattern_used, posted_at, updated_at, identity, status)
                ORDER BY updated_at DESC NULLS LAST, identity DESC NULLS LAST
                LIMIT 1)
            WHERE supersedes(excluded.updated_at, excluded.identity, stored.updated_at, stored.identity)
               OR (excluded.status = 'killed' AND stored.status <> 'killed')
            """)
            .text(variant -> variant.key().personaId())
            .text(variant -> variant.key().variantId())
            .text(variant -> fromPost(variant, VariantPosted::content))
            .doublePrecision(variant -> fromPost(variant, VariantPosted::predictedEr))
            .text(variant -> fromPost(variant, VariantPosted::patternUsed))
            .text(variant -> status(variant).wireName())
            .timestamptz(variant -> fromPost(variant, VariantPosted::postedAt))
            .timestamptz(variant -> fromPost(variant, VariantPosted::updatedAt))
            .uuid(variant -> variant.post() == null ? null : variant.post().identity());

    private static final SetStatement<VariantChanges> UNKNOWN = new SetStatement<VariantChanges>("""
            SELECT ordinal
            FROM unnest(?, ?) WITH ORDINALITY AS variant (persona_id, id, ordinal)
            WHERE NOT EXISTS (SELECT FROM variants known
                              WHERE known.persona_id = variant.persona_id AND known.id = variant.id)
            """)
            .text(variant -> variant.key().personaId())
            .text(variant -> variant.key().variantId());

    public void store(Connection connection, EventBatch batch) throws SQLException {
        List<VariantChanges> written = new ArrayList<>();
        List<VariantChanges> counted = new ArrayList<>();
        batch.variants().forEach(variant -> (variant.decidesStatus() ? written : counted).add(variant));
        // A variant that was merely counted needs a row, but no lock on the one that it has.
        written.addAll(UNKNOWN.filter(connection, counted));
        UPSERT.execute(connection, written);
    }

    private static <T> @Nullable T fromPost(VariantChanges variant, Function<VariantPosted, @Nullable T> field) {
        return variant.post() == null ? null : field.apply(variant.post().event());
    }

    private static VariantStatus status(VariantChanges variant) {
        if (variant.killed()) {
            return VariantStatus.KILLED;
        }
        return variant.post() == null
                ? VariantStatus.ACTIVE
                : variant.post().event().status();
    }
}
