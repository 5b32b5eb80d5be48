package io.variantdash.query.optimization.learning;

/** Some personas, for what is learnt from all. */
final class PersonaSample {

    /** As many as the parameter says, from persona to persona along the primary key. */
    static final String CHOSEN = """
            WITH RECURSIVE every AS (
                (SELECT persona_id FROM variants ORDER BY persona_id LIMIT 1)
                UNION ALL
                SELECT (SELECT v.persona_id FROM variants v WHERE v.persona_id > every.persona_id
                        ORDER BY v.persona_id LIMIT 1)
                FROM every
                WHERE every.persona_id IS NOT NULL
            ), chosen AS (
                SELECT persona_id FROM every WHERE persona_id IS NOT NULL LIMIT ?
            )
            """;

    private PersonaSample() {}
}
