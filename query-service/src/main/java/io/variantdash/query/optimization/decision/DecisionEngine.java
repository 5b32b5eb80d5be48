package io.variantdash.query.optimization.decision;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the active variants of a persona and decides about them; the cost grows with variants and not with events. */
@ApplicationScoped
public class DecisionEngine {

    /** The newest; older ones are not compared. */
    private static final int MOST_VARIANTS = 500;

    private static final String ACTIVE = """
            SELECT v.id, left(v.content, 281) AS content, v.predicted_er, left(v.pattern_used, 281) AS pattern_used,
                   v.posted_at, m.interaction_count, m.view_count, m.last_updated
            FROM variants v
            LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.status = 'active'
              AND v.posted_at >= '0001-01-01 00:00:00+00' AND v.posted_at <= '9999-12-31 23:59:59+00'
            ORDER BY v.posted_at DESC, v.id
            LIMIT ?""";

    private final Database database;
    private final Learning learning;
    private final Exposures exposures;
    private final Rules ofAll;
    private final Map<String, Rules> ofPersonas = new HashMap<>();

    DecisionEngine(Database database, Learning learning, Exposures exposures, DashboardConfig config) {
        this.database = database;
        this.learning = learning;
        this.exposures = exposures;
        this.ofAll = Rules.of(config.decisions());
        config.decisions().personas().forEach((persona, settings) -> ofPersonas.put(persona, ofAll.with(settings)));
    }

    /** The thresholds by which it decides about a persona. */
    public Rules rulesOf(PersonaId persona) {
        return ofPersonas.getOrDefault(persona.value(), ofAll);
    }

    /** Whether some of them are set for this persona alone. */
    public boolean hasOwnRules(PersonaId persona) {
        return ofPersonas.containsKey(persona.value());
    }

    /** What is to be said of the active variants of a persona now. */
    public Assessment assess(PersonaId persona, Instant now) {
        return assess(persona, learning.of(persona), now);
    }

    /** The same by what has been learnt, where that is not what is known of the persona yet. */
    public Assessment assess(PersonaId persona, Learnt learnt, Instant now) {
        return assess(persona, database.rows(ACTIVE, Candidate::from, persona.value(), MOST_VARIANTS), learnt, now);
    }

    /** What would be said of the same numbers by something else that has been learnt. */
    public Assessment reassess(PersonaId persona, Assessment assessment, Learnt other) {
        return assess(persona, assessment.candidates(), other, assessment.at());
    }

    private Assessment assess(PersonaId persona, List<Candidate> variants, Learnt learnt, Instant now) {
        return Assessment.of(
                variants, learnt, exposures.of(persona, variants, learnt.exposure(), now), rulesOf(persona), now);
    }
}
