package io.variantdash.ingest.rebuild;

import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database knows of rebuilds, and whether it is empty. */
@ApplicationScoped
class RebuildStore {

    private static final int SECONDS_TO_ANSWER = 5;

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('variant-dash rebuild'))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('variant-dash rebuild'))";

    private static final String UNFINISHED = "SELECT id, ends FROM rebuilds WHERE finished_at IS NULL";
    private static final String BEGIN = "INSERT INTO rebuilds (id, ends) VALUES (?, ?::jsonb)";
    private static final String FINISH = "UPDATE rebuilds SET finished_at = now() WHERE id = ?";

    /** The tables that events fill. */
    private static final String FILLED = """
            SELECT 'dashboard_events' WHERE EXISTS (SELECT FROM dashboard_events)
            UNION ALL SELECT 'monitor_activity' WHERE EXISTS (SELECT FROM monitor_activity)
            UNION ALL SELECT 'optimization_alerts' WHERE EXISTS (SELECT FROM optimization_alerts)
            UNION ALL SELECT 'pattern_fatigue' WHERE EXISTS (SELECT FROM pattern_fatigue)
            UNION ALL SELECT 'variant_engagement' WHERE EXISTS (SELECT FROM variant_engagement)
            UNION ALL SELECT 'variant_engagement_hours' WHERE EXISTS (SELECT FROM variant_engagement_hours)
            UNION ALL SELECT 'variant_kills' WHERE EXISTS (SELECT FROM variant_kills)
            UNION ALL SELECT 'variant_monitoring' WHERE EXISTS (SELECT FROM variant_monitoring)
            UNION ALL SELECT 'variants' WHERE EXISTS (SELECT FROM variants)
            """;

    /** One rebuild at a time, for as long as this is open. */
    record Lock(Connection connection) implements AutoCloseable {

        /** Fails where the database has let go of it, with the connection. */
        void requireHeld() throws SQLException {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw new SQLException("The connection that keeps other rebuilds away is lost");
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection;
                    PreparedStatement statement = Sql.prepare(connection, UNLOCK)) {
                statement.execute();
            }
        }
    }

    private final DataSource dataSource;

    RebuildStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Keeps other rebuilds away.
     *
     * @throws RebuildRefused if one is under way
     */
    Lock lock() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (PreparedStatement statement = Sql.prepare(connection, LOCK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getBoolean(1)) {
                return new Lock(connection);
            }
            throw new RebuildRefused("Another rebuild of this database is under way. Wait for its end.");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The rebuild that began and did not end, if there is one. */
    Optional<RebuildRun> unfinished() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, UNFINISHED);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(RebuildRun.of(row.getObject("id", UUID.class), row.getString("ends")))
                    : Optional.empty();
        }
    }

    /** The tables that hold what events left. */
    List<String> filledTables() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, FILLED);
                ResultSet row = statement.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    void begin(RebuildRun run) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, BEGIN)) {
            statement.setObject(1, run.id());
            statement.setString(2, run.endsAsJson());
            statement.executeUpdate();
        }
    }

    void finish(RebuildRun run) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, FINISH)) {
            statement.setObject(1, run.id());
            statement.executeUpdate();
        }
    }
}
