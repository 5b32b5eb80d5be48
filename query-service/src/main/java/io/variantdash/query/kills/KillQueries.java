package io.variantdash.query.kills;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.web.paging.Latest;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the kills of a persona. */
@ApplicationScoped
class KillQueries {

    private static final String LATEST = """
            SELECT k.identity, k.variant_id, left(k.reason, 281) AS reason, k.final_engagement_rate, k.sample_size,
                   k.killed_at, coalesce(v.posted_at, k.posted_at) AS posted_at, left(v.content, 281) AS content,
                   v.predicted_er, left(v.pattern_used, 281) AS pattern_used
            FROM variant_kills k
            LEFT JOIN variants v ON v.persona_id = k.persona_id AND v.id = k.variant_id
            WHERE k.persona_id = ? AND k.killed_at <= ? AND (k.killed_at < ? OR k.identity > ?)
              AND NOT EXISTS (
                  SELECT FROM variant_kills earlier
                  WHERE earlier.persona_id = k.persona_id AND earlier.variant_id = k.variant_id
                    AND (earlier.killed_at, earlier.identity) < (k.killed_at, k.identity))
            ORDER BY k.killed_at DESC, k.identity
            LIMIT ?""";

    private final Database database;

    KillQueries(@History Database database) {
        this.database = database;
    }

    /** At most {@code limit} kills after {@code place}, the latest first. */
    List<Kill> latest(PersonaId persona, Latest place, int limit) {
        return database.rows(LATEST, Kill::from, persona.value(), place.time(), place.time(), place.identity(), limit);
    }
}
