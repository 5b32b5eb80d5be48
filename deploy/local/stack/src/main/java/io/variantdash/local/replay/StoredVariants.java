package io.variantdash.local.replay;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Looks into the database whether variants arrived where their last updates say. */
final class StoredVariants {

    // A newer state is as good: the same file may have been replayed to a later instant.
    private static final String COUNT = """
            SELECT count(*)
              FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS sent (persona_id, variant_id, updated_at)
              JOIN variant_monitoring AS stored USING (persona_id, variant_id)
              JOIN variants ON variants.persona_id = sent.persona_id AND variants.id = sent.variant_id
             WHERE stored.last_updated >= sent.updated_at AND variants.posted_at IS NOT NULL
            """;

    private StoredVariants() {}

    static int count(PostgresServer postgres, List<PerformanceUpdate> lastUpdates) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setArray(1, array(connection, lastUpdates, MonitorEvent::personaId));
            statement.setArray(2, array(connection, lastUpdates, PerformanceUpdate::variantId));
            statement.setArray(
                    3,
                    array(connection, lastUpdates, update -> update.occurredAt().toString()));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look into the database", e);
        }
    }

    private static Array array(
            Connection connection, List<PerformanceUpdate> updates, Function<PerformanceUpdate, String> column)
            throws SQLException {
        return connection.createArrayOf("text", updates.stream().map(column).toArray());
    }
}
