package io.variantdash.bench.rest;

import io.variantdash.bench.testbed.Database;

/**
 * What 100 personas with 2,000 variants each leave behind, 50 of which are active, and so many events about them on the
 * days that are kept: written by SQL into the tables that ingest-service writes.
 */
record StoredDashboards(Database database, long events) {

    static final int PERSONAS = 100;
    static final int VARIANTS = 2_000;
    static final int ACTIVE = 50;

    private static final String VARIANTS_OF_ALL = """
            INSERT INTO variants (persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at,
                                  identity)
            SELECT 'persona-' || p, 'variant-' || v, 'Nobody tells you this about the first minute of variant ' || v,
                   0.03 + v % 50 / 1000.0, 'pattern-' || v % 12,
                   CASE WHEN v < 50 THEN 'active' WHEN v % 10 = 0 THEN 'killed' ELSE 'completed' END,
                   now() - (v + 1) * interval '20 minutes', now(), gen_random_uuid()
            FROM generate_series(0, 99) AS p, generate_series(0, 1999) AS v
            """;

    private static final String COUNTS_OF_ALL = """
            INSERT INTO variant_monitoring (persona_id, variant_id, current_er, interaction_count, view_count, status,
                                            status_known, last_updated, identity)
            SELECT persona_id, id, 0.05, 500, 10000, status, true, now() - interval '1 hour', gen_random_uuid()
            FROM variants
            """;

    private static final String KILLS = """
            INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size,
                                       posted_at, killed_at)
            SELECT gen_random_uuid(), persona_id, id, 'Engagement below half of the prediction', 0.01, 480, posted_at,
                   posted_at + interval '4 minutes'
            FROM variants
            WHERE status = 'killed'
            """;

    private static final String FATIGUE = """
            INSERT INTO pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, recommendation, detected_at,
                                         identity)
            SELECT 'persona-' || p, 'pattern-' || n, 5, 0.7, 'Rest it for a few days.', now(), gen_random_uuid()
            FROM generate_series(0, 99) AS p, generate_series(0, 11) AS n
            """;

    /** Every tenth is news. */
    private static final String EVENTS = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), CASE WHEN news THEN 'early_kill' ELSE 'performance_update' END,
                   'persona-' || n %% 100, variant,
                   CASE WHEN news
                       THEN jsonb_build_object('variant_id', variant, 'reason', 'Engagement below half of the prediction',
                                               'final_engagement_rate', 0.01, 'sample_size', 480,
                                               'killed_at', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                       ELSE jsonb_build_object('variant_id', variant, 'view_count', 10000, 'interaction_count', 500,
                                               'engagement_rate', 0.05,
                                               'updated_at', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) END, at
            FROM (SELECT n, n / 100 %% 10 = 0 AS news, 'variant-' || n / 100 %% 2000 AS variant,
                         date_trunc('second', now() AT TIME ZONE 'UTC' - (n + 1) * interval '28 days' / %d)
                             AT TIME ZONE 'UTC' AS at
                  FROM generate_series(0, %d - 1) AS n) AS event
            """;

    /** Takes the place of all that is stored, and leaves the database as its housekeeping would. */
    void store() {
        database.truncate("public");
        database.execute("SET TIME ZONE 'UTC'");
        database.execute(VARIANTS_OF_ALL);
        database.execute(COUNTS_OF_ALL);
        database.execute(KILLS);
        database.execute(FATIGUE);
        database.execute(EVENTS.formatted(events, events));
        database.execute("VACUUM ANALYZE");
        database.checkpoint();
    }
}
