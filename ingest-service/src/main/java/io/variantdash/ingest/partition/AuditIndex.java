package io.variantdash.ingest.partition;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Builds the index {@code dashboard_events_once} for the days that were there before the migration that brought it, while
 * they are read and written, and then drops the index that it replaces. Does nothing where that is done, and where the service
 * does not own the tables.
 */
@ApplicationScoped
class AuditIndex {

    private static final Logger LOG = Logger.getLogger(AuditIndex.class);

    /** A partition without its part of the index, the newest day first; and whether an attempt was cut off there. */
    private static final String NEXT = """
            SELECT part.relname
            FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
            WHERE inhparent = 'dashboard_events'::regclass
              AND NOT EXISTS (SELECT FROM pg_index JOIN pg_inherits attached ON attached.inhrelid = indexrelid
                              WHERE indrelid = part.oid AND attached.inhparent = 'dashboard_events_once'::regclass)
            ORDER BY part.relname DESC
            LIMIT 1""";

    /** False before there are tables, too. */
    private static final String OWNS_TABLES = """
            SELECT coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
                             WHERE oid = to_regclass('dashboard_events_once')), false)""";

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtext('variant-dash audit index'))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('variant-dash audit index'))";

    private final DataSource dataSource;
    private final MaintenanceTransaction transaction;

    AuditIndex(DataSource dataSource, MaintenanceTransaction transaction) {
        this.dataSource = dataSource;
        this.transaction = transaction;
    }

    @Scheduled(every = "1h", delay = 1, delayUnit = TimeUnit.MINUTES, concurrentExecution = ConcurrentExecution.SKIP)
    void complete() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!isTrue(statement, OWNS_TABLES) || (next(statement).isEmpty() && !isReplaced(statement))) {
                return;
            }
            int timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0); // An index of a day may take minutes.
            try {
                build(statement);
            } finally {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
        } catch (SQLException e) {
            LOG.warnf(
                    "Could not complete the index of the audit trail, the next try is in an hour: %s", e.getMessage());
        }
    }

    /** One replica builds. The lock is the session's, as CONCURRENTLY waits for all transactions that are older. */
    private void build(Statement statement) throws SQLException {
        if (!isTrue(statement, TRY_LOCK)) {
            return;
        }
        try {
            for (Optional<String> part = next(statement); part.isPresent(); part = next(statement)) {
                build(statement, part.get());
            }
            if (isReplaced(statement)) {
                transaction.run(connection -> execute(connection, "DROP INDEX dashboard_events_newest"));
                LOG.info("The index of the audit trail is complete");
            }
        } finally {
            isTrue(statement, UNLOCK);
        }
    }

    private void build(Statement statement, String part) throws SQLException {
        String index = part + "_once";
        // What an attempt left behind that was cut off.
        statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
        statement.execute("CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (persona_id, occurred_at DESC, identity)"
                .formatted(index, part));
        transaction.run(
                connection -> execute(connection, "ALTER INDEX dashboard_events_once ATTACH PARTITION " + index));
        LOG.infof("The index of %s is built", part);
    }

    private static Optional<String> next(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(NEXT)) {
            return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
        }
    }

    /** Whether the index serves all days, and the one that it replaces is still there. */
    private static boolean isReplaced(Statement statement) throws SQLException {
        return isTrue(statement, """
                SELECT indisvalid AND to_regclass('dashboard_events_newest') IS NOT NULL
                FROM pg_index WHERE indexrelid = 'dashboard_events_once'::regclass""");
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
