package io.variantdash.ingest.retention;

import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes killed and completed variants of which no event is younger than an age, with their state and kills, and then
 * patterns that no variant is left of. Variants that are active or paused stay, however old.
 */
@ApplicationScoped
class EndedVariants {

    static final int BATCH = 500;

    private static final String ENDED = """
            variant.status IN ('killed', 'completed')
            AND (variant.updated_at IS NULL OR variant.updated_at < kept.since)
            AND NOT EXISTS (SELECT FROM variant_monitoring counted
                            WHERE counted.persona_id = variant.persona_id AND counted.variant_id = variant.id
                              AND counted.last_updated >= kept.since)
            AND NOT EXISTS (SELECT FROM variant_kills kill
                            WHERE kill.persona_id = variant.persona_id AND kill.variant_id = variant.id
                              AND kill.killed_at >= kept.since)
            """;

    private static final String FIND = """
            SELECT variant.persona_id, variant.id
            FROM variants variant, (VALUES (?::timestamptz)) AS kept (since)
            WHERE
            """ + ENDED + "LIMIT ?";

    /**
     * No batch may be under way that has looked whether the variant is there: it would add a state to a variant that is not.
     * Batches take these locks first, in this order.
     */
    private static final String LOCK = "LOCK TABLE ONLY dashboard_events, variants IN SHARE ROW EXCLUSIVE MODE";

    private static final String DELETE = """
            WITH ended AS MATERIALIZED (
                SELECT variant.persona_id, variant.id AS variant_id
                FROM unnest(?::text[], ?::text[]) AS key (persona_id, id)
                JOIN variants variant USING (persona_id, id), (VALUES (?::timestamptz)) AS kept (since)
                WHERE
            """ + ENDED + """
            ), kills AS (
                DELETE FROM variant_kills USING ended
                WHERE variant_kills.persona_id = ended.persona_id AND variant_kills.variant_id = ended.variant_id
            ), states AS (
                DELETE FROM variant_monitoring USING ended
                WHERE variant_monitoring.persona_id = ended.persona_id
                  AND variant_monitoring.variant_id = ended.variant_id)
            DELETE FROM variants USING ended
            WHERE variants.persona_id = ended.persona_id AND variants.id = ended.variant_id
            """;

    private static final String DELETE_PATTERNS = """
            DELETE FROM pattern_fatigue WHERE ctid = ANY (ARRAY(
                SELECT fatigue.ctid FROM pattern_fatigue fatigue
                WHERE detected_at < ?
                  AND NOT EXISTS (SELECT FROM variants variant
                                  WHERE variant.persona_id = fatigue.persona_id
                                    AND variant.pattern_used = fatigue.pattern)
                LIMIT ? FOR UPDATE SKIP LOCKED))
            """;

    private record Keys(List<String> personas, List<String> variants) {}

    private final MaintenanceTransaction transaction;

    EndedVariants(MaintenanceTransaction transaction) {
        this.transaction = transaction;
    }

    /** Deletes what has not been heard of since; returns how many variants and patterns that were. */
    int delete(Instant since) throws SQLException {
        int deleted = 0;
        Keys found;
        do {
            found = transaction.run(connection -> find(connection, since));
            deleted += found.variants().isEmpty() ? 0 : deleteVariants(found, since);
        } while (found.variants().size() == BATCH);
        int patterns;
        do {
            patterns = deletePatterns(since);
            deleted += patterns;
        } while (patterns == BATCH);
        return deleted;
    }

    private static Keys find(Connection connection, Instant since) throws SQLException {
        Keys keys = new Keys(new ArrayList<>(), new ArrayList<>());
        try (PreparedStatement statement = Sql.prepare(connection, FIND)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            statement.setInt(2, BATCH);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    keys.personas().add(result.getString(1));
                    keys.variants().add(result.getString(2));
                }
            }
        }
        return keys;
    }

    private int deleteVariants(Keys keys, Instant since) throws SQLException {
        return transaction.run(connection -> {
            try (PreparedStatement lock = Sql.prepare(connection, LOCK);
                    PreparedStatement statement = Sql.prepare(connection, DELETE)) {
                lock.execute();
                statement.setArray(1, texts(connection, keys.personas()));
                statement.setArray(2, texts(connection, keys.variants()));
                statement.setObject(3, since.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    private int deletePatterns(Instant since) throws SQLException {
        return transaction.run(connection -> {
            try (PreparedStatement statement = Sql.prepare(connection, DELETE_PATTERNS)) {
                statement.setObject(1, since.atOffset(ZoneOffset.UTC));
                statement.setInt(2, BATCH);
                return statement.executeUpdate();
            }
        });
    }

    private static Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
