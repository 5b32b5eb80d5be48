package io.variantdash.query.optimization.audit;

import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.learning.MinuteHistory;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the variants of an audit with their minutes. */
@ApplicationScoped
class KillAuditQueries {

    private static final int MOST_VARIANTS = 300;
    private static final int MOST_MINUTES = 200_000;
    private static final long SECONDS_OF_A_MINUTE = 60;

    private static final String ENDED = """
            SELECT v.id, v.predicted_er, v.posted_at, m.view_count, m.interaction_count,
                   (SELECT min(k.killed_at) FROM variant_kills k
                    WHERE k.persona_id = v.persona_id AND k.variant_id = v.id) AS killed_at
            FROM variants v
            JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.posted_at > ? AND v.posted_at <= ?
              AND v.predicted_er >= 1e-9 AND v.predicted_er <= 1
              AND m.view_count > 0 AND m.interaction_count BETWEEN 0 AND m.view_count
            ORDER BY v.posted_at DESC, v.id
            LIMIT ?""";

    private final Database database;
    private final MinuteHistory minutes;

    KillAuditQueries(Database database, MinuteHistory minutes) {
        this.database = database;
        this.minutes = minutes;
    }

    /** The newest variants with a prediction, views and stored minutes. */
    List<EndedVariant> postedBetween(PersonaId persona, Instant from, Instant to) {
        List<EndedVariant> variants =
                database.rows(ENDED, EndedVariant::from, persona.value(), from, to, MOST_VARIANTS);
        Map<String, Long> all = new LinkedHashMap<>();
        long before = Math.floorDiv(from.getEpochSecond(), SECONDS_OF_A_MINUTE);
        variants.forEach(variant -> all.put(variant.id(), before));
        Map<String, List<MinuteTotals>> courses = minutes.news(persona.value(), all, from, MOST_MINUTES);
        return variants.stream()
                .filter(variant -> courses.containsKey(variant.id()))
                .map(variant -> variant.with(courses.getOrDefault(variant.id(), List.of())))
                .toList();
    }
}
