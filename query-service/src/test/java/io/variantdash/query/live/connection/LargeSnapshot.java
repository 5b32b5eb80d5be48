package io.variantdash.query.live.connection;

import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** As many variants as a snapshot holds, with texts as large in JSON as their previews can be. */
final class LargeSnapshot {

    private static final String FILL = """
            INSERT INTO variants (persona_id, id, content, predicted_er, pattern_used, status, posted_at)
            SELECT ?, 'v' || n || repeat(E'\\x01', 100), repeat(E'\\x01', 300), 0.05, repeat(E'\\x01', 300), 'active', now()
            FROM generate_series(1, 600) n""";

    private LargeSnapshot() {}

    static void fill(String persona) {
        var postgres = EmbeddedInfrastructure.postgres();
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                PreparedStatement statement = connection.prepareStatement(FILL)) {
            statement.setString(1, persona);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
