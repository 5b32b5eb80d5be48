package io.variantdash.ingest.retention;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Drops day partitions. Each is detached in one transaction, for which writers wait a moment, and dropped in the next, which
 * takes as long as it takes. A crash in between leaves a detached day, which the next run drops first.
 */
@ApplicationScoped
class ExpiredDays {

    // Neither finds anything in a table that is not partitioned.
    private static final String DETACH = """
            SELECT detach_expired_day(relname, ?) FROM pg_partitioned_table JOIN pg_class ON oid = partrelid
            WHERE partrelid = to_regclass(?)""";

    private static final String DROP = """
            SELECT drop_detached_day(relname, ?) FROM pg_partitioned_table JOIN pg_class ON oid = partrelid
            WHERE partrelid = to_regclass(?)""";

    private final MaintenanceTransaction transaction;

    ExpiredDays(MaintenanceTransaction transaction) {
        this.transaction = transaction;
    }

    /** Drops the days of a table before that one; returns how many there were. */
    int drop(String table, LocalDate before) throws SQLException {
        int dropped = dropDetached(table, before);
        while (step(DETACH, table, before).isPresent()) {
            dropped += dropDetached(table, before);
        }
        return dropped;
    }

    private int dropDetached(String table, LocalDate before) throws SQLException {
        int dropped = 0;
        while (step(DROP, table, before).isPresent()) {
            dropped++;
        }
        return dropped;
    }

    /** The day that a transaction of its own detached or dropped, if there is one. */
    private Optional<String> step(@CompileTimeConstant String sql, String table, LocalDate before) throws SQLException {
        return transaction.run(connection -> call(connection, sql, table, before));
    }

    private static Optional<String> call(
            Connection connection, @CompileTimeConstant String sql, String table, LocalDate before)
            throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, sql)) {
            statement.setObject(1, before);
            statement.setString(2, table);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
            }
        }
    }
}
