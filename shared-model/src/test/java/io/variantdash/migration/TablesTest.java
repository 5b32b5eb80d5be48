package io.variantdash.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    private static final Database DATABASE = Database.migrated();

    @Test
    void twoPersonasMayUseTheSameVariantId() {
        insertVariant("'two_a'", "'var'", "0.1", "'active'");
        insertVariant("'two_b'", "'var'", "0.1", "'active'");

        assertThatThrownBy(() -> insertVariant("'two_a'", "'var'", "0.2", "'paused'"))
                .hasMessageContaining("variants_pkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "1.000001", "'NaN'", "'Infinity'"})
    void aPredictionIsAShareOfOne(String predictedEr) {
        assertThatThrownBy(() -> insertVariant("'rate'", "'var'", predictedEr, "'active'"))
                .hasMessageContaining("variants_predicted_er_check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'gone'", "'Active'", "''"})
    void aStatusIsOneOfFour(String status) {
        assertThatThrownBy(() -> insertVariant("'status'", "'var'", "0.1", status))
                .hasMessageContaining("variants_status_check");
    }

    @Test
    void idsAreOrderedByteByByte() {
        for (String id : new String[] {"'b'", "'B'", "'ä'", "'a'"}) {
            insertVariant("'order'", id, "0.1", "'active'");
        }

        assertThat(DATABASE.rows("SELECT id FROM variants WHERE persona_id = 'order' ORDER BY id"))
                .containsExactly("B", "a", "b", "ä");
    }

    @Test
    void idsOfTheGreatestLengthFitIntoEveryKey() {
        String id = "repeat('😀', 128)";
        String time = "timestamptz '2026-01-31 10:00Z'";
        insertVariant(id, id, "0.1", "'active'");
        DATABASE.execute(
                "INSERT INTO variant_monitoring (persona_id, variant_id, status, status_known) VALUES (%1$s, %1$s, 'active', false)"
                        .formatted(id));
        DATABASE.execute("""
                INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size, killed_at)
                VALUES (gen_random_uuid(), %1$s, %1$s, 'x', 0, 0, %2$s)""".formatted(id, time));
        DATABASE.execute("""
                INSERT INTO variant_engagement VALUES (%1$s, %1$s, %2$s, 0, 0, %2$s, gen_random_uuid())""".formatted(id, time));

        assertThat(DATABASE.rows("SELECT count(*) FROM variants WHERE id = " + id))
                .containsExactly("1");
    }

    @Test
    void aKillIsStoredOnce() {
        String insert = """
                INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate, sample_size, killed_at)
                VALUES ('6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11', 'once', 'var', 'x', 0, 0, now())""";
        DATABASE.execute(insert);

        assertThatThrownBy(() -> DATABASE.execute(insert)).hasMessageContaining("variant_kills_identity_key");
    }

    @Test
    void aPatternHasOneFatigueHoweverLongItsNameIs() {
        // Random text, for PostgreSQL would compress a repeated one until it fits into an index.
        String pattern = "(SELECT string_agg(md5(i::text), '') FROM generate_series(1, 1000) i)";
        String insert = """
                INSERT INTO pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, detected_at, identity)
                VALUES ('%s', %s, 1, 0.5, now(), gen_random_uuid())""";
        DATABASE.execute(insert.formatted("long_a", pattern));
        DATABASE.execute(insert.formatted("long_b", pattern));

        assertThatThrownBy(() -> DATABASE.execute(insert.formatted("long_a", pattern)))
                .hasMessageContaining("pattern_fatigue_pkey");
        assertThat(DATABASE.rows("SELECT length(pattern) FROM pattern_fatigue WHERE persona_id = 'long_a'"))
                .containsExactly("32000");
    }

    @Test
    void patternUsageIsThePostsThatCarryAPattern() {
        DATABASE.execute("""
                INSERT INTO variants (persona_id, id, pattern_used, status, posted_at) VALUES
                    ('usage', 'v1', 'listicle', 'active', '2026-01-31 10:00Z'),
                    ('usage', 'v2', 'listicle', 'killed', '2026-01-31 11:00Z'),
                    ('usage', 'v3', NULL, 'active', '2026-01-31 12:00Z'),
                    ('usage', 'v4', 'listicle', 'killed', NULL)""");

        assertThat(DATABASE.rows("""
                SELECT variant_id, pattern, used_at AT TIME ZONE 'UTC' FROM pattern_usage
                WHERE persona_id = 'usage' ORDER BY variant_id"""))
                .containsExactly("v1|listicle|2026-01-31 10:00:00", "v2|listicle|2026-01-31 11:00:00");
    }

    private static void insertVariant(String persona, String id, String predictedEr, String status) {
        DATABASE.execute("INSERT INTO variants (persona_id, id, predicted_er, status) VALUES (%s, %s, %s, %s)"
                .formatted(persona, id, predictedEr, status));
    }
}
