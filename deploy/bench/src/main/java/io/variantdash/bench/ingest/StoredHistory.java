package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.testbed.Database;
import io.variantdash.embedded.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/**
 * A past of so many events, written by SQL into the tables that ingest-service writes: a tenth of it today, the rest
 * evenly on the days before, back to the first that is kept.
 *
 * @param end the time of the newest event
 */
record StoredHistory(PostgresServer server, long events, Instant end) {

    /** The days before today that the default retention keeps, less one that may end meanwhile. */
    private static final int PAST_DAYS = 29;

    private static final int TODAYS_SHARE = 10;
    private static final int EVENTS_OF_A_VARIANT = 200;

    /** Reports on all variants in turn, evenly between two times; for this session only. */
    private static final String REPORTS = """
            CREATE OR REPLACE FUNCTION pg_temp.reports(events bigint, variants int, first timestamptz, last timestamptz)
                RETURNS TABLE (n bigint, persona_id text, variant_id text, views bigint, interactions bigint,
                               reported_at timestamptz)
                LANGUAGE sql
            BEGIN ATOMIC
                SELECT number, 'persona-' || lpad((number * 1237 % variants % 50)::text, 2, '0'),
                       'variant-' || lpad((number * 1237 % variants)::text, 6, '0'),
                       100 + number % 100000, number % 100,
                       first + (last - first) * (number::float8 / events)
                FROM generate_series(0, events - 1) AS number;
            END
            """;

    private static final String AUDIT = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), 'performance_update', persona_id, variant_id,
                   jsonb_build_object('engagement_rate', interactions / views::float8, 'interaction_count', interactions,
                                      'updated_at', reported_at, 'variant_id', variant_id, 'view_count', views),
                   reported_at
            FROM pg_temp.reports(%1$d, %2$d, '%3$s', '%4$s')
            """;

    /** Of six reports on a variant one is the last of its minute. */
    private static final String HISTORY = """
            INSERT INTO variant_engagement (persona_id, variant_id, bucket, views, interactions, last_updated, identity)
            SELECT persona_id, variant_id, date_trunc('minute', reported_at), views, interactions, reported_at,
                   gen_random_uuid()
            FROM pg_temp.reports(%1$d, %2$d, '%3$s', '%4$s')
            WHERE n %% 6 = 0
            ON CONFLICT DO NOTHING
            """;

    private static final String VARIANTS = """
            INSERT INTO variants (persona_id, id, content, predicted_er, pattern_used, status, posted_at, updated_at, identity)
            SELECT persona_id, variant_id, 'Nobody tells you this about the first minute of ' || variant_id, 0.05,
                   'curiosity_gap', CASE WHEN n < %2$d THEN 'active' ELSE 'completed' END, '%3$s', '%3$s',
                   gen_random_uuid()
            FROM pg_temp.reports(%1$d, %1$d, '%3$s', '%4$s')
            """;

    private static final String STATES = """
            INSERT INTO variant_monitoring (persona_id, variant_id, current_er, interaction_count, view_count, status,
                                            status_known, last_updated, identity)
            SELECT persona_id, variant_id, 0, 0, 0, 'active', true, '%3$s', gen_random_uuid()
            FROM pg_temp.reports(%1$d, %1$d, '%3$s', '%4$s')
            """;

    /** Takes the place of all that is stored, and leaves the database as its housekeeping would. */
    void store() {
        Instant today =
                end.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant first = today.minus(Duration.ofDays(PAST_DAYS));
        int variants = Math.toIntExact(Math.max(Workload.VARIANTS, events / EVENTS_OF_A_VARIANT));
        try (Database database = Database.connect(server)) {
            database.truncate("public");
            database.execute(REPORTS);
            database.execute(VARIANTS.formatted(variants, Workload.VARIANTS, first, end));
            database.execute(STATES.formatted(variants, Workload.VARIANTS, first, end));
            long past = (events - events / TODAYS_SHARE) / PAST_DAYS;
            // Side by side: ten million events take their time.
            IntStream.rangeClosed(0, PAST_DAYS).parallel().forEach(day -> {
                Instant start = first.plus(Duration.ofDays(day));
                if (day < PAST_DAYS) {
                    storeReports(past, variants, start, start.plus(Duration.ofDays(1)));
                } else {
                    storeReports(events - past * PAST_DAYS, variants, start, end);
                }
            });
            database.execute("VACUUM ANALYZE");
        }
    }

    private void storeReports(long count, int variants, Instant from, Instant to) {
        try (Database session = Database.connect(server)) {
            session.execute(REPORTS);
            session.execute(AUDIT.formatted(count, variants, from, to));
            session.execute(HISTORY.formatted(count, variants, from, to));
        }
    }
}
