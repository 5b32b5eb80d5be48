package io.variantdash.ingest.store;

import io.variantdash.event.PatternFatigue;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Keeps the detector's newest word on each pattern of a persona. */
@ApplicationScoped
public class FatigueStore {

    private static final SetStatement<Identified<PatternFatigue>> UPSERT = new SetStatement<Identified<PatternFatigue>>(
                    """
            INSERT INTO pattern_fatigue AS stored (persona_id, pattern, usage_count, fatigue_score, recommendation,
                                                   detected_at, identity)
            SELECT persona_id, pattern, usage_count, fatigue_score, recommendation, detected_at, identity
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS fatigue (persona_id, pattern, usage_count, fatigue_score, recommendation, detected_at, identity)
            ORDER BY persona_id COLLATE "C", md5(pattern)::uuid
            ON CONFLICT (persona_id, pattern_key) DO UPDATE
            SET usage_count = excluded.usage_count,
                fatigue_score = excluded.fatigue_score,
                recommendation = excluded.recommendation,
                detected_at = excluded.detected_at,
                identity = excluded.identity
            WHERE supersedes(excluded.detected_at, excluded.identity, stored.detected_at, stored.identity)
            """)
            .text(fatigue -> fatigue.event().personaId())
            .text(fatigue -> fatigue.event().pattern())
            .bigint(fatigue -> fatigue.event().usageCount())
            .doublePrecision(fatigue -> fatigue.event().fatigueScore())
            .text(fatigue -> fatigue.event().recommendation())
            .timestamptz(fatigue -> fatigue.event().detectedAt())
            .uuid(Identified::identity);

    private record PatternKey(String personaId, String pattern) {}

    public void store(Connection connection, EventBatch batch) throws SQLException {
        var newest =
                batch.newest(PatternFatigue.class, fatigue -> new PatternKey(fatigue.personaId(), fatigue.pattern()));
        UPSERT.execute(connection, List.copyOf(newest.values()));
    }
}
