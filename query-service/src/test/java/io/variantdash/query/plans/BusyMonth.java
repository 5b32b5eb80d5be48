package io.variantdash.query.plans;

import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * 150 k events of ten days about 100 k variants of 50 personas, and 1 M of a month with {@code -Pfull}; made by the database
 * itself. From ten thousand rows in the table of a day on the planner decides alike.
 */
final class BusyMonth {

    static final String PERSONA = "persona-20";

    private static final boolean FULL = Boolean.getBoolean("test.full");
    private static final int EVENTS = FULL ? 1_000_000 : 150_000;
    private static final String EVENT_DAYS = FULL ? "30 days" : "10 days";

    private static final List<String> FILL = List.of(
            """
            SELECT ensure_day_partition(parent, (now() AT TIME ZONE 'UTC')::date + day)
            FROM unnest(ARRAY['dashboard_events', 'variant_engagement', 'variant_engagement_hours']) AS parent,
                 generate_series(-30, 2) AS day""",
            """
            INSERT INTO variants (persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at,
                                  identity)
            SELECT 'persona-' || i % 50, 'variant-' || i / 50, 'content of ' || i, 0.05, 'pattern-' || i % 13,
                   CASE WHEN i / 50 >= 1950 THEN 'active' WHEN i % 10 = 0 THEN 'killed' ELSE 'completed' END,
                   CASE WHEN i % 997 > 0 THEN now() - (2000 - i / 50) * interval '20 minutes' END, now(),
                   gen_random_uuid()
            FROM generate_series(0, 99999) AS i""",
            """
            INSERT INTO variant_monitoring (persona_id, variant_id, current_er, interaction_count, view_count, status,
                                            status_known, last_updated, identity)
            SELECT persona_id, id, 0.04, 40, 1000, status, true, now(), gen_random_uuid() FROM variants
            ON CONFLICT DO NOTHING""",
            """
            INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size,
                                       killed_at)
            SELECT gen_random_uuid(), persona_id, id, 'too low', 0.01, 100, coalesce(posted_at, now()) + interval '4 minutes'
            FROM variants CROSS JOIN generate_series(1, 3) WHERE status = 'killed'""",
            """
            INSERT INTO pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, detected_at, identity)
            SELECT 'persona-' || p, 'pattern-' || n, 5, 0.7, now(), gen_random_uuid()
            FROM generate_series(0, 49) AS p, generate_series(0, 299) AS n""",
            """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), CASE WHEN i % 20 = 0 THEN 'early_kill' ELSE 'performance_update' END,
                   'persona-' || i % 50, 'variant-' || i / 50 % 2000,
                   CASE WHEN i % 20 = 0
                       THEN '{"reason": "too low", "killed_at": "2026-01-31T10:00:00Z", "variant_id": "v",
                              "sample_size": 100, "final_engagement_rate": 0.01}'::jsonb
                       ELSE '{"updated_at": "2026-01-31T10:00:00Z", "variant_id": "v", "view_count": 1000,
                              "engagement_rate": 0.04, "interaction_count": 40}'::jsonb END,
                   now() - i * interval 'EVENT_DAYS' / EVENTS
            FROM generate_series(0, EVENTS - 1) AS i""".replace("EVENT_DAYS", EVENT_DAYS).replace("EVENTS", Integer.toString(EVENTS)),
            """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), 'optimization_alert', 'persona-' || p, 'variant-' || n,
                   jsonb_build_object('type', 'early_kill_candidate', 'priority', 'high', 'title', 'Stop it',
                                      'suggestion_id', 'kill-' || n, 'variant_id', 'variant-' || n, 'evidence', '{}'::jsonb,
                                      'state', CASE s WHEN 0 THEN 'raised' ELSE 'cleared' END),
                   now() - n * interval '1 hour' + s * interval '10 minutes'
            FROM generate_series(0, 49) AS p, generate_series(1, 200) AS n, generate_series(0, 1) AS s""",
            """
            INSERT INTO variant_engagement (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
            SELECT 'persona-' || p, 'variant-' || v, date_trunc('minute', now()) - m * interval '1 minute', 1000 - m, 10,
                   now(), gen_random_uuid()
            FROM generate_series(0, 49) AS p, generate_series(1950, 1999) AS v, generate_series(0, 29) AS m""",
            """
            INSERT INTO variant_engagement_hours
            SELECT 'persona-' || p, 'variant-' || v, date_trunc('hour', now()) - h * interval '1 hour', 1000 - h, 10,
                   date_trunc('hour', now()) - h * interval '1 hour', gen_random_uuid()
            FROM generate_series(0, 49) AS p, generate_series(1950, 1999) AS v, generate_series(0, 29) AS h""",
            """
            INSERT INTO monitor_activity (persona_id, event_type, last_event_at, least_lag_micros)
            SELECT 'persona-' || p, t, now(), 5000
            FROM generate_series(0, 49) AS p, unnest(ARRAY['performance_update', 'early_kill']) AS t""",
            """
            INSERT INTO dead_letters (original_topic, original_partition, original_offset, code, reason, persona_id,
                                      received_at, refused_at, value, value_size, headers)
            SELECT 'monitor.early-kill', 0, i, 'not_json', 'It is no JSON', CASE WHEN i % 4 > 0 THEN 'persona-' || i % 50 END,
                   now() - i * interval '1 minute', now(), 'x', 1, '[]'
            FROM generate_series(0, 19999) AS i""",
            """
            ANALYZE""");

    private BusyMonth() {}

    static void fill() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : FILL) {
                statement.execute(sql);
            }
        }
    }

    /** In the simple protocol, which takes a statement with parameters left unset. */
    static Connection connect() throws SQLException {
        var postgres = EmbeddedInfrastructure.postgres();
        return DriverManager.getConnection(
                postgres.jdbcUrl() + "?preferQueryMode=simple", postgres.username(), postgres.password());
    }
}
