package io.variantdash.ingest.variant;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.SetStatement;
import io.variantdash.ingest.store.TouchedVariants;
import io.variantdash.ingest.store.VariantKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final SetStatement<Row> UPSERT = new SetStatement<Row>("""
            INSERT INTO variants AS stored (persona_id, id, content, predicted_er, pattern_used, status, posted_at,
                                            updated_at, identity)
            SELECT persona_id, id, content, predicted_er, pattern_used, status, from_micros(posted_at),
                   from_micros(updated_at), identity
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS variant (persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at, identity)
            -- A variant that was merely counted needs a row, but no lock on the one it has.
            WHERE identity IS NOT NULL
               OR status = 'killed'
               OR NOT EXISTS (SELECT FROM variants known
                              WHERE known.persona_id = variant.persona_id AND known.id = variant.id)
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
            .text(row -> row.key().personaId())
            .text(row -> row.key().variantId())
            .text(row -> row.fromPost(VariantPosted::content))
            .doublePrecision(row -> row.fromPost(VariantPosted::predictedEr))
            .text(row -> row.fromPost(VariantPosted::patternUsed))
            .text(row -> row.status().wireName())
            .micros(row -> row.fromPost(VariantPosted::postedAt))
            .micros(row -> row.fromPost(VariantPosted::updatedAt))
            .uuid(row -> row.post() == null ? null : row.post().identity());

    private record Row(VariantKey key, @Nullable Identified<VariantPosted> post, boolean killed) {

        <T> @Nullable T fromPost(Function<VariantPosted, @Nullable T> field) {
            return post == null ? null : field.apply(post.event());
        }

        VariantStatus status() {
            if (killed) {
                return VariantStatus.KILLED;
            }
            return post == null ? VariantStatus.ACTIVE : post.event().status();
        }
    }

    public void store(Connection connection, EventBatch batch) throws SQLException {
        Map<VariantKey, Identified<VariantPosted>> posts = batch.newest(VariantPosted.class, VariantKey::of);
        Set<VariantKey> killed = new HashSet<>();
        batch.ofType(EarlyKill.class).forEach(kill -> killed.add(VariantKey.of(kill.event())));
        List<Row> rows = TouchedVariants.of(batch).keySet().stream()
                .map(key -> new Row(key, posts.get(key), killed.contains(key)))
                .toList();
        UPSERT.execute(connection, rows);
    }
}
