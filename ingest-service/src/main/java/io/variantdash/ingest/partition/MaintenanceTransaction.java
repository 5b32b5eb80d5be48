package io.variantdash.ingest.partition;

import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * A transaction that makes, drops or empties tables beside those that write them. All replicas do such work, one of them at a
 * time; and it waits for no lock longer than a moment, because all writers wait behind it.
 */
@ApplicationScoped
public class MaintenanceTransaction {

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Not that of {@code ensure_day_partition}: replicas of an older release take that one alone. */
    private static final String BEGIN = """
            SELECT set_config('lock_timeout', '200ms', true),
                   set_config('idle_in_transaction_session_timeout', '10s', true),
                   set_config('client_connection_check_interval', '2s', true),
                   pg_advisory_xact_lock(hashtext('variant-dash maintenance'))
            """;

    /** A lock that was not to be had in time, or that two waited for in a circle. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01");

    private final DataSource dataSource;

    public MaintenanceTransaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Does the work in one transaction, and tries again for a while as long as the tables, or the other replicas, are busy.
     *
     * @throws TablesBusyException if they were for too long; nothing is done then
     */
    @Retry(maxRetries = 20, maxDuration = 0, delay = 1500, jitter = 500, retryOn = TablesBusyException.class)
    public <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                begin(connection);
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (BUSY.contains(String.valueOf(e.getSQLState()))) {
                throw new TablesBusyException(e);
            }
            throw e;
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, BEGIN)) {
            statement.execute();
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
