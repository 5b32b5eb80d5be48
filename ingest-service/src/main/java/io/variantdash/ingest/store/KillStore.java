package io.variantdash.ingest.store;

import io.variantdash.event.EarlyKill;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps every kill; readers show the earliest of a variant. */
@ApplicationScoped
public class KillStore {

    private static final SetStatement<Identified<EarlyKill>> INSERT = new SetStatement<Identified<EarlyKill>>("""
            INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size,
                                       posted_at, killed_at)
            SELECT identity, persona_id, variant_id, reason, final_engagement_rate, sample_size, posted_at, killed_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                AS kill (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size, posted_at, killed_at)
            ORDER BY identity
            ON CONFLICT (identity) DO NOTHING
            """)
            .uuid(Identified::identity)
            .text(kill -> kill.event().personaId())
            .text(kill -> kill.event().variantId())
            .text(kill -> kill.event().reason())
            .doublePrecision(kill -> kill.event().finalEngagementRate())
            .bigint(kill -> kill.event().sampleSize())
            .timestamptz(kill -> kill.event().postedAt())
            .timestamptz(kill -> kill.event().killedAt());

    public void store(Connection connection, EventBatch batch) throws SQLException {
        INSERT.execute(connection, batch.newsOfType(EarlyKill.class));
    }
}
