package io.variantdash.ingest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndedVariantsTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");

    /** 400 days before; a microsecond earlier is too old. */
    private static final String LIMIT = "2024-02-25 12:00Z";

    private static final String TOO_OLD = "2024-02-25 11:59:59.999999Z";

    private final AgedDatabase database = new AgedDatabase();
    private final Retention retention = database.replica();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "killed,    old, old, old, gone",
                "killed,    -,   old, old, gone",
                "killed,    old, -,   old, gone",
                "completed, old, old, -,   gone",
                "completed, old, -,   -,   gone",
                "active,    old, old, -,   kept",
                "paused,    old, old, -,   kept",
                "killed,    new, old, old, kept",
                "killed,    old, new, old, kept",
                "killed,    old, old, new, kept",
                "completed, new, -,   -,   kept",
                "completed, old, new, -,   kept"
            })
    void goWithAllTheirRowsWhenTheirLastEventIsTooOld(
            String status, @Nullable String posted, @Nullable String counted, @Nullable String killed, String outcome) {
        add("v", status, posted, counted, killed);

        retention.run(NOW);

        String rows = "SELECT (SELECT count(*) FROM variants), (SELECT count(*) FROM variant_monitoring),"
                + " (SELECT count(*) FROM variant_kills), (SELECT count(*) FROM pattern_usage)";
        assertThat(database.rows(rows))
                .containsExactly(
                        outcome.equals("gone")
                                ? "0|0|0|0"
                                : "1|%d|%d|%d".formatted(one(counted), one(killed), one(posted)));
    }

    @Test
    void goInAsManyBatchesAsItTakes() {
        database.execute("""
                INSERT INTO variants (persona_id, id, status, updated_at)
                SELECT 'ava', 'v' || i, 'completed', '%s' FROM generate_series(0, %d) i""".formatted(TOO_OLD, 2 * EndedVariants.BATCH));
        add("last", "completed", "new", null, null);

        retention.run(NOW);

        assertThat(database.rows("SELECT id FROM variants")).containsExactly("last");
    }

    @Test
    void takeTheirPatternsWithThem() {
        add("ended", "killed", "old", null, "old");
        database.execute("UPDATE variants SET pattern_used = 'worn out'");
        add("running", "active", "old", null, null);
        addFatigue("worn out", TOO_OLD);
        addFatigue("detected again", LIMIT);
        addFatigue("question", TOO_OLD); // of the one that runs

        retention.run(NOW);

        assertThat(database.rows("SELECT pattern FROM pattern_fatigue ORDER BY 1"))
                .containsExactly("detected again", "question");
    }

    /** Counts of a variant that is there, in a batch that began before; a state would be left without its variant. */
    @Test
    void stayWhileABatchIsUnderWay() throws Exception {
        add("v", "completed", "old", "old", null);
        try (Connection batch = database.connect()) {
            batch.setAutoCommit(false);
            batch.createStatement().execute("""
                    INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                    VALUES (gen_random_uuid(), 'performance_update', 'ava', '{}', '%s')""".formatted(NOW));

            retention.run(NOW);

            assertThat(database.rows("SELECT id FROM variants")).containsExactly("v");
            batch.createStatement().execute("UPDATE variant_monitoring SET last_updated = '%s'".formatted(NOW));
            batch.commit();
        }
        retention.run(NOW);
        assertThat(database.rows("SELECT id FROM variants")).containsExactly("v");
    }

    private void add(
            String id, String status, @Nullable String posted, @Nullable String counted, @Nullable String killed) {
        database.execute("""
                INSERT INTO variants (persona_id, id, pattern_used, status, posted_at, updated_at)
                VALUES ('ava', '%1$s', 'question', '%2$s', %3$s, %3$s)""".formatted(id, status, time(posted)));
        if (counted != null) {
            database.execute("""
                    INSERT INTO variant_monitoring (persona_id, variant_id, status, status_known, last_updated)
                    VALUES ('ava', '%s', '%s', true, %s)""".formatted(id, status, time(counted)));
        }
        if (killed != null) {
            database.execute("""
                    INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size,
                                               killed_at)
                    VALUES (gen_random_uuid(), 'ava', '%s', 'slow', 0, 0, %s)""".formatted(id, time(killed)));
        }
    }

    private void addFatigue(String pattern, String detectedAt) {
        database.execute("""
                INSERT INTO pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, detected_at, identity)
                VALUES ('ava', '%s', 1, 0.5, '%s', gen_random_uuid())""".formatted(pattern, detectedAt));
    }

    private static String time(@Nullable String age) {
        if (age == null) {
            return "NULL";
        }
        return "'" + (age.equals("old") ? TOO_OLD : LIMIT) + "'";
    }

    private static int one(@Nullable String age) {
        return age == null ? 0 : 1;
    }
}
