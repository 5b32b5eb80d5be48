package io.variantdash.ingest.operator;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The database for requests of operators: one connection at a time, so that events never wait for one because of them. */
@ApplicationScoped
public class OperatorDatabase {

    /** What is done with a statement. */
    @FunctionalInterface
    public interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(OperatorDatabase.class);

    private static final int MOST_SECONDS = 5;

    private final DataSource dataSource;
    private final Semaphore connections = new Semaphore(1, true);

    OperatorDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs one statement, in a transaction of its own.
     *
     * @throws RefusedRequest with 503 if the database cannot be reached or takes too long
     */
    public <T> T with(@CompileTimeConstant String sql, Work<T> work) {
        return with(Sql.of(sql), work);
    }

    /** The same, of a statement that depends on what is asked for. */
    public <T> T with(Sql sql, Work<T> work) {
        if (!entered()) {
            throw unavailable();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = sql.prepare(connection)) {
            statement.setQueryTimeout(MOST_SECONDS);
            return work.on(statement);
        } catch (SQLException e) {
            LOG.warnf("A request of an operator cannot be answered: %s", e);
            throw unavailable();
        } finally {
            connections.release();
        }
    }

    private boolean entered() {
        try {
            return connections.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RefusedRequest unavailable() {
        return RefusedRequest.unavailable("The database does not answer now.");
    }
}
